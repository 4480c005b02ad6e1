from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.layout import Run
from models.recognizer.merged_cells import carried, spans_of

sizes = st.lists(st.integers(1, 5), min_size=1, max_size=8)


def _spans(of):
    ends = list(accumulate(of))
    return [range(end - size, end) for size, end in zip(of, ends, strict=True)]


@given(sizes, st.floats(0.008, 0.03))
def test_texts_in_the_middle_of_their_cells_give_the_cells(of, pitch):
    rows = [0.1 + pitch * i for i in range(sum(of))]
    texts = [(rows[span[0]] + rows[span[-1]]) / 2 for span in _spans(of)]
    wanted = tuple(_spans(of)) if len(of) < sum(of) else ()
    assert spans_of(texts, rows) == wanted


@given(sizes)
def test_one_text_off_its_middle_leaves_the_column_alone(of):
    rows = [0.1 * i for i in range(sum(of) + 3)]
    texts = [(rows[span[0]] + rows[span[-1]]) / 2 for span in _spans(of)]
    assert spans_of(texts, rows) == ()


def test_a_sparse_column_needs_a_text_between_two_rows():
    rows = [0.1, 0.2, 0.3, 0.4]
    assert spans_of([0.1, 0.3], rows, sparse=True) == ()
    assert spans_of([0.1, 0.3], rows) == (range(0, 1), range(1, 4))
    assert spans_of([0.15, 0.35], rows, sparse=True) == (range(0, 2), range(2, 4))


def _run(text, y):
    return Run((), text, 0.1, y - 0.005, 0.2, y + 0.005)


def test_values_are_carried_to_the_rows_of_their_cell_only():
    rows = [{"name": _run(name, 0.1 + 0.02 * i)} for i, name in enumerate("甲乙丙丁")]
    rows[0] = {**rows[0], "trade": _run("小工", 0.11)}
    rows[2] = {**rows[2], "trade": _run("泥工", 0.15), "net": _run("5", 0.14)}
    filled = carried(rows, ("trade",), [row["name"].middle for row in rows])
    assert [row["trade"].text for row in filled] == ["小工", "小工", "泥工", "泥工"]
    assert ["net" in row for row in filled] == [False, False, True, False]
    assert "trade" not in rows[1]
