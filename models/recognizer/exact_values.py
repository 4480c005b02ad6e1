"""Normal forms of values from sources that need no reading: XML, OFD, QR.

Nothing is mended here: a tax number with a wrong check character must reach the checks as it
stands. Slips of a text reader are the business of ``values.py``.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from features.errors import BadRecord
from features.records.capitals import fen_from_capitals
from features.records.document import Box, Field, Source
from features.records.money import fen_from_text, yuan_text
from models.recognizer.dates import iso_date

_BEFORE_CAPITALS = re.compile("^[^负零〇○一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+")
_EXEMPT = ("免税", "不征税", "出口零税率", "零税率")


def exact_field(
    name: str, raw: str, source: Source, page: int | None = None, box: Box | None = None
) -> Field | None:
    """Make a field of a canonical name, confidence 1; None where the text is no such value."""
    try:
        value = normal_form(name, raw)
    except BadRecord:
        return None
    return Field(name, value, raw.strip(), 1.0, source, page, box)


def normal_form(name: str, raw: str) -> str:
    """Return the normal form of a value of this canonical field name.

    Raises BadRecord when the text is empty or cannot be such a value: ``***`` for a tax is none.

    >>> normal_form("amount_with_tax", "￥1,234.5")
    '1234.50'
    >>> normal_form("tax_rate", "0.06")
    '6%'
    """
    text = " ".join(unicodedata.normalize("NFKC", raw).split())
    if not text:
        raise BadRecord("EMPTY_VALUE", f"{name} is empty")
    return _FORMS.get(name, _running_text)(text)


def _number(text: str) -> str:
    found = text.replace(" ", "")
    if not re.fullmatch(r"[0-9A-Za-z]+", found):
        raise BadRecord("BAD_NUMBER", "not letters and digits only")
    return found.upper()


def _amount(text: str) -> str:
    return yuan_text(fen_from_text(re.sub(r"(\.\d\d)0+$", r"\1", text)))


def _decimal(text: str) -> str:
    found = text.replace(" ", "").replace(",", "").lstrip("¥")
    if not re.fullmatch(r"-?(\d+(\.\d*)?|\.\d+)", found) or len(found) > 40:
        raise BadRecord("BAD_NUMBER", "not a decimal number")
    return format(Decimal(found), "f")


def _rate(text: str) -> str:
    exempt = next((word for word in _EXEMPT if word in text), None)
    if exempt:
        return exempt
    percent = re.fullmatch(r"(\d{1,2}(\.\d+)?) ?%", text)
    fraction = re.fullmatch(r"0(\.\d{1,4})?|1(\.0+)?", text)
    if not (percent or fraction):
        raise BadRecord("BAD_RATE", "not a tax rate")
    share = Decimal(percent[1]) if percent else Decimal(text) * 100
    return f"{share.normalize():f}%"


def _capitals(text: str) -> str:
    found = _BEFORE_CAPITALS.sub("", text.replace(" ", ""))
    fen_from_capitals(found)
    return found


def _running_text(text: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)


_FORMS: dict[str, Callable[[str], str]] = {
    "invoice_code": _number,
    "invoice_number": _number,
    "check_code": _number,
    "machine_number": _number,
    "buyer_tax_id": _number,
    "seller_tax_id": _number,
    "issue_date": iso_date,
    "amount_without_tax": _amount,
    "tax_amount": _amount,
    "amount_with_tax": _amount,
    "amount_in_words": _capitals,
    "amount": _amount,
    "tax": _amount,
    "quantity": _decimal,
    "unit_price": _decimal,
    "tax_rate": _rate,
}
