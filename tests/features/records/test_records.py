from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.records.case import Case
from features.records.document import Box, Document, Field, Kind, Line, Source, document_id_of
from features.records.fact import Fact, FactKind
from features.records.focus import Focus, Role
from features.records.party import Party, Unit
from features.records.step import Step, StepKind

AS_OF = datetime(2024, 6, 30, 9, tzinfo=timezone(timedelta(hours=8)))
SECOND = int(AS_OF.timestamp())
CASE = Case(
    case_id="case-1",
    focus=Focus.PROCUREMENT,
    unit=Unit("unit-1", "云溪村村民委员会", "330421"),
    title="采购",
    as_of=AS_OF,
    power_id="procurement.goods",
    amount_fen=1,
)
SHARE = st.floats(0, 1, allow_nan=False)
BOXES = st.builds(
    lambda x, y: Box(min(x), min(y), max(x), max(y)),
    st.tuples(SHARE, SHARE),
    st.tuples(SHARE, SHARE),
)


def fact(event_time, known_at):
    return Fact(
        "f1", FactKind.CONTRACT, Focus.PROCUREMENT, "unit-1", event_time, known_at, "ledger"
    )


@given(BOXES, BOXES)
def test_union_holds_both_boxes_and_nothing_needless(one, other):
    both = one.union(other)
    assert both == other.union(one)
    assert both.union(one) == both.union(other) == both
    assert set(both.as_list()) <= {*one.as_list(), *other.as_list()}


@pytest.mark.parametrize(
    "corners",
    [(0.5, 0, 0.4, 1), (0, 0.5, 1, 0.4), (-0.1, 0, 1, 1), (0, 0, 1.1, 1), (float("nan"), 0, 1, 1)],
)
def test_box_outside_the_page_is_refused(corners):
    with pytest.raises(BadRecord) as refused:
        Box(*corners)
    assert refused.value.code == "BAD_BOX"


def test_clock_without_zone_is_refused():
    with pytest.raises(BadRecord) as refused:
        replace(CASE, as_of=datetime(2024, 6, 30))
    assert refused.value.code == "NAIVE_TIME"


@pytest.mark.parametrize("known_at", [SECOND, SECOND + 1])
def test_fact_not_known_before_as_of_is_refused(known_at):
    with pytest.raises(BadRecord) as refused:
        replace(CASE, history=(fact(SECOND - 10, known_at),))
    assert refused.value.code == "FUTURE_FACT"


def test_fact_known_a_second_before_as_of_is_taken():
    assert replace(CASE, history=(fact(SECOND - 10, SECOND - 1),)).history


def test_as_of_is_one_moment_in_any_zone():
    assert replace(CASE, as_of=AS_OF.astimezone(UTC)).as_of_epoch == SECOND


def test_fact_known_before_it_happened_is_refused():
    with pytest.raises(BadRecord) as refused:
        fact(SECOND, SECOND - 1)
    assert refused.value.code == "BAD_CLOCK"


def test_document_and_line_find_what_was_read():
    cell = Field("specification", "304", "304", 0.99, Source.OCR, 1, Box(0, 0, 1, 1))
    number = replace(cell, name="invoice_number", value="12345678")
    paper = Document(
        document_id_of("ab" * 32), "ab" * 32, "image/png", Kind.INVOICE, None, (), (number,),
        (Line((cell,)), Line(()), Line((cell,))),
    )  # fmt: skip
    assert paper.document_id == "doc_" + "ab" * 12
    assert paper.field("invoice_number") is number
    assert paper.field("remark") is None
    assert list(paper.cells("specification")) == [cell, cell]


def test_case_finds_papers_steps_and_parties_in_order():
    seller = Party("s1", "嘉禾金属制品有限公司", Role.SELLER)
    steps = tuple(Step(kind, AS_OF.date()) for kind in (StepKind.PAYMENT, StepKind.CONTRACT))
    case = replace(CASE, parties=(seller,), steps=(*steps, steps[0]))
    assert case.party(Role.SELLER) is seller
    assert case.party(Role.LESSEE) is None
    assert case.steps_of(StepKind.PAYMENT) == (steps[0], steps[0])
    assert case.papers(Kind.INVOICE) == ()
