import re
from pathlib import Path

import pytest

from experiments.summary import END, PAGES, START, table

ROOT = Path(__file__).resolve().parent.parent
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_page_quotes_the_frozen_results_and_nothing_else(page):
    between = page.read_text("utf-8").partition(START)[2].partition(END)[0]
    assert between.strip() == table(*PAGES[page])


def test_both_readmes_show_the_same_commands():
    assert commands(ENGLISH) == commands(CHINESE)


def test_both_readmes_have_the_same_headings_by_level():
    assert levels(ENGLISH) == levels(CHINESE)


def test_links_of_the_readmes_lead_somewhere():
    for page in (ENGLISH, CHINESE):
        links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
        missing = [link for link in links if not (ROOT / link).exists()]
        assert not missing


def test_every_command_of_the_readmes_exists():
    from serving.cli import COMMANDS  # noqa: PLC0415 - typer is not needed by the other tests

    named = set(re.findall(r"^yunjing (\w+)", ENGLISH.read_text("utf-8"), re.MULTILINE))
    assert named <= set(COMMANDS)


def commands(page):
    """Return the lines of code blocks without the comments that follow them."""
    blocks = re.findall(r"```\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [re.sub(r"\s+#.*$", "", line) for block in blocks for line in block.splitlines()]


def levels(page):
    return [len(marks) for marks in re.findall(r"^(#+) ", page.read_text("utf-8"), re.MULTILINE)]
