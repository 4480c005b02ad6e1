"""A page of figures in one face, on grainy paper; one value is printed otherwise, or none is."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from features.flags.look_here import check_of
from features.records.document import (
    Box,
    CheckStatus,
    Document,
    Field,
    Kind,
    Line,
    Page,
    Source,
    Word,
)
from models.recognizer.file_traces import FileTraces
from models.recognizer.glyph_shapes import shapes_of, strangeness
from models.recognizer.look_here import look_here
from models.recognizer.picture import Picture
from models.recognizer.print_measures import MEASURES, measured
from models.recognizer.print_outliers import (
    UNITS,
    Compared,
    Distance,
    Judged,
    Spot,
    compared,
    is_figures,
)
from models.recognizer.quarter_turns import turned_box, turned_page, turned_word

WIDTH, HEIGHT = 1000, 700
FACE, OTHER_FACE = cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX
ROWS, COLUMNS = 8, 4


def value_of(row, column):
    return (
        f"{(7919 * (row * COLUMNS + column + 3)) % 90_000 + 10_000}.{(37 * row + column) % 100:02d}"
    )


def corner(row, column):
    return 60 + 230 * column, 100 + 70 * row


def box_at(row, column):
    x, y = corner(row, column)
    return Box((x - 4) / WIDTH, (y - 28) / HEIGHT, (x + 170) / WIDTH, (y + 7) / HEIGHT)


def written(page, row, column, face=FACE, ink=30):
    cv2.putText(page, value_of(row, column), corner(row, column), face, 1.0, (ink,) * 3, 2)


def sheet(skip=()):
    page = np.full((HEIGHT, WIDTH, 3), 236, np.uint8)
    for row in range(ROWS):
        for column in range(COLUMNS):
            if (row, column) not in skip:
                written(page, row, column)
    return page


def photographed(page, seed=1):
    soft = cv2.GaussianBlur(page, (0, 0), 1.0).astype(float)
    grain = np.random.default_rng(seed).normal(0, 4, (HEIGHT, WIDTH, 1))
    return np.clip(soft + grain, 0, 255).astype(np.uint8)


def paper():
    cells = [
        Line(tuple(field(name, row, column) for column, name in enumerate(NAMES)))
        for row in range(1, ROWS)
    ]
    header = field("amount_with_tax", 0, 0)
    words = tuple(
        Word(value_of(row, column), 0.98, box_at(row, column))
        for row in range(ROWS)
        for column in range(COLUMNS)
    )
    return Document(
        "doc_1", "0" * 64, "image/jpeg", Kind.INVOICE, None, (Page(1, WIDTH, HEIGHT, words),),
        (header,), tuple(cells),
    )  # fmt: skip


NAMES = ("quantity", "unit_price", "amount", "tax")


def field(name, row, column, source=Source.OCR):
    text = value_of(row, column)
    return Field(name, text, text, 0.98, source, 1, box_at(row, column))


def judged(page, document=None, traces=None):
    return look_here(document or paper(), [Picture(1, page, traces=traces)])


def test_an_even_page_passes_and_says_what_was_compared():
    document = judged(photographed(sheet()))
    check = check_of(document)
    assert check.status is CheckStatus.PASSED
    assert "amount_with_tax" in check.fields and "lines[2].amount" in check.fields
    assert "DOC-12" in document.field("amount_with_tax").passed


@pytest.mark.parametrize("case", ["face", "crisp", "pale"])
def test_a_value_printed_otherwise_is_where_to_look(case):
    page = sheet(skip=[(3, 2)])
    if case == "crisp":  # typed into the photograph: neither blurred nor on its paper
        shot = photographed(page)
        x, y = corner(3, 2)
        shot[y - 30 : y + 9, x - 6 : x + 172] = 236
        written(shot, 3, 2)
    else:
        written(page, 3, 2, *((OTHER_FACE, 30) if case == "face" else (FACE, 150)))
        shot = photographed(page)
    document = judged(shot)
    check = check_of(document)
    assert check.status is CheckStatus.FAILED
    assert check.fields == ("lines[2].amount",)
    assert "DOC-12" in document.lines[2].cell("amount").failed
    assert "请看此处，待核查" in check.detail and "look here" in check.detail


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_is_judged_alike(turns):
    page = sheet(skip=[(3, 2)])
    written(page, 3, 2, OTHER_FACE)
    document = paper()
    lines = [Line(tuple(turned(cell, turns) for cell in line.cells)) for line in document.lines]
    words = tuple(turned_word(word, turns) for word in document.pages[0].words)
    shot = turned_page(photographed(page), turns)
    document = replace(
        document,
        fields=tuple(turned(value, turns) for value in document.fields),
        lines=tuple(lines),
        pages=(Page(1, shot.shape[1], shot.shape[0], words),),
    )
    assert check_of(judged(shot, document)).fields == ("lines[2].amount",)


def turned(value, turns):
    return replace(value, box=turned_box(value.box, turns))


def test_two_values_of_one_other_face_are_a_second_printer_and_no_signal():
    page = sheet(skip=[(3, 2), (5, 2)])
    for row in (3, 5):
        cv2.putText(page, "48261.37", corner(row, 2), OTHER_FACE, 1.0, (30,) * 3, 2)
    document = paper()
    lines = [
        Line(tuple(replace(c, raw="48261.37") if c.name == "amount" else c for c in line.cells))
        if number in (2, 4) else line
        for number, line in enumerate(document.lines)
    ]  # fmt: skip
    document = judged(photographed(page), replace(document, lines=tuple(lines)))
    assert check_of(document).status is CheckStatus.PASSED


def test_a_stamp_over_a_value_is_no_signal():
    page = sheet()
    x, y = corner(0, 0)
    cv2.circle(page, (x + 80, y - 10), 60, (215, 40, 50), 5)
    cv2.circle(page, (x + 80, y - 10), 22, (215, 40, 50), -1)
    document = judged(photographed(page))
    assert check_of(document).status is CheckStatus.PASSED
    assert "DOC-12" not in document.field("amount_with_tax").passed


def test_a_value_that_was_not_read_from_the_picture_is_left_alone():
    document = paper()
    fields = (field("amount_with_tax", 0, 0, Source.QR),)
    checked = judged(photographed(sheet()), replace(document, fields=fields))
    assert "amount_with_tax" not in check_of(checked).fields


def test_too_little_print_is_said_and_not_judged():
    document = replace(paper(), lines=(), pages=(Page(1, WIDTH, HEIGHT),))
    check = check_of(judged(photographed(sheet()), document))
    assert check.status is CheckStatus.NOT_APPLICABLE
    assert check.fields == ()


def test_an_editor_named_in_the_file_is_told_without_a_value():
    traces = FileTraces(programs=("Adobe Photoshop 25.0",))
    check = check_of(judged(photographed(sheet()), traces=traces))
    assert (check.status, check.fields) == (CheckStatus.FAILED, ())
    assert "Photoshop" in check.detail


def test_other_checks_stay_as_they_are():
    before = paper()
    after = judged(photographed(sheet()))
    assert len(after.checks) == len(before.checks) + 1
    assert [f.value for f in after.fields] == [f.value for f in before.fields]


def test_measures_follow_what_they_are_named_after():
    crisp, soft = sheet(), cv2.GaussianBlur(sheet(), (0, 0), 2.0)
    grainy = photographed(sheet())
    box = box_at(2, 1)
    at = {name: place for place, name in enumerate(MEASURES)}

    def measure(page, name):
        return measured(page, box).values[at[name]]

    assert measure(crisp, "sharpness") > measure(soft, "sharpness")
    assert measure(grainy, "grain") > measure(crisp, "grain")
    pale = sheet(skip=[(2, 1)])
    written(pale, 2, 1, ink=140)
    assert measure(crisp, "darkness") > measure(pale, "darkness")
    patched = sheet()
    x, y = corner(2, 1)
    patched[y - 28 : y + 7, x - 4 : x + 170] = 200
    written(patched, 2, 1)
    assert measure(patched, "ground") > measure(crisp, "ground") + 0.1


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0), Box(0, 0, 0.001, 1), Box(0.9, 0.9, 1, 1)])
def test_nothing_is_measured_where_nothing_is_printed(box):
    assert measured(sheet(), box) is None


def test_the_same_figures_in_the_same_face_are_the_same_shapes():
    page = sheet()
    page[620:700] = 236
    again = page.copy()
    cv2.putText(again, value_of(0, 0), (60, 660), FACE, 1.0, (30,) * 3, 2)
    other = page.copy()
    cv2.putText(other, value_of(0, 0), (60, 660), OTHER_FACE, 1.0, (30,) * 3, 2)
    below = Box(56 / WIDTH, 632 / HEIGHT, 240 / WIDTH, 667 / HEIGHT)

    def apart(picture):
        boxes = [shapes_of(measured(picture, box)) for box in (box_at(0, 0), below)]
        return strangeness(boxes)[1]

    assert len(shapes_of(measured(page, box_at(0, 0)))) == 7
    assert apart(again) < 0.02
    assert apart(other) > 0.1


def test_glyphs_without_company_have_no_distance():
    alone = shapes_of(measured(sheet(), box_at(0, 0)))
    assert np.isnan(strangeness([alone])).all()


def test_a_spot_that_is_not_judged_has_no_answer():
    places = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]
    spots = [Spot(box_at(*place), value_of(*place)) for place in places]
    spots[0] = replace(spots[0], judged=Judged.SUM)
    answers = compared(photographed(sheet()), spots)
    assert answers[0] is not None
    assert set(answers[1:]) == {None}


def test_one_strong_or_two_weaker_measures_make_a_place_to_look_at():
    def stands_out(**units):
        given = {name: Distance(units.get(name, 0.0) * UNITS[name], 0.0) for name in UNITS}
        return Compared(given).stands_out

    assert stands_out(shape=1.1)
    assert stands_out(grain=0.7, darkness=0.7)
    assert not stands_out(grain=0.9, darkness=0.4)
    assert not stands_out()


def test_on_an_uneven_page_and_for_numbers_more_is_needed():
    even, uneven = Distance(0.11, 0.0), Distance(0.11, 0.3)
    assert Compared({"shape": even}).stands_out
    assert not Compared({"shape": uneven}).stands_out
    assert not Compared({"shape": even}, Judged.OTHER).stands_out


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("¥1,234.50", True),
        ("91330498MAD0LL7K02", True),
        ("2025年10月22日", False),
        ("叁万元整", False),
    ],
)
def test_figures_are_figures(text, answer):
    assert is_figures(text) is answer
