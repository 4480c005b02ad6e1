"""The table of refusals in docs/formats.md: ``python -m tests.serving.adapters.refusals_page``."""

from pathlib import Path

from serving.adapters.ocds_faults import OCDS_REFUSALS
from serving.adapters.refusals import ROW_REFUSALS

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
START, END = "<!-- refusals:start -->\n", "<!-- refusals:end -->"
_HEAD = "| code | 含义 | meaning |\n|---|---|---|\n"


def table() -> str:
    """Return the table, one row for each code."""
    rows = {**ROW_REFUSALS, **OCDS_REFUSALS}.items()
    return _HEAD + "".join(f"| `{code}` | {text.zh} | {text.en} |\n" for code, text in rows)


def shown() -> str:
    """Return the table that the page has now."""
    return PAGE.read_text("utf-8").partition(START)[2].partition(END)[0]


def write() -> None:
    """Put the table into the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    PAGE.write_text(before + START + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    write()
