"""Which fields of a paper a person must read: missing, doubtful, or at odds with a check."""

from collections.abc import Iterator

from features.powers.thresholds import Thresholds
from features.records.document import Document, Field, Kind, Source, cell_name
from features.records.paper_schema import SCHEMAS

_OLD_NUMBER = 8
_DIGITAL = "电子发票（"
"""How fully digital invoices call themselves; all others have a code, most a check code."""
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
    schema = SCHEMAS.get(document.kind)
    if schema is not None and schema.with_lines and not document.lines:
        yield "lines"


def _expected(document: Document) -> tuple[str, ...]:
    schema = SCHEMAS.get(document.kind)
    expected = tuple(entry.name for entry in schema.fields if entry.required) if schema else ()
    if document.kind is not Kind.INVOICE:
        return expected
    if _is_exempt(document):
        expected = tuple(name for name in expected if name != "tax_amount")
    number, form = document.field("invoice_number"), document.subkind or ""
    is_digital = form.startswith(_DIGITAL) if number is None else len(number.value) != _OLD_NUMBER
    if is_digital:
        return expected
    special = "专用" in form
    return (*expected, "invoice_code") if special else (*expected, "invoice_code", "check_code")


def _is_exempt(document: Document) -> bool:
    """Say whether no line carries a tax: the form then prints ``***`` for its sum."""
    rates = [cell.value for cell in document.cells("tax_rate")]
    return bool(rates) and all(rate in _NO_TAX for rate in rates)


def _doubtful(field: Field, limit: float) -> bool:
    unsure = field.source is Source.OCR and field.confidence < limit
    return unsure or bool(field.failed)


def _cells(document: Document, limit: float) -> Iterator[str]:
    schema = SCHEMAS.get(document.kind)
    required = [entry.name for entry in schema.cells if entry.required] if schema else []
    for index, line in enumerate(document.lines):
        yield from (cell_name(index, name) for name in required if line.cell(name) is None)
        for cell in line.cells:
            if _doubtful(cell, limit):
                yield cell_name(index, cell.name)
