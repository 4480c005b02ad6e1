"""What drawn papers say, as tests ask for it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from features.records.document import Kind
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn, truth
from training.synthesis.papers.press import unpainted

LAYOUTS = (*range(16), 16, 21, 350)
SEEDS = (3, 4)


@cache
def papers(kind: Kind) -> tuple[Drawn, ...]:
    """Return two papers of each layout, drawn without pictures."""
    with unpainted():
        return tuple(draw_paper(kind, layout, seed) for layout in LAYOUTS for seed in SEEDS)


def header(paper: Drawn) -> dict[str, str]:
    """Return the header fields."""
    return {mark.name: mark.value for mark in truth(paper).marks if mark.row is None}


def rows(paper: Drawn) -> list[dict[str, str]]:
    """Return the cells row by row."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for mark in truth(paper).marks:
        if mark.row is not None:
            found[mark.row][mark.name] = mark.value
    return [found[row] for row in sorted(found)]


def texts(paper: Drawn) -> Iterator[str]:
    """Yield all runs of text."""
    for sheet in paper.sheets:
        yield from (text.content for text in sheet.texts)
