"""Words of a paper to a reading, by the kind of paper that the words show."""

from collections.abc import Callable, Sequence

from features.records.document import Kind, Page, Source
from models.recognizer.contract_fields import read_contract
from models.recognizer.delivery_note_fields import read_acceptance, read_delivery_note
from models.recognizer.invoice_fields import read_invoice
from models.recognizer.layout import Sheet, lay_out
from models.recognizer.page_kind import kind_of
from models.recognizer.reading import Reading


def read_words(pages: Sequence[Page], source: Source) -> Reading:
    """Read the fields of a paper from its words; a kind without a form of its own has none."""
    sheets = [lay_out(page.words, page.height / page.width, page.number) for page in pages]
    kind = kind_of(sheets)
    form = _FORMS.get(kind)
    return form(sheets, source) if form else Reading(kind, None, ())


def _invoice(sheets: Sequence[Sheet], source: Source) -> Reading:
    return read_invoice(sheets[0], source)


_FORMS: dict[Kind, Callable[[Sequence[Sheet], Source], Reading]] = {
    Kind.INVOICE: _invoice,
    Kind.CONTRACT: read_contract,
    Kind.DELIVERY_NOTE: read_delivery_note,
    Kind.ACCEPTANCE: read_acceptance,
}
