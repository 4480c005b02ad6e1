import re
from pathlib import Path

import pytest

import models
from features.errors import BadRecord, YunjingError
from models.errors import Unreadable
from serving.refusals import REFUSALS, refusal_of

RECOGNIZER = Path(models.__file__).parent / "recognizer"


def test_every_code_of_an_unreadable_file_has_its_row():
    sources = " ".join(file.read_text("utf-8") for file in RECOGNIZER.glob("*.py"))
    codes = set(re.findall(r'Unreadable\(\s*"([A-Z_]+)"', sources))
    assert len(codes) > 10
    assert codes <= set(REFUSALS)


def test_what_a_file_is_refused_for_is_never_our_fault():
    assert 400 <= refusal_of(Unreadable("SOMETHING_NEW", "")).status < 500
    assert refusal_of(BadRecord("SOMETHING_NEW", "")).status == 422


def test_what_nobody_foresaw_is_our_fault():
    assert refusal_of(YunjingError("SOMETHING_NEW", "")).status == 500


@pytest.mark.parametrize("code", REFUSALS)
def test_titles_stand_in_both_languages(code):
    refusal = REFUSALS[code]
    assert re.search("[\u4e00-\u9fff]", refusal.zh)
    assert refusal.en.isascii()
