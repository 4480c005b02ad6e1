import pytest

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from training.recognition.tagged_page import Letter, Strip, tagged_pages
from training.recognition.upright_strips import joined_upright
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.press import unpainted


def letter(character, x, top, em=4.0):
    return Strip((Letter(character, x, x + em, tag=3),), top, top + em)


def spelt(strips):
    return ["".join(x.character for x in strip.letters) for strip in joined_upright(strips)]


def test_letters_below_each_other_are_one_strip_with_their_tags():
    column = [letter(c, 10.0, 20 + 4.6 * n) for n, c in enumerate("汇出方")]
    [whole] = joined_upright(column)
    assert [x.tag for x in whole.letters] == [3, 3, 3]
    assert (whole.top, whole.bottom) == (20.0, column[-1].bottom)


@pytest.mark.parametrize(
    "other",
    [
        letter("单", 40.0, 24.6),  # elsewhere
        letter("单", 10.0, 20.5),  # beside rather than below
        letter("单", 10.0, 32.0),  # rows of a table are further apart
    ],
)
def test_letters_that_are_no_caption_stay_apart(other):
    assert spelt([letter("回", 10.0, 20.0), other]) == ["回", "单"]


def test_a_caption_ends_where_its_step_changes():
    column = [
        letter(c, 10.0, top) for c, top in zip("付款方一", (20, 24.6, 29.2, 35.5), strict=True)
    ]
    assert spelt(column) == ["付款方", "一"]


@needs_fonts
def test_the_sides_of_a_drawn_slip_are_captions():
    with unpainted():
        pages = [
            p for layout in range(3) for p in tagged_pages(draw_paper(Kind.BANK_SLIP, layout, 1))
        ]
    words = [text for page in pages for text in spelt(page.strips)]
    assert (
        sum(
            text in ("付款人", "收款人", "付款方", "收款方", "付款单位", "收款单位")
            for text in words
        )
        >= 4
    )
