"""Papers of every kind and layout: what is recorded as truth is what stands on the page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest

from features.records.capitals import fen_from_capitals
from features.records.document import Kind
from features.records.identity import is_credit_code, is_resident_id
from features.records.paper_schema import SCHEMAS, Form
from models.recognizer import values
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.draw import PAINTERS, draw_paper
from training.synthesis.papers.drawn import Drawn, truth
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Stretch
from training.synthesis.papers.style import HELD_OUT_LAYOUTS, TRAINING_LAYOUTS

pytestmark = needs_fonts
LAYOUTS = (*TRAINING_LAYOUTS, *HELD_OUT_LAYOUTS, 16, 977)
KINDS = sorted(PAINTERS)
PLACES = {"round_seal", "oval_seal", "signature", "fingerprint", "qr"}


@cache
def drawn(kind: Kind, layout: int) -> Drawn:
    return draw_paper(kind, layout, seed=layout + 1)


def papers(kind: Kind) -> list[Drawn]:
    return [drawn(kind, layout) for layout in LAYOUTS]


def bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def spells(form: Form, shown: str, value: str) -> bool:
    match form:
        case Form.AMOUNT:
            boxed = bare(shown).isdigit() and bare(shown) == value.replace(".", "")
            return boxed or values.amount(shown) == value  # one digit to a ruled box, 元 角 分
        case Form.DATE:
            return values.day(shown) == value
        case Form.DECIMAL:
            return values.decimal(shown) == value
        case Form.SIGNED:
            return True
    return bare(shown) == bare(value)


def form_of(kind: Kind, name: str, row: int | None) -> Form:
    schema = SCHEMAS[kind]
    entries = schema.fields if row is None else schema.cells
    return {entry.name: entry.form for entry in entries}[name]


def shown_by(stretches: Sequence[Stretch]) -> str:
    """Return what the stretches spell; of figures in boxes the last two are 角 and 分."""
    parts = [stretch.content for stretch in stretches]
    boxed = len(parts) > 2 and all(len(part) == 1 and part.isdigit() for part in parts)
    return "".join([*parts[:-2], ".", *parts[-2:]] if boxed else parts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_characters_of_every_mark_spell_its_value(kind):
    wrong = [
        (paper.layout, mark.name, shown_by(stretches), mark.value)
        for paper in papers(kind)
        for sheet in paper.sheets
        for mark, stretches in sheet.spans
        if stretches
        and not spells(form_of(kind, mark.name, mark.row), shown_by(stretches), mark.value)
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_again_spells_the_value_that_is_marked(kind):
    for paper in papers(kind):
        marked = {mark.name: mark.value for mark in truth(paper).marks if mark.row is None}
        for sheet in paper.sheets:
            for name, stretches in sheet.echoes:
                shown = shown_by(stretches)
                assert spells(form_of(kind, name, None), shown, marked[name]), (paper.layout, name)


def test_award_notices_name_the_buyer_again_at_their_foot():
    assert any(
        name == "buyer_name"
        for paper in papers(Kind.AWARD_NOTICE)
        for s in paper.sheets
        for name, _ in s.echoes
    )


@pytest.mark.parametrize("kind", KINDS)
def test_only_names_of_the_schema_are_recorded(kind):
    schema = SCHEMAS.get(kind)
    fields = {entry.name for entry in schema.fields} if schema else set()
    cells = {entry.name for entry in schema.cells} if schema else set()
    for paper in papers(kind):
        marks = truth(paper).marks
        assert {mark.name for mark in marks if mark.row is None} <= fields
        assert {mark.name for mark in marks if mark.row is not None} <= cells
        keys = {name for sheet in paper.sheets for name, *_ in sheet.keys}
        assert keys <= fields | cells


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_recorded_twice(kind):
    for paper in papers(kind):
        counted = Counter((mark.name, mark.row) for mark in truth(paper).marks)
        twice = [(paper.layout, key) for key, count in counted.items() if count > 1]
        assert twice == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_does_not_do_without_stands_on_nearly_every_paper(kind):
    schema = SCHEMAS.get(kind)
    if schema is None:
        pytest.skip("papers of other kinds have no fields")
    missing = [
        (paper.layout, entry.name)
        for paper in papers(kind)
        for entry in schema.fields
        if entry.required and all(mark.name != entry.name for mark in truth(paper).marks)
    ]
    assert len(missing) <= 2, missing  # a tax of *** is no value; a note may say it in its title
    rows = [any(mark.row is not None for mark in truth(paper).marks) for paper in papers(kind)]
    assert all(rows) or not schema.with_lines


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_leaves_its_page(kind):
    outside = [
        (paper.layout, sheet.page, text.content)
        for paper in papers(kind)
        for sheet in paper.sheets
        for text in sheet.texts
        if text.content.strip()
        for left, top, right, bottom in [text.span()]
        if left < 0 or top < 0 or right > sheet.width or bottom > sheet.height
    ]
    assert outside == []


@pytest.mark.parametrize("kind", KINDS)
def test_places_lie_on_the_page_and_every_seal_and_signature_has_one(kind):
    for paper in papers(kind):
        for sheet in paper.sheets:
            pressed = [plate for plate in sheet.plates if plate.name.startswith(("seal", "signed"))]
            noted = [place for place in sheet.places if place[0] != "qr"]
            assert len(noted) >= len(pressed)
            for name, (left, top, right, bottom) in sheet.places:
                assert name in PLACES
                assert 0 <= left < right <= sheet.width
                assert 0 <= top < bottom <= sheet.height


@pytest.mark.parametrize("kind", KINDS)
def test_capitals_and_figures_say_the_same(kind):
    pairs = {"amount_with_tax", "amount", "total"}
    for paper in papers(kind):
        marks = {mark.name: mark.value for mark in truth(paper).marks if mark.row is None}
        spelt = marks.get("amount_in_words") or marks.get("total_in_words")
        figures = next((marks[name] for name in sorted(pairs) if name in marks), None)
        if spelt and figures:
            assert fen_from_capitals(spelt) == round(float(figures) * 100)


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_bodies_and_people_are_well_formed(kind):
    for paper in papers(kind):
        for mark in truth(paper).marks:
            form = form_of(kind, mark.name, mark.row)
            if form is Form.CREDIT_CODE and len(mark.value) == 18:
                assert is_credit_code(mark.value)
            if form is Form.RESIDENT_ID:
                assert is_resident_id(mark.value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_arguments_give_the_same_pixels_and_another_seed_another_paper(kind):
    first, again = (paint(draw_paper(kind, 3, 5).sheets[0], 60) for _ in range(2))
    assert (first == again).all()
    other = draw_paper(kind, 3, 6)
    texts = [text.content for text in draw_paper(kind, 3, 5).sheets[0].texts]
    assert texts != [text.content for text in other.sheets[0].texts]


@pytest.mark.parametrize("kind", KINDS)
def test_layouts_differ_from_one_another(kind):
    ways = {
        tuple((round(text.x), round(text.y), text.ink.face) for text in paper.sheets[0].texts[:6])
        for paper in papers(kind)
    }
    assert len(ways) == len(LAYOUTS)


def test_labels_of_held_out_layouts_are_words_of_their_own():
    shared = total = 0
    for kind in (kind for kind in KINDS if kind not in {Kind.OTHER, Kind.INVOICE}):
        trained = {
            key
            for layout in range(60)
            if layout not in HELD_OUT_LAYOUTS
            for key in keys_of(draw_paper(kind, layout, 1))
        }
        for layout in HELD_OUT_LAYOUTS:
            own = keys_of(drawn(kind, layout))
            total += len(own)
            shared += len(own & trained)
    assert shared < 0.7 * total


def keys_of(paper: Drawn) -> set[tuple[str, str]]:
    return {
        (name, bare(text.content[start:stop]))
        for sheet in paper.sheets
        for name, text, start, stop in sheet.keys
    }


@pytest.mark.parametrize(
    ("kind", "layout"),
    [
        (Kind.AWARD_NOTICE, 30_009),  # a spread label at the foot pushes the day to the edge
        (Kind.RECEIPT, 1_368),  # a small sheet full before it is signed
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_has_no_room_left_stays_on_a_sheet(kind, layout, seed):
    paper = draw_paper(kind, layout, seed)
    boxes = [mark.box for mark in truth(paper).marks if mark.box is not None]
    assert boxes
    assert all(0 <= box.x0 <= box.x1 <= 1 and 0 <= box.y0 <= box.y1 <= 1 for box in boxes)
