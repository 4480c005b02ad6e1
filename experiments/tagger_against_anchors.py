"""Which reads a paper better on layouts that neither has seen: printed labels or the line tagger?

Drawn papers of the held-out layouts, photographed, with seals over text; every word comes from
OCR, the kind is given. F1 of header fields and of cells, by kind; per kind the better one serves
(``models/recognizer/paper_reading.py``), and a test holds that table to this result. A seal's ring
text is left out: it is read by other means.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from rich.progress import track

from experiments.drawn_pages import RememberingReader, Wanted, photographed, wanted_papers
from experiments.reading_score import Tally, count_cells, count_header
from features.records.document import Document, Kind
from features.records.paper_schema import SCHEMAS
from models.recognizer.decode import decode
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.line_tagger import LineTagger
from models.recognizer.page_reading import PageReader
from models.recognizer.paper_views import papers_on
from models.recognizer.reading import Reading
from models.recognizer.sniff import sniff
from models.recognizer.tagged_fields import read_tagged
from models.recognizer.words_source import read_form
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "tagger_against_anchors.json"
_STRENGTH = 0.5


def main() -> None:
    """Measure, print the table, freeze it with ``--write``."""
    options = _options()
    layouts = list(HELD_OUT_LAYOUTS) if not options.training_layouts else list(range(0, 12, 3))
    kinds = [Kind(name) for name in options.kinds] or list(SCHEMAS)
    wanted = list(wanted_papers(kinds, layouts, range(options.seeds), _STRENGTH))
    scores = {kind: {name: (Tally(), Tally()) for name in ("labels", "tagger")} for kind in kinds}
    pages, tagger = PageReader(RememberingReader), LineTagger()
    for paper in track(wanted, description="reading"):
        for name, document, truth in _both(paper, pages, tagger):
            header, cells = scores[paper.kind][name]
            count_header(header, document, truth)
            count_cells(cells, document, truth)
    table = {kind.value: _row(scores[kind]) for kind in kinds}
    for kind, row in table.items():
        print(f"{kind:<14} {json.dumps(row)}")
    if options.names:
        _print_names(scores)
    if options.write:
        _freeze(table, len(wanted), options.seeds)


def _both(paper: Wanted, pages: PageReader, tagger: LineTagger):  # type: ignore[no-untyped-def] # noqa: ANN202
    """Yield what each reader makes of one paper, with the truth."""
    data, truth = photographed(paper)
    views = papers_on(decode(data, sniff(data)))[0]
    read = [pages.read(view.picture, view.place) for view in views]
    sheets = [lay_out(r.page.words, r.page.height / r.page.width, r.page.number) for r in read]
    evidences = [Evidence(sheet, r.source) for sheet, r in zip(sheets, read, strict=True)]
    tagged = [(t, r.source) for s, r in zip(sheets, read, strict=True) if (t := tagger.tag(s))]
    yield "labels", _document(read_form(paper.kind, evidences)), truth
    yield "tagger", _document(read_tagged(paper.kind, tagged)), truth


def _document(reading: Reading) -> Document:
    digest = "0" * 64
    return Document(f"doc_{digest[:24]}", digest, "image/jpeg", reading.kind, None, (),
                    reading.fields, reading.lines)  # fmt: skip


def _row(scores: dict[str, tuple[Tally, Tally]]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, (header, cells) in scores.items():
        row[name] = {
            "header_f1": round(header.f1, 4),
            "header_values": header.right + header.missing,
            "cells_f1": round(cells.f1, 4),
            "cells": cells.right + cells.missing,
        }
    row["better"] = max(scores, key=lambda name: _both_f1(scores[name]))
    return row


def _both_f1(tallies: tuple[Tally, Tally]) -> float:
    """Return the F1 of all values together, so that a kind without rows is judged by its header."""
    header, cells = tallies
    return Tally(
        header.right + cells.right, header.wrong + cells.wrong, header.missing + cells.missing
    ).f1


def _print_names(scores: dict[Kind, dict[str, tuple[Tally, Tally]]]) -> None:
    for kind, readers in scores.items():
        for name, tallies in readers.items():
            for tally in tallies:
                worst = sorted(tally.by_name.items(), key=lambda i: -(i[1].total() - i[1]["right"]))
                shown = {n: dict(c) for n, c in worst[:8] if c.total() > c["right"]}
                print(kind.value, name, shown)


def _freeze(table: dict[str, Any], papers: int, seeds: int) -> None:
    frozen = {
        "question": "Do printed labels or the line tagger read papers of unseen layouts better?",
        "data": f"{papers} drawn papers, layouts {list(HELD_OUT_LAYOUTS)}, {seeds} seeds each, "
        f"photographed at strength {_STRENGTH} +- a third, read by OCR",
        "kinds": table,
    }
    RESULTS.write_text(json.dumps(frozen, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=6, help="papers of each kind and layout")
    parser.add_argument("--kinds", nargs="*", default=[], help="only these kinds")
    parser.add_argument("--names", action="store_true", help="show which values go wrong")
    parser.add_argument("--training-layouts", action="store_true", help="look at known layouts")
    parser.add_argument("--write", action="store_true", help="freeze the result")
    return parser.parse_args()


if __name__ == "__main__":
    main()
