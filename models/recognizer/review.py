"""Which fields of a paper a person must read: missing, doubtful, or at odds with a check."""

from collections.abc import Iterator

from features.powers.thresholds import Thresholds
from features.records.document import Document, Field, Kind, Source

_MANDATORY: dict[Kind, tuple[str, ...]] = {
    Kind.INVOICE: (
        "invoice_number",
        "issue_date",
        "buyer_name",
        "seller_name",
        "seller_tax_id",
        "amount_without_tax",
        "tax_amount",
        "amount_with_tax",
        "amount_in_words",
    ),
    Kind.CONTRACT: ("contract_number", "party_a", "party_b", "amount", "sign_date"),
    Kind.DELIVERY_NOTE: ("delivery_date", "buyer_name", "seller_name"),
}
_WITH_LINES = frozenset({Kind.INVOICE, Kind.DELIVERY_NOTE})
_OLD_NUMBER = 8
_NO_TAX = ("免税", "不征税")


def needs_review(document: Document, doubt: float | None = None) -> tuple[str, ...]:
    """Return the names to be read by a person, cells as ``lines[0].quantity``.

    ``doubt`` is the OCR confidence below which a value is doubtful; without one it is that of
    the standard thresholds.
    """
    limit = Thresholds().ocr_confidence if doubt is None else doubt
    named = [
        *_missing(document),
        *(field.name for field in document.fields if _doubtful(field, limit)),
        *_cells(document, limit),
    ]
    return tuple(dict.fromkeys(named))


def _missing(document: Document) -> Iterator[str]:
    for name in _expected(document):
        if document.field(name) is None:
            yield name
    if document.kind in _WITH_LINES and not document.lines:
        yield "lines"


def _expected(document: Document) -> tuple[str, ...]:
    expected = _MANDATORY.get(document.kind, ())
    if document.kind is not Kind.INVOICE:
        return expected
    if _is_exempt(document):
        expected = tuple(name for name in expected if name != "tax_amount")
    number = document.field("invoice_number")
    if number is None or len(number.value) != _OLD_NUMBER:
        return expected
    special = "专用" in (document.subkind or "")
    return (*expected, "invoice_code") if special else (*expected, "invoice_code", "check_code")


def _is_exempt(document: Document) -> bool:
    """Say whether no line carries a tax: the form then prints ``***`` for its sum."""
    rates = [cell.value for cell in document.cells("tax_rate")]
    return bool(rates) and all(rate in _NO_TAX for rate in rates)


def _doubtful(field: Field, limit: float) -> bool:
    unsure = field.source is Source.OCR and field.confidence < limit
    return unsure or bool(field.failed)


def _cells(document: Document, limit: float) -> Iterator[str]:
    for index, line in enumerate(document.lines):
        for cell in line.cells:
            if _doubtful(cell, limit):
                yield f"lines[{index}].{cell.name}"
