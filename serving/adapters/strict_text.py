"""The encoding of a text file by its bytes: UTF-8, GB 18030, or UTF-16 with its mark."""

import unicodedata

from models.errors import Unreadable

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PLAIN = "\t\r\n"
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})


def strict_text(data: bytes) -> str:
    """Decode a text file; a guess that leaves characters which no text has is no encoding.

    Raises Unreadable(UNKNOWN_ENCODING).

    >>> strict_text("姓名".encode("gb18030"))
    '姓名'
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise Unreadable("UNKNOWN_ENCODING", "neither UTF-8 nor GB 18030 (nor UTF-16 with its mark)")


def _is_text(text: str) -> bool:
    return all(c in _PLAIN or unicodedata.category(c) not in _NO_TEXT for c in set(text))
