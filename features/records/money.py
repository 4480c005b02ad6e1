"""Money is an integer number of fen; text and Decimal meet it only here."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from features.errors import BadRecord

_AMOUNT = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(,\d{3})+|\d+)(\.(?P<part>\d{1,2}))?", re.ASCII
)
_DECORATION = str.maketrans("", "", "¥￥ \u3000")


def fen_from_text(text: str) -> int:
    """Read an amount in yuan as people write it: ``¥1,234.50``, full-width digits, a sign.

    Raises BadRecord(BAD_AMOUNT) on anything else, on a third decimal digit too: an amount
    that is finer than a fen is not an amount.

    >>> fen_from_text("¥1,234.5")
    123450
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DECORATION).removesuffix("元")
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise BadRecord("BAD_AMOUNT", f"not an amount in yuan: {text!r}")
    fen = int(match["whole"].replace(",", "")) * 100 + int((match["part"] or "0").ljust(2, "0"))
    return -fen if match["sign"] else fen


def yuan_text(fen: int) -> str:
    """Write fen as a decimal string with two digits, the normal form of every contract.

    >>> yuan_text(-5)
    '-0.05'
    """
    sign = "-" if fen < 0 else ""
    whole, part = divmod(abs(fen), 100)
    return f"{sign}{whole}.{part:02d}"


def round_to_fen(yuan: Decimal) -> int:
    """Round half up to a fen, as tax software does for each line of an invoice.

    >>> round_to_fen(Decimal("0.125"))
    13
    """
    return int((yuan * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
