"""The text in the QR code of a VAT invoice; other layouts are left alone.

``01,<kind>,<code>,<number>,<amount>,<yyyymmdd>,<check code>,<4 hex>[,]``, found in 187 decoded
codes. The last four characters look like a checksum whose algorithm is not published: opaque.
"""

import re

from features.records.document import Box, Field, Source
from models.recognizer.exact_values import exact_field

_LAYOUT = re.compile(
    r"01,(?P<kind>\d\d),(?P<invoice_code>\d{10}|\d{12}|),(?P<invoice_number>\d{8}|\d{20}),"
    r"(?P<amount>-?\d+(?:\.\d{1,2})?|),(?P<issue_date>\d{8}),(?P<check_code>\d{6}|\d{20}|)"
    r"(?:,[^,]*){0,2}"
)
# Which total the amount is, by kind of invoice; a kind that is not here gives none.
_AMOUNT_OF_KIND = {
    "01": "amount_without_tax",  # 增值税专用发票
    "04": "amount_without_tax",  # 增值税普通发票
    "08": "amount_without_tax",  # 增值税电子专用发票
    "10": "amount_without_tax",  # 增值税电子普通发票
    "31": "amount_with_tax",  # 数电票（增值税专用发票）
    "32": "amount_with_tax",  # 数电票（普通发票）
}


def read_code(text: str, page: int | None = None, box: Box | None = None) -> tuple[Field, ...]:
    """Read the fields of one QR text, empty for a layout that is not the VAT invoice's.

    >>> [(f.name, f.value) for f in read_code("01,32,,25117000000012345678,106.00,20250708,,0A1B")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('invoice_number', '25117000000012345678'), ('issue_date', '2025-07-08'),
     ('amount_with_tax', '106.00')]
    """
    match = _LAYOUT.fullmatch(text.strip())
    if match is None:
        return ()
    parts = match.groupdict()
    amount = _AMOUNT_OF_KIND.get(parts.pop("kind"))
    raw_amount = parts.pop("amount")
    found = [exact_field(name, raw, Source.QR, page, box) for name, raw in parts.items()]
    if amount:
        found.append(exact_field(amount, raw_amount, Source.QR, page, box))
    return tuple(field for field in found if field is not None)
