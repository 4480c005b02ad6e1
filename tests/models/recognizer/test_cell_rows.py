from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.cell_rows import by_row, row_anchors
from models.recognizer.layout import Run

HEIGHT, PITCH, PADDING = 0.01, 0.012, 0.016
lines_a_row = st.lists(st.integers(1, 5), min_size=1, max_size=9)


def _run(text, middle):
    return Run((), text, 0.1, middle - HEIGHT / 2, 0.3, middle + HEIGHT / 2)


def _cells(counts, centred):
    """Names of so many lines a row with their amounts beside the middle or the first line."""
    cells, top = [], 0.1
    for row, count in enumerate(counts):
        names = [top + PITCH * line for line in range(count)]
        cells += [("item_name", _run(f"{row}.{i}", y)) for i, y in enumerate(names)]
        middle = (names[0] + names[-1]) / 2 if centred else names[0]
        cells.append(("amount", _run("1.00", middle)))
        top = names[-1] + PADDING
    return sorted(cells, key=lambda cell: cell[1].middle)


def _names(cells):
    anchors = row_anchors(cells)
    return [[run.text for run in row.get("item_name", [])] for row in by_row(cells, anchors)]


@given(lines_a_row)
def test_lines_around_the_middle_of_a_row_are_its_own(counts):
    wanted = [[f"{row}.{i}" for i in range(count)] for row, count in enumerate(counts)]
    assert _names(_cells(counts, centred=True)) == wanted


@given(lines_a_row)
def test_lines_from_the_top_of_a_row_are_its_own(counts):
    wanted = [[f"{row}.{i}" for i in range(count)] for row, count in enumerate(counts)]
    assert _names(_cells(counts, centred=False)) == wanted


def test_without_figures_there_are_no_rows():
    assert by_row([("item_name", _run("栏杆", 0.1))], []) == []


def test_a_name_in_a_gap_of_the_figures_is_a_row():
    heights = (0.10, 0.12, 0.16, 0.18)
    cells = [("net", _run("9.00", y)) for y in heights]
    cells += [("name", _run(name, 0.10 + 0.02 * i)) for i, name in enumerate("甲乙丙丁戊")]
    cells.sort(key=lambda cell: cell[1].middle)
    shared = by_row(cells, row_anchors(cells))
    assert [[run.text for run in row["name"]] for row in shared] == [[c] for c in "甲乙丙丁戊"]
    assert ["net" in row for row in shared] == [True, True, False, True, True]
