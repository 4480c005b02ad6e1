"""Words of a paper to a reading, by the kind of paper that the words show."""

from collections.abc import Callable, Sequence

from features.records.document import Kind, Page, Source
from models.recognizer.contract_fields import read_contract
from models.recognizer.delivery_note_fields import read_acceptance, read_delivery_note
from models.recognizer.evidence import Evidence
from models.recognizer.invoice_fields import read_invoice
from models.recognizer.layout import lay_out
from models.recognizer.page_kind import kind_of
from models.recognizer.reading import Reading
from models.recognizer.roster_fields import read_roster


def read_words(pages: Sequence[Page], sources: Sequence[Source]) -> Reading:
    """Read the fields of a paper from its words; ``sources`` says of each page whence they are.

    A kind without a form of its own has no fields. Of invoices, delivery notes and acceptance
    papers the first page is read.
    """
    evidences = [
        Evidence(lay_out(page.words, page.height / page.width, page.number), source)
        for page, source in zip(pages, sources, strict=True)
    ]
    return read_form(kind_of([evidence.sheet for evidence in evidences]), evidences)


def read_form(kind: Kind, evidences: Sequence[Evidence]) -> Reading:
    """Read the fields of a paper of this kind by its printed labels and headings."""
    form = _FORMS.get(kind)
    return form(evidences) if form else Reading(kind, None, ())


_FORMS: dict[Kind, Callable[[Sequence[Evidence]], Reading]] = {
    Kind.INVOICE: lambda evidences: read_invoice(evidences[0]),
    Kind.CONTRACT: read_contract,
    Kind.DELIVERY_NOTE: lambda evidences: read_delivery_note(evidences[0]),
    Kind.ROSTER: read_roster,
    Kind.ACCEPTANCE: lambda evidences: read_acceptance(evidences[0]),
}
