"""The page lists the catalogue, and says in both languages what it is not."""

from pathlib import Path

from training.synthesis.public_cases.page_table import table

PAGE = (Path(__file__).parents[4] / "docs" / "public_cases.md").read_text("utf-8")
COMMAND = "python -m training.synthesis.public_cases.page_table"


def test_the_table_is_the_catalogue():
    between = PAGE.partition("<!-- public-cases:start -->\n")[2]
    assert between.partition("<!-- public-cases:end -->")[0] == table(), f"run: {COMMAND}"


def test_the_page_claims_nothing_about_real_villages():
    assert "不构成关于任何真实村庄或个人的证据" in PAGE
    assert "Nothing here is evidence\nabout any real village or person" in PAGE


def test_links_lead_to_pages_of_flags():
    pages = {path.name for path in (Path(__file__).parents[4] / "docs" / "flags").iterdir()}
    linked = [part.partition(")")[0] for part in PAGE.split("](flags/")[1:]]
    assert linked
    assert set(linked) <= pages
