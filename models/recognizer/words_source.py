"""Words of a paper to a reading, by the kind of paper that the words show."""

from collections.abc import Callable, Sequence

from features.records.document import Kind, Page, Source
from models.recognizer.acceptance_fields import read_acceptance
from models.recognizer.award_notice_fields import read_award_notice
from models.recognizer.bank_slip_fields import read_bank_slip
from models.recognizer.contract_fields import read_contract
from models.recognizer.delivery_note_fields import read_delivery_note
from models.recognizer.evidence import Evidence
from models.recognizer.invoice_fields import read_invoice
from models.recognizer.layout import lay_out
from models.recognizer.page_kind import kind_of
from models.recognizer.reading import Reading
from models.recognizer.receipt_fields import read_receipt
from models.recognizer.roster_fields import read_roster


def read_words(pages: Sequence[Page], sources: Sequence[Source]) -> Reading:
    """Read the fields of a paper from its words; ``sources`` says of each page whence they are.

    The kind OTHER has no fields. Header values of invoices, slips, notices and receipts stand on
    the first page; rows of every kind may run over all pages.
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
    Kind.INVOICE: lambda evidences: read_invoice(evidences[0], evidences[1:]),
    Kind.CONTRACT: read_contract,
    Kind.DELIVERY_NOTE: read_delivery_note,
    Kind.ROSTER: read_roster,
    Kind.BANK_SLIP: read_bank_slip,
    Kind.RECEIPT: read_receipt,
    Kind.AWARD_NOTICE: read_award_notice,
    Kind.ACCEPTANCE: read_acceptance,
}
