import pytest

from features.records.document import Box, Field, Kind, Source, Word
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.reading import Reading
from models.recognizer.sum_in_words import STATED_ONCE, check_sums, with_sum_told_twice


def _field(name, value):
    return Field(name, value, value, 0.9, Source.OCR, 1, Box(0.1, 0.1, 0.3, 0.12))


def _slip(*fields, kind=Kind.BANK_SLIP):
    return Reading(kind, None, tuple(_field(name, value) for name, value in fields))


def _page(*texts):
    words = [
        Word(text, 0.9, Box(0.1, 0.1 * n + 0.1, 0.1 + 0.02 * len(text), 0.1 * n + 0.12))
        for n, text in enumerate(texts)
    ]
    return [Evidence(lay_out(words, 1.0), Source.OCR)]


def test_capitals_with_a_character_misread_are_those_of_the_figures():
    given = _slip(("amount", "48285.85"))
    page = _page("用途：劳务工资", "大写：肆万捌仟贰佰捌拾伍元捌用伍分")
    words = with_sum_told_twice(given, page).field("amount_in_words")
    assert words.value == "肆万捌仟贰佰捌拾伍元捌角伍分"
    assert words.raw == "肆万捌仟贰佰捌拾伍元捌用伍分"  # as it was read, where it stands
    assert 0 < words.confidence < 0.7


def test_figures_that_cannot_be_read_are_told_by_the_capitals_of_a_slip():
    given = _slip(("amount_in_words", "陆万捌仟壹佰圆整"))
    amount = with_sum_told_twice(given, []).field("amount")
    words = given.field("amount_in_words")
    assert (amount.value, amount.raw, amount.box) == ("68100.00", words.raw, words.box)
    assert amount.confidence < words.confidence
    [check] = check_sums([amount, words])
    assert (check.code, check.fields) == (STATED_ONCE, ("amount",))
    assert "陆万捌仟壹佰圆整 → 68100.00" in check.detail


def test_sums_that_were_read_need_no_check():
    assert not list(check_sums(_slip(("amount", "35.00")).fields))


@pytest.mark.parametrize(  # a contract may have no figures
    ("given", "page"),
    [
        (_slip(("amount", "48285.85")), ("叁佰贰拾柒元整", "大写")),  # capitals of another sum
        (_slip(("amount", "48285.85")), ()),
        (_slip(("amount", "48,2x")), ("肆万捌仟元整",)),
        (_slip(("amount", "277780790740800417.00")), ("肆万捌仟元整",)),
        (_slip(("amount_in_words", "陆万捌千圆圆")), ()),
        (_slip(("amount", "3283.00"), ("amount_in_words", "捌仟贰佰捌拾叁元整")), ()),  # both
        (
            _slip(("amount_in_words", "陆万捌仟壹佰圆整"), kind=Kind.CONTRACT),
            (),
        ),  # no figures there
        (_slip(("amount", "35.00"), kind=Kind.ROSTER), ("叁拾伍元整",)),
    ],
)
def test_nothing_is_made_up(given, page):
    assert with_sum_told_twice(given, _page(*page)) == given
