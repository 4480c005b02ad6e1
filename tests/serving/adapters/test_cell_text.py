from datetime import datetime, time

import pytest

from serving.adapters.cell_text import number_text, require_short, text_of
from serving.adapters.refusals import ROW_REFUSALS, CellRefused
from serving.adapters.sheet import Missing


def refusal(read, cell):
    with pytest.raises(CellRefused) as refused:
        read(cell)
    return refused.value.code


def test_text_is_folded_and_spreadsheet_quirks_are_undone():
    assert text_of(" 云澜（市）\n灯具 ") == "云澜(市) 灯具"
    assert text_of('="0012"') == text_of("'0012") == "0012"
    assert text_of(None) == ""
    assert text_of(12.50) == "12.5"
    assert text_of(datetime(2025, 7, 8)) == "2025-07-08T00:00:00"
    assert text_of(time(8, 30)) == "08:30:00"


@pytest.mark.parametrize("text", ["#N/A", "#ref!", " #VALUE! "])
def test_errors_of_spreadsheets_are_no_text(text):
    assert refusal(text_of, text) == "CELL_ERROR"


def test_what_has_no_value_says_why():
    assert refusal(text_of, Missing.FORMULA) == "FORMULA_WITHOUT_VALUE"
    assert refusal(text_of, Missing.DIGITS) == "PRECISION_LOST"
    assert refusal(text_of, "a\x07b") == "CONTROL_CHARACTER"
    assert refusal(require_short, "长" * 201) == "TEXT_TOO_LONG"


def test_room_numbers_are_no_scientific_numbers():
    assert number_text("3E10") == "3E10"
    assert refusal(number_text, "6.2E+18") == "PRECISION_LOST"
    assert number_text(1234) == number_text(1234.0) == "1234"
    assert number_text(0) == "0"


def test_every_refusal_speaks_both_languages_and_quotes_nothing():
    for code, text in ROW_REFUSALS.items():
        assert code == code.upper()
        assert any("\u4e00" <= c <= "\u9fff" for c in text.zh)
        assert text.en.isascii()
        assert "{" not in text.zh + text.en
