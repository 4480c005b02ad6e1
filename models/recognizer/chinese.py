"""Which characters are Chinese: the block CJK Unified Ideographs of Unicode."""

_FIRST, _LAST = "\u4e00", "\u9fff"


def is_chinese(character: str) -> bool:
    """Say whether a text is one Chinese character."""
    return len(character) == 1 and _FIRST <= character <= _LAST
