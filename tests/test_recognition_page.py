"""The page on recognition names every kind, field and cell, and shows a picture of each kind."""

from pathlib import Path

import pytest

from features.records.paper_schema import SCHEMAS

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "recognition.md").read_text("utf-8")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_page_names_all_that_stands_on_a_kind(kind):
    schema = SCHEMAS[kind]
    section = PAGE.partition(f"(`{kind.value}`)")[2].partition("###")[0]
    for entry in (*schema.fields, *schema.cells):
        assert f"`{entry.name}` {entry.zh}" in section


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_kind_has_its_picture(kind):
    assert (DOCS / "images" / "recognition" / f"{kind.value}.jpg").stat().st_size > 10_000
