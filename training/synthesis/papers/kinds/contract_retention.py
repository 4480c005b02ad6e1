"""The share that is kept back until the warranty ends, found inside the terms of payment."""

from training.synthesis.papers.kinds.contract_payment import Payment
from training.synthesis.papers.prose import stretches_of
from training.synthesis.papers.sheet import Sheet


def mark_retention(sheet: Sheet, payment: Payment) -> None:
    """Mark the share where the terms of payment stand on this sheet.

    It is the last share of the terms, so it is searched for from their end: in 95%...5% the
    first 5% belongs to another.
    """
    shown = [texts for mark, texts in sheet.marks if mark.name == "payment_terms"]
    if payment.retention is None or not shown:
        return
    share = f"{payment.retention}%"
    start = "".join(text.content for text in shown[0]).rfind(share)
    stretches = tuple(stretches_of(shown[0], start, start + len(share)))
    sheet.mark_pieces("retention", share, stretches)
