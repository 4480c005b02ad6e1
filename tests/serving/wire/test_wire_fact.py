import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from serving.errors import BadBody
from serving.wire.fact import fact_line, facts_from_ndjson
from tests.serving.wire_examples import fact, ndjson

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_FACTS = st.builds(
    Fact,
    fact_id=_TEXT,
    kind=st.sampled_from(FactKind),
    focus=st.sampled_from(Focus),
    unit=_TEXT,
    event_time=st.integers(0, 10**9),
    known_at=st.integers(10**9, 2 * 10**9),
    source=_TEXT,
    seller=st.none() | _TEXT,
    item=st.none() | _TEXT,
    amount_fen=st.none() | st.integers(-(10**12), 10**12),
)


@given(st.lists(_FACTS, max_size=5))
def test_facts_go_to_lines_and_back(facts):
    lines = "\n".join(fact_line(fact) for fact in facts)
    assert facts_from_ndjson(lines.encode()) == tuple(facts)


def test_every_bad_row_is_named_and_none_is_taken():
    body = ndjson(fact(0), fact(1, kind="gift"), fact(2, event_time=2**33), fact(3, extra=1))
    with pytest.raises(BadBody) as refused:
        facts_from_ndjson(body + b"\nnot json")
    places = [place for place, _ in refused.value.errors]
    assert places == ["/1/kind", "/2", "/3/extra", "/4"]


def test_a_batch_that_is_wrong_throughout_is_not_read_to_its_end():
    with pytest.raises(BadBody) as refused:
        facts_from_ndjson(b"{}\n" * 50 + ndjson(fact(0)))
    assert len(refused.value.errors) == 100
    assert refused.value.errors[-1][0].startswith("/14/")
    assert "at least 100" in refused.value.detail


def test_blank_lines_are_no_rows():
    assert len(facts_from_ndjson(b"\n" + ndjson(fact(0)) + b"\r\n\n")) == 1
