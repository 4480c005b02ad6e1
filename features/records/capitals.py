"""大写: amounts in capital characters, read and written (支付结算办法, annex 1).

Chosen over cn2an, which fails on 叁拾圆零伍分, a normal invoice form.
"""

import re
import unicodedata

from features.errors import BadRecord

CHARACTERS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正")
"""Those in which papers print an amount; 元 and 正 stand for 圆 and 整."""
MAX_FEN = 10**14 - 1
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_VARIANTS = str.maketrans(
    "〇○一二两三四五六七八九十百千萬億元圓园貳贰參陸弍弌廿",
    "零零壹贰贰叁肆伍陆柒捌玖拾佰仟万亿圆圆圆贰贰叁陆贰壹贰",
)
_FORM = re.compile(
    r"^(?P<sign>负?)((?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)圆)?零?"
    r"((?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?((?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?[整正]?$"
)
_PREFIX = re.compile(r"^(人民币|\(大写\)|大写|金额|合计|价税|[⊗⊕×xX:⓪○◎®¥￥])+")
_SECTION = re.compile(
    r"^零?((?P<q>[壹贰叁肆伍陆柒捌玖])仟)?零?((?P<b>[壹贰叁肆伍陆柒捌玖])佰)?零?"
    r"((?P<s>[壹贰叁肆伍陆柒捌玖]?)拾)?零?(?P<g>[壹贰叁肆伍陆柒捌玖])?零?$"
)


def capitals(fen: int) -> str:
    """Write an amount in capitals, from 0 to just under 10^12 yuan, negative with 负.

    >>> capitals(3005)
    '叁拾圆零伍分'
    >>> capitals(10_700_053)
    '壹拾万柒仟圆零伍角叁分'
    """
    if abs(fen) > MAX_FEN:
        raise BadRecord("BAD_AMOUNT", f"too large for capitals: {fen} fen")
    yuan, rest = divmod(abs(fen), 100)
    sign = "负" if fen < 0 else ""
    if yuan == 0 and rest == 0:
        return "零圆整"
    whole = f"{_write_yuan(yuan)}圆" if yuan else ""
    return sign + whole + _write_rest(yuan, *divmod(rest, 10))


def fen_from_capitals(text: str) -> int:
    """Read an amount in capitals; variants of 圆, 整, 零 and ordinary numerals are accepted.

    Raises BadRecord(BAD_CAPITALS) when the characters are not a well-formed amount, so that
    a misread character is noticed rather than guessed.

    >>> fen_from_capitals("⊗壹仟肆佰零玖元伍角整")
    140950
    """
    plain = unicodedata.normalize("NFKC", re.sub(r"\s", "", text)).replace("廿", "贰拾")
    plain = _PREFIX.sub("", plain).translate(_VARIANTS)
    match = _FORM.match(plain)
    if match is None or not (match["yuan"] or match["jiao"] or match["fen"]):
        raise BadRecord("BAD_CAPITALS", f"not an amount in capitals: {text!r}")
    fen = _read_yuan(match["yuan"] or "零", text) * 100
    fen += _digit(match["jiao"]) * 10 + _digit(match["fen"])
    return -fen if match["sign"] else fen


def _write_rest(yuan: int, jiao: int, fen: int) -> str:
    if jiao == 0 and fen == 0:
        return "整"
    if jiao == 0:
        return ("零" if yuan else "") + f"{_DIGITS[fen]}分"
    gap = "零" if yuan and yuan % 10 == 0 else ""
    return f"{gap}{_DIGITS[jiao]}角" + (f"{_DIGITS[fen]}分" if fen else "整")


def _write_yuan(yuan: int) -> str:
    groups = [(yuan // 10 ** (4 * i) % 10_000, _GROUPS[i]) for i in (2, 1, 0)]
    written = ""
    gap = False
    for value, name in groups:
        if value == 0:
            gap = bool(written)
            continue
        written += (
            ("零" if written and (gap or value < 1_000) else "") + _write_section(value) + name
        )
        gap = False
    return written


def _write_section(value: int) -> str:
    written = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return written


def _read_yuan(text: str, original: str) -> int:
    total = 0
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        head, found, tail = text.partition(name)
        if found:
            total += _read_group(head, original) * scale
            text = tail
    return total + _read_section(text, original)


def _read_group(text: str, original: str) -> int:
    """Read what stands before 万 or 亿; nought there means that a character was lost."""
    value = _read_section(text, original)
    if value == 0:
        raise BadRecord("BAD_CAPITALS", f"nothing before 万 or 亿: {original!r}")
    return value


def _read_section(text: str, original: str) -> int:
    match = _SECTION.match(text)
    if match is None:
        raise BadRecord("BAD_CAPITALS", f"places out of order: {original!r}")
    ten = 1 if match["s"] == "" else _digit(match["s"])
    return _digit(match["q"]) * 1_000 + _digit(match["b"]) * 100 + ten * 10 + _digit(match["g"])


def _digit(character: str | None) -> int:
    return _DIGITS.index(character) if character else 0
