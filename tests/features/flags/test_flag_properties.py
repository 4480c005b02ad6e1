"""What each rule must hold for any numbers, beside its frozen situations."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.flags import (
    bid_variation,
    net_and_tax,
    split_purchase,
    step_out_of_order,
    words_and_figures,
)
from features.flags.paid_after_death import month_later
from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.capitals import capitals
from features.records.case import Bid, Case
from features.records.document import Document, Field, Kind, Line, Source
from features.records.fact import Fact, FactKind
from features.records.finding import Severity, Status, Text
from features.records.focus import Focus
from features.records.money import round_to_fen, yuan_text
from features.records.party import Unit
from features.records.step import Step, StepKind

CASE = Case(
    case_id="case-1",
    focus=Focus.PROCUREMENT,
    unit=Unit("unit-1", "云溪村村民委员会", "330421"),
    title="采购",
    as_of=datetime(2024, 6, 30, tzinfo=UTC),
    power_id="procurement.goods",
    amount_fen=0,
    category="体育设施",
)
ORDER = tuple(kind for kind in StepKind if kind not in (StepKind.INVOICE, StepKind.PAYMENT))
AMOUNTS = st.integers(1, 10**11)


def field(name, value):
    return Field(name, value, value, 1.0, Source.XML)


def invoice(*fields, lines=()):
    return Document("doc_0", "0", "application/xml", Kind.INVOICE, None, (), fields, lines)


@given(AMOUNTS, AMOUNTS)
def test_words_hit_exactly_when_sums_differ(said, written):
    paper = invoice(
        field("amount_in_words", capitals(said)), field("amount_with_tax", yuan_text(written))
    )
    status = words_and_figures.judge(paper).status
    assert status is (Status.PASS if said == written else Status.HIT)


@given(st.integers(-(10**10), 10**10), st.sampled_from(["13%", "9%", "6%", "3%", "1%"]))
def test_tax_computed_as_tax_software_does_passes(net, rate):
    tax = round_to_fen(Decimal(net) / 100 * Decimal(rate[:-1]) / 100)
    line = Line(
        (field("amount", yuan_text(net)), field("tax_rate", rate), field("tax", yuan_text(tax)))
    )
    header = (
        field("amount_without_tax", yuan_text(net)),
        field("tax_amount", yuan_text(tax)),
        field("amount_with_tax", yuan_text(net + tax)),
    )
    assert net_and_tax.check(invoice(*header, lines=(line,))).status == "passed"


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 6, 1)), min_size=2, max_size=len(ORDER)))
def test_steps_hit_exactly_when_some_pair_is_reversed(days):
    steps = tuple(Step(kind, on) for kind, on in zip(ORDER, days, strict=False))
    finding = step_out_of_order.evaluate(replace(CASE, steps=steps), Thresholds(steps=ORDER))
    is_ordered = all(a <= b for a, b in pairwise(days))
    assert finding.status is (Status.PASS if is_ordered else Status.HIT)


@given(st.integers(0, len(ORDER) - 2), st.integers(1, 30))
def test_swapping_two_neighbours_is_one_hit_with_both_steps(at, gap):
    days = [date(2024, 1, 1) + timedelta(days=gap * i) for i in range(len(ORDER))]
    days[at], days[at + 1] = days[at + 1], days[at]
    steps = tuple(Step(kind, on) for kind, on in zip(ORDER, days, strict=True))
    finding = step_out_of_order.evaluate(replace(CASE, steps=steps), Thresholds(steps=ORDER))
    assert [piece.step for piece in finding.evidence] == [ORDER[at], ORDER[at + 1]]
    assert finding.value == gap


@given(st.lists(AMOUNTS, min_size=3, max_size=8), st.integers(2, 50))
def test_variation_of_bids_does_not_depend_on_the_unit(amounts, scale):
    def value(factor):
        bids = tuple(Bid(str(i), a * factor) for i, a in enumerate(amounts))
        return bid_variation.evaluate(replace(CASE, bids=bids), Thresholds()).value

    assert value(scale) == pytest.approx(value(1))


@given(st.lists(st.integers(1, 9_999_999), min_size=2, max_size=5))
def test_split_hits_exactly_when_the_year_is_above_the_threshold(amounts):
    limit, day = 10_000_000, int(datetime(2024, 3, 1, tzinfo=UTC).timestamp())
    history = tuple(
        Fact(f"f{i}", FactKind.CONTRACT, Focus.PROCUREMENT, "unit-1", day, day, "ledger",
             case=f"c{i}", category="体育设施", amount_fen=fen)
        for i, fen in enumerate(amounts[1:])
    )  # fmt: skip
    case = replace(CASE, amount_fen=amounts[0], history=history)
    finding = split_purchase.evaluate(case, Thresholds(tender_fen=limit, split_window_days=0))
    assert finding.status is (Status.HIT if sum(amounts) > limit else Status.PASS)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 24))
def test_months_later_is_the_same_day_or_the_end_of_the_month(day, months):
    later = month_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_hit_without_evidence_cannot_be_made():
    with pytest.raises(BadRecord) as refused:
        Rule("X-01", Severity.LOW).hit(Text("疑点", "to be checked"), Measure(1, 0), ())
    assert refused.value.code == "NO_EVIDENCE"
