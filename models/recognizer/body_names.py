"""How the names of bodies end: village committees and collectives, offices, firms.

Longer endings stand before those that they end in, as a pattern of choices needs them.
"""

import re

BODY_ENDINGS = (
    "村民委员会",
    "居民委员会",
    "委员会",
    "村委会",
    "居委会",
    "股份经济合作社",
    "经济合作社",
    "股份合作社",
    "合作社",
    "经济联合社",
    "人民政府",
    "街道办事处",
    "办事处",
    "有限责任公司",
    "有限公司",
    "公司",
    "服务中心",
    "服务站",
    "办公室",
    "财政所",
)
BODY_END = "(?:" + "|".join(BODY_ENDINGS) + ")"
"""A pattern of any of them."""
_LONG = tuple(sorted((e for e in BODY_ENDINGS if len(e) >= 4), key=len, reverse=True))
"""Endings so long that one character lost or misread leaves no doubt."""
_TOLD = 3  # characters of an ending that tell how it goes on
_STRAY = re.compile(rf"^[0-9A-Za-z]\s*(?![号组队社村区])(?=[\u4e00-\u9fff]{{4,}}?{BODY_END}$)")


def without_stray(name: str) -> str:
    """Return the name of a body without the lone figure or letter that a stroke was read as.

    >>> without_stray("1 云澜诚川科技有限公司"), without_stray("7号泵站工程")
    ('云澜诚川科技有限公司', '7号泵站工程')
    """
    return _STRAY.sub("", name)


def with_whole_ending(name: str) -> str:
    """Return the name of a body, its ending mended where it is cut or one character is misread.

    >>> with_whole_ending("石溪村股份经济含作社"), with_whole_ending("石溪村股份经济")
    ('石溪村股份经济合作社', '石溪村股份经济合作社')
    >>> with_whole_ending("云澜诚川科技有限公司")
    '云澜诚川科技有限公司'
    """
    if name.endswith(BODY_ENDINGS):
        return name
    for ending in _LONG:
        most = len(ending) - _TOLD
        lost = next((n for n in range(1, most + 1) if name.endswith(ending[:-n])), 0)
        if lost:
            return name + ending[-lost:]
        tail = name[-len(ending) :]
        if sum(a != b for a, b in zip(tail, ending, strict=False)) == 1 and len(name) > len(ending):
            return name[: -len(ending)] + ending
    return name
