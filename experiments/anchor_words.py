"""How many values do the anchor-word readers find on drawn papers, when every word is read right?

The texts of each drawn sheet are given to the readers as words with their boxes, so that nothing
but the finding of fields is measured. Layouts 0 to 11 are those on which the readers were made,
12 to 15 are held out. A value is right when it equals the truth but for white space, and for
元 and 正 in capitals; a period as it is printed equals its normal form. Rows are aligned in
their order. The text of seals is left out (it is in the picture of the seal); a handwritten
signature is given as one word that says nothing.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from features.records.document import Box, Kind, Line, Page, Source, Word
from models.recognizer.labels import plain
from models.recognizer.periods import period
from models.recognizer.reading import Reading
from models.recognizer.words_source import read_words
from training.synthesis.papers.draw import PAINTERS, draw_paper
from training.synthesis.papers.drawn import Drawn, truth
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.truth import Truth

MADE_ON, HELD_OUT = range(12), range(12, 16)
RESULTS = Path(__file__).parent / "results" / "anchor_words.json"
_PER_MM = 10
_BY_HAND = frozenset({"signature", "fingerprint"})
_LEFT_OUT = frozenset({"seal_text"})
_SAME = str.maketrans("元正", "圆整")


@dataclass(slots=True)
class Score:
    """Counts of one kind: values right, of the truth, and read in all; by name what went wrong."""

    papers: int = 0
    kinds: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Measure, print the table, freeze it with ``--write``."""
    options = _options()
    layouts = HELD_OUT if options.held_out else MADE_ON
    kinds = [Kind(name) for name in options.kinds] or list(PAINTERS)
    measured = {}
    for kind in kinds:
        score = Score()
        for layout in layouts:
            for seed in range(options.first_seed, options.first_seed + options.seeds):
                add(score, draw_paper(kind, layout, seed))
        measured[kind.value] = _row(score)
        print(kind.value, json.dumps(measured[kind.value], ensure_ascii=False))
    if options.write:
        _freeze("held_out" if options.held_out else "made_on", measured, options.seeds)


def add(score: Score, drawn: Drawn) -> None:
    """Read one paper and count; several layouts may write one value differently."""
    reading, wanted = read(drawn), truth(drawn)
    score.papers += 1
    score.kinds += reading.kind is drawn.kind
    for name, right in header_verdicts(reading, wanted):
        score.fields["right" if right else "wrong"] += 1
        score.wrong[name] += not right
    score.fields["read"] += sum(f.name not in _LEFT_OUT for f in reading.fields)
    for name, right in cell_verdicts(reading, wanted):
        score.cells["right" if right else "wrong"] += 1
        score.wrong[f"cell {name}"] += not right
    score.cells["read"] += sum(len(line.cells) for line in reading.lines)


def read(drawn: Drawn) -> Reading:
    """Return what the readers make of the texts of a drawn paper."""
    pages = [page_of(sheet) for sheet in drawn.sheets]
    return read_words(pages, [Source.PDF_TEXT] * len(pages))


def page_of(sheet: Sheet) -> Page:
    """Return the sheet as a page of words, each text one word; signatures are words too."""
    texts = [(text.content, text.span()) for text in sheet.texts if text.content.strip()]
    signed = [("〰", place) for name, place in sheet.places if name in _BY_HAND]
    words = (_word(content, span, sheet) for content, span in [*texts, *signed])
    size = (round(sheet.width * _PER_MM), round(sheet.height * _PER_MM))
    mixed = list(words)
    random.Random(0).shuffle(mixed)  # a reader's order is not that of drawing
    return Page(sheet.page, *size, tuple(mixed))


def _word(content: str, span: Sequence[float], sheet: Sheet) -> Word:
    sizes = (sheet.width, sheet.height) * 2
    x0, y0, x1, y1 = (min(max(a / s, 0.0), 1.0) for a, s in zip(span, sizes, strict=True))
    return Word(content, 1.0, Box(x0, y0, max(x0, x1), max(y0, y1)))


def header_verdicts(reading: Reading, wanted: Truth) -> Iterable[tuple[str, bool]]:
    """Yield for each header value of the truth whether it was read right."""
    for mark in wanted.marks:
        if mark.row is None and mark.name not in _LEFT_OUT:
            got = reading.field(mark.name)
            wanted_value = period(mark.value) if mark.name == "period" else None
            yield mark.name, got is not None and same(got.value, wanted_value or mark.value)


def cell_verdicts(reading: Reading, wanted: Truth) -> Iterable[tuple[str, bool]]:
    """Yield for each cell of the truth whether it was read right, rows aligned in order."""
    rows: dict[int, dict[str, str]] = {}
    for mark in wanted.marks:
        if mark.row is not None:
            rows.setdefault(mark.row, {})[mark.name] = mark.value
    ordered = [rows[row] for row in sorted(rows)]
    for cells, line in zip(ordered, aligned(ordered, reading.lines), strict=True):
        for name, value in cells.items():
            got = line.cell(name) if line else None
            yield name, got is not None and same(got.value, value)


def aligned(rows: Sequence[dict[str, str]], lines: Sequence[Line]) -> list[Line | None]:
    """Return for each row of the truth the read line that it is, so that most cells agree."""
    best = [[0] * (len(lines) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(lines) - 1, -1, -1):
            both = best[i + 1][j + 1] + _alike(rows[i], lines[j])
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found: list[Line | None] = []
    j = 0
    for i in range(len(rows)):
        while j < len(lines) and best[i][j] == best[i][j + 1] != best[i + 1][j]:
            j += 1
        taken = j < len(lines) and best[i][j] == best[i + 1][j + 1] + _alike(rows[i], lines[j])
        found.append(lines[j] if taken else None)
        j += taken
    return found


def _alike(row: dict[str, str], line: Line) -> int:
    return sum(same(cell.value, row.get(cell.name, "")) for cell in line.cells)


def same(one: str, other: str) -> bool:
    """Compare as the experiment's question says."""
    return plain(one).translate(_SAME) == plain(other).translate(_SAME)


def _row(score: Score) -> dict[str, Any]:
    fields, cells = score.fields, score.cells
    return {
        "papers": score.papers,
        "kind_right": score.kinds,
        "fields_right": fields["right"],
        "fields_of": fields["right"] + fields["wrong"],
        "fields_read": fields["read"],
        "cells_right": cells["right"],
        "cells_of": cells["right"] + cells["wrong"],
        "cells_read": cells["read"],
        "wrong": {name: count for name, count in score.wrong.most_common() if count},
    }


def _freeze(name: str, measured: dict[str, Any], seeds: int) -> None:
    frozen = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    frozen[name] = {"seeds_a_layout": seeds, "kinds": measured}
    RESULTS.write_text(json.dumps(frozen, ensure_ascii=False, indent=2) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help="kinds of paper, all without")
    parser.add_argument("--seeds", type=int, default=3, help="papers a layout")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="layouts 12 to 15")
    parser.add_argument("--write", action="store_true", help="freeze the counts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
