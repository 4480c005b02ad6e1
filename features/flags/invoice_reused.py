"""DOC-05 发票重复: one invoice is paid for more than once.

Does not apply when no payment or paper of the case names an invoice. Several payments of one
invoice are instalments and pass while their sum stays within the invoice's total. When the
total is unknown only payments by two units are a HIT, because an invoice has one buyer; all
else is N-A. A fact of history that records a payment of this same case is not counted twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from features.flags.papers import field_evidence
from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Document, Kind
from features.records.fact import Fact, FactKind
from features.records.field_values import fen_of
from features.records.finding import CaseEvidence, Evidence, FactEvidence, Finding, Severity, Text
from features.records.money import yuan_text

RULE = Rule("DOC-05", Severity.HIGH)


@dataclass(frozen=True, slots=True)
class Claim:
    """What is paid, or asked to be paid, on one invoice; ``total_fen`` is None when unknown."""

    key: str
    total_fen: int | None
    paid_fen: int
    units: frozenset[str]
    evidence: tuple[Evidence, ...]

    @property
    def excess_fen(self) -> int:
        """Return what is claimed beyond the total; all of it when the total is unknown."""
        return self.paid_fen - (self.total_fen or 0)

    @property
    def is_reuse(self) -> bool:
        """Say whether more is claimed than the invoice can bear."""
        if self.total_fen is None:
            return len(self.units) > 1
        return self.excess_fen > 0


def invoice_key(document: Document) -> str | None:
    """Return the normal key of an invoice paper, None when its number was not read."""
    number, code = document.field("invoice_number"), document.field("invoice_code")
    if document.kind is not Kind.INVOICE or number is None:
        return None
    return normal_key(f"{code.value if code else ''}/{number.value}")


def normal_key(key: str) -> str:
    """Return a key without spaces, and without the empty code of a fully digital invoice.

    >>> normal_key(" /25337000000012345678"), normal_key("033002100611/12345678")
    ('25337000000012345678', '033002100611/12345678')
    """
    return "".join(key.split()).removeprefix("/")


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding of the most overpaid invoice; value and threshold in yuan."""
    claims = [_claim(case, key, paid) for key, paid in _payments_of_case(case).items()]
    if not claims:
        return RULE.not_applicable(_NO_INVOICE)
    reused = [claim for claim in claims if claim.is_reuse]
    if reused:
        return _hit(max(reused, key=lambda claim: claim.excess_fen))
    known = [claim for claim in claims if claim.total_fen is not None]
    if len(known) < len(claims):
        return RULE.not_applicable(_NO_TOTAL)
    worst = max(known, key=lambda claim: claim.excess_fen)
    return RULE.passed(_within(worst), _measure(worst), worst.evidence)


@dataclass(frozen=True, slots=True)
class _Paid:
    fen: int
    evidence: tuple[Evidence, ...]


def _payments_of_case(case: Case) -> Mapping[str, _Paid]:
    """Return what this case pays on each invoice; a paper without payment asks to be paid."""
    papers = _invoice_papers(case)
    only = next(iter(papers)) if len(papers) == 1 else None
    paid: dict[str, _Paid] = {}
    for index, payment in enumerate(case.payments):
        key = normal_key(payment.invoice_key) if payment.invoice_key else only
        if key:
            before = paid.get(key, _Paid(0, ()))
            here = CaseEvidence(f"/payments/{index}/invoice_key")
            paid[key] = _Paid(before.fen + payment.amount_fen, (*before.evidence, here))
    if case.payments:
        return paid
    return {key: _Paid(_asked(case, key, papers), _at(papers[key])) for key in papers}


def _invoice_papers(case: Case) -> dict[str, Document]:
    keyed = ((invoice_key(paper), paper) for paper in case.papers(Kind.INVOICE))
    return {key: paper for key, paper in keyed if key is not None}


def _asked(case: Case, key: str, papers: Mapping[str, Document]) -> int:
    total = fen_of(papers[key].field("amount_with_tax"))
    return min(total, case.amount_fen) if total is not None else case.amount_fen


def _at(paper: Document) -> tuple[Evidence, ...]:
    shown = map(paper.field, ("invoice_number", "amount_with_tax"))
    return tuple(field_evidence(paper, field) for field in shown if field is not None)


def _claim(case: Case, key: str, paid: _Paid) -> Claim:
    earlier = [fact for fact in _facts(case, FactKind.PAYMENT, key) if fact.case != case.case_id]
    sums = [fact.amount_fen or 0 for fact in earlier]
    paper = _invoice_papers(case).get(key)
    seen: tuple[Evidence, ...] = tuple(FactEvidence(fact.fact_id) for fact in earlier)
    at_paper = _at(paper) if paper else ()
    return Claim(
        key,
        _total(case, key, paper),
        paid.fen + sum(sums),
        frozenset({case.unit.id, *(fact.unit for fact in earlier)}),
        tuple(dict.fromkeys((*paid.evidence, *at_paper, *seen))),
    )


def _total(case: Case, key: str, paper: Document | None) -> int | None:
    on_paper = fen_of(paper.field("amount_with_tax")) if paper else None
    if on_paper is not None:
        return on_paper
    facts = _facts(case, FactKind.INVOICE, key)
    latest = max(facts, key=lambda fact: (fact.known_at, fact.fact_id), default=None)
    return latest.amount_fen if latest else None


def _facts(case: Case, kind: FactKind, key: str) -> list[Fact]:
    return [
        fact
        for fact in case.history
        if fact.kind is kind and fact.item and normal_key(fact.item) == key
    ]


def _hit(claim: Claim) -> Finding:
    text = _beyond(claim) if claim.total_fen is not None else _two_units(claim)
    return RULE.hit(text, _measure(claim), claim.evidence)


def _measure(claim: Claim) -> Measure:
    return Measure(claim.paid_fen / 100, (claim.total_fen or 0) / 100)


def _beyond(claim: Claim) -> Text:
    paid, total = yuan_text(claim.paid_fen), yuan_text(claim.total_fen or 0)
    return Text(
        f"疑点：同一发票累计支付{paid}元，超过票面价税合计{total}元，待核查",
        f"to be checked: {paid} yuan are paid on one invoice of {total} yuan",
    )


def _two_units(claim: Claim) -> Text:
    return Text(
        f"疑点：同一发票由{len(claim.units)}个单位支付，票面金额未知，待核查",
        f"to be checked: {len(claim.units)} units pay on one invoice, whose total is unknown",
    )


def _within(claim: Claim) -> Text:
    paid, total = yuan_text(claim.paid_fen), yuan_text(claim.total_fen or 0)
    return Text(
        f"发票累计支付{paid}元，未超过价税合计{total}元",
        f"{paid} yuan are paid on an invoice of {total} yuan",
    )


_NO_INVOICE = Text(
    "案件的付款和文件均未指明发票", "no payment and no paper of the case names an invoice"
)
_NO_TOTAL = Text(
    "发票的价税合计未知，无法区分分期付款与重复支付",
    "the total of an invoice is unknown, so instalments cannot be told from reuse",
)
