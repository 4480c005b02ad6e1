"""Lists of people: rows and sums are right, and who signed is told."""

from decimal import Decimal

from features.records.document import Kind
from features.records.identity import is_resident_id
from features.records.money import fen_from_text
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import header, papers, rows, texts
from training.synthesis.papers.drawn import truth
from training.synthesis.papers.identifiers import luhn_digit
from training.synthesis.papers.kinds.roster_form import roster_form
from training.synthesis.papers.kinds.roster_words import Pay
from training.synthesis.papers.style import style_of

pytestmark = needs_fonts


def fen(row: dict[str, str], name: str) -> int:
    return fen_from_text(row[name]) if name in row else 0


def test_what_people_get_sums_to_the_total():
    for paper in papers(Kind.ROSTER):
        people = rows(paper)
        assert 8 <= len(people) <= 40
        assert sum(fen(row, "net") for row in people) == fen_from_text(header(paper)["total"])
        assert len(paper.sheets) <= 2


def test_wages_are_days_times_rate_less_what_is_kept():
    checked = 0
    for paper in papers(Kind.ROSTER):
        for row in rows(paper):
            if not {"days", "rate"} <= set(row):
                continue
            checked += 1
            gross = round(Decimal(row["days"]) * Decimal(row["rate"]) * 100)
            assert gross == fen(row, "gross" if "gross" in row else "net")
            assert fen(row, "net") == gross - fen(row, "deductions")
    assert checked > 200


def test_names_ids_and_cards_are_well_formed():
    for paper in papers(Kind.ROSTER):
        for row in rows(paper):
            assert 2 <= len(row["name"]) <= 4
            assert "id_number" not in row or is_resident_id(row["id_number"])
            assert "account" not in row or luhn_digit(row["account"][:-1]) == row["account"][-1]


def test_a_row_counts_as_signed_if_something_stands_in_its_cell():
    answers = set()
    for paper in papers(Kind.ROSTER):
        for sheet in paper.sheets:
            pressed = [box for name, box in sheet.places if name in {"signature", "fingerprint"}]
            for mark, _ in sheet.marks:
                if mark.name != "signed" or mark.box is None:
                    continue
                middle = (mark.box.y0 + mark.box.y1) / 2 * sheet.height
                left, right = mark.box.x0 * sheet.width, mark.box.x1 * sheet.width
                filled = any(
                    x0 < right and x1 > left and abs((y0 + y1) / 2 - middle) < 2
                    for x0, y0, x1, y1 in pressed
                )
                answers.add(mark.value)
                assert filled == (mark.value == "是"), (paper.layout, mark)
    assert answers == {"是", "否"}


def test_thumb_prints_and_written_names_both_occur():
    names = {name for p in papers(Kind.ROSTER) for s in p.sheets for name, _ in s.places}
    assert {"signature", "fingerprint", "round_seal"} <= names


def test_a_merged_cell_tells_the_trade_of_all_its_rows():
    for paper in papers(Kind.ROSTER):
        people = rows(paper)
        if any("trade" in row for row in people):
            assert all("trade" in row for row in people)
    merged = [
        paper
        for paper in papers(Kind.ROSTER)
        for sheet in paper.sheets
        for mark, runs in sheet.marks
        if mark.name == "trade" and sum(runs == other for _, other in sheet.marks) > 1
    ]
    assert merged


def test_ticks_of_an_attendance_list_count_to_its_days():
    for paper in papers(Kind.ROSTER):
        if paper.subkind != Pay.ATTENDANCE:
            continue
        shown = list(texts(paper))
        ticked = shown.count("√") + Decimal(shown.count("半")) / 2
        assert ticked == sum(Decimal(row["days"]) for row in rows(paper))


def test_wages_attendance_and_relief_come_in_training_layouts():
    pays = {roster_form(style_of(Kind.ROSTER, layout)).pay for layout in range(12)}
    assert pays == set(Pay)


def test_title_and_period_stand_on_most_lists():
    titles = [header(paper)["title"] for paper in papers(Kind.ROSTER)]
    assert len(set(titles)) > 0.6 * len(titles)
    periods = [header(paper).get("period") for paper in papers(Kind.ROSTER)]
    assert sum(period is not None for period in periods) > 0.6 * len(periods)
    assert all(truth(paper).subkind in set(Pay) for paper in papers(Kind.ROSTER))
