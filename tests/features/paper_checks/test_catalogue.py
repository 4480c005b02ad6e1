"""One suite over every check of a paper: a check is tested by being listed."""

import re
from pathlib import Path

import pytest

from features.flags.catalogue import DOCUMENT_CHECKS
from features.paper_checks.catalogue import PAPER_CHECKS, TITLES
from features.records.document import Kind
from tests.features.paper_checks.checked_papers import NA, paper

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def test_every_check_runs_on_every_paper_under_its_own_code():
    assert DOCUMENT_CHECKS[-len(PAPER_CHECKS) :] == PAPER_CHECKS
    assert [check(paper(Kind.OTHER)).code for check in PAPER_CHECKS] == list(TITLES)


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_paper_is_not_applicable_with_the_reason_in_both_languages(kind):
    for check in PAPER_CHECKS:
        made = check(paper(kind))
        assert (made.status, made.fields) == (NA, ())
        zh, _, en = made.detail.partition(" / ")
        assert re.search(r"[\u4e00-\u9fff]", zh)
        assert en.isascii()


@pytest.mark.parametrize("code", TITLES)
def test_the_page_tells_every_check_to_people(code):
    text = PAGE.read_text(encoding="utf-8")
    title = TITLES[code]
    assert f"| {code} | {title.zh} | {title.en} |" in text
