"""How well are drawn papers read whose layouts nothing was taught on?

Papers of the held-out layouts, photographed, with seals over text, through the whole recognizer:
header fields and cells (F1), rosters that reconcile, kind of paper, calibration of confidence,
wrong values that are confident. ``--collect`` writes the numbers behind each value's confidence
with the verdict, from which ``training.recognition.fit_confidence`` fits the curve: for that
layouts are read that the tagger was not taught on either (``--fresh-layouts``), also badly taken
(``--strength``) and small (``--dpi``), never those that are measured. Papers of seeds below
``UNSEEN`` were looked at one by one while the readers were built; what is frozen begins there.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from experiments.drawn_pages import DPI, RememberingReader, Wanted, photographed, wanted_papers
from experiments.reading_score import Tally, count_cells, count_header, rows_right, verdicts
from features.records.document import CheckStatus, Document, Kind, Source
from features.records.paper_schema import SCHEMAS
from models.recognizer.field_confidence import feature_row
from models.recognizer.recognise import Recognizer
from training.synthesis.papers.style import HELD_OUT_LAYOUTS
from training.synthesis.papers.truth import Truth

RESULTS = Path(__file__).parent / "results" / "drawn_papers.json"
STRENGTH = 0.3
FRESH_LAYOUTS = range(5_000, 5_012)
"""Sampled layouts beyond those that ``fit_tagger`` draws from."""
HEADERS = (Kind.INVOICE, Kind.CONTRACT, Kind.AWARD_NOTICE, Kind.ACCEPTANCE, Kind.BANK_SLIP)
UNSEEN = 128
_BINS = 10
_FIGURES = ("days", "rate", "gross", "deductions", "net")


@dataclass(slots=True)
class Measured:
    """Counts of one kind."""

    header: Tally = field(default_factory=Tally)
    cells: Tally = field(default_factory=Tally)
    papers: int = 0
    right_kind: int = 0
    reconciled: int = 0
    rows: int = 0
    rows_right: int = 0


def main() -> None:
    """Read, count, print; freeze with ``--write``."""
    options = _options()
    layouts = FRESH_LAYOUTS if options.fresh_layouts else HELD_OUT_LAYOUTS
    kinds = [Kind(name) for name in options.kinds] or [*SCHEMAS, Kind.OTHER]
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    wanted = list(wanted_papers(kinds, layouts, seeds, options.strength, options.dpi))
    collector = Collector() if options.collect else None
    recognizer = Recognizer(RememberingReader, confidence=collector)
    measured = {kind: Measured() for kind in kinds}
    sureness: list[tuple[float, bool, bool]] = []
    rows: list[dict[str, Any]] = []
    for paper in track(wanted, description="reading"):
        data, truth = photographed(paper)
        document = recognizer.recognise(data)
        _count(measured[paper.kind], document, truth)
        for value, _, right, doubted in verdicts(document, truth):
            if value.source is Source.OCR:
                sureness.append((value.confidence, right, doubted))
        if collector is not None:
            rows += _rows(paper, collector.seen, truth)
    if options.collect:
        text = "".join(json.dumps(row) + "\n" for row in rows)
        options.collect.write_text(text, encoding="utf-8")
    frozen = _frozen(measured, sureness, len(wanted), options)
    print(json.dumps(frozen, ensure_ascii=False, indent=1))
    if options.names:
        _print_names(measured)
    if options.write:
        RESULTS.write_text(json.dumps(frozen, ensure_ascii=False, indent=2) + "\n", "utf-8")
        _plot(frozen["confidence"]["bins"])


class Collector:
    """Stands where papers are calibrated and keeps the last one as it was before."""

    seen: Document

    def calibrated(self, document: Document) -> Document:
        """Return the paper as it is."""
        self.seen = document
        return document


def _rows(paper: Wanted, document: Document, truth: Truth) -> list[dict[str, Any]]:
    return [
        {
            "paper": paper.key,
            "name": value.name,
            "row": feature_row(document, value, in_table),
            "right": right,
        }
        for value, in_table, right, _ in verdicts(document, truth)
        if value.source is Source.OCR
    ]


def _count(measured: Measured, document: Document, truth: Truth) -> None:
    measured.papers += 1
    measured.right_kind += document.kind is truth.kind
    count_header(measured.header, document, truth)
    count_cells(measured.cells, document, truth)
    measured.reconciled += _reconciles(document)
    right, rows = rows_right(document, truth, _FIGURES)
    measured.rows_right += right
    measured.rows += rows


def _reconciles(document: Document) -> bool:
    """Say whether the rows of a paper add up to its total (PAP-02)."""
    return any(c.code == "PAP-02" and c.status is CheckStatus.PASSED for c in document.checks)


def _frozen(
    measured: dict[Kind, Measured],
    sureness: list[tuple[float, bool, bool]],
    papers: int,
    options: argparse.Namespace,
) -> dict[str, Any]:
    headers = _joined(m.header for kind, m in measured.items() if kind in HEADERS)
    cells = _joined(m.cells for kind, m in measured.items() if kind is not Kind.ROSTER)
    rosters = measured.get(Kind.ROSTER, Measured())
    total = sum(m.papers for m in measured.values())
    return {
        "question": "How well are drawn papers read whose layouts nothing was taught on?",
        "data": f"{papers} papers, photographed at strength {options.strength} +- a third, "
        f"seeds from {options.first_seed} on",
        "header_f1": round(headers.f1, 4),
        "header_values": headers.right + headers.missing,
        "line_cells_f1": round(cells.f1, 4),
        "line_cells": cells.right + cells.missing,
        "rosters_reconciled": [rosters.reconciled, rosters.papers],
        "roster_rows_with_all_figures_right": [rosters.rows_right, rosters.rows],
        "kind_right": [sum(m.right_kind for m in measured.values()), total],
        "kinds": {kind.value: _kind_row(m) for kind, m in measured.items()},
        "confidence": _confidence(sureness),
    }


def _kind_row(m: Measured) -> dict[str, Any]:
    return {
        "papers": m.papers,
        "kind_right": m.right_kind,
        "header_f1": round(m.header.f1, 4),
        "header": [m.header.right, m.header.wrong, m.header.missing],
        "cells_f1": round(m.cells.f1, 4),
        "cells": [m.cells.right, m.cells.wrong, m.cells.missing],
        "rows_make_the_total": m.reconciled,
    }


def _joined(tallies: Iterator[Tally]) -> Tally:
    joined = Tally()
    for tally in tallies:
        joined.right += tally.right
        joined.wrong += tally.wrong
        joined.missing += tally.missing
    return joined


def _confidence(sureness: list[tuple[float, bool, bool]]) -> dict[str, Any]:
    """Return calibration error over ten bins of equal width, and what is wrong but confident."""
    shares = np.array([share for share, _, _ in sureness])
    right = np.array([ok for _, ok, _ in sureness])
    sure = np.array([not doubted for _, _, doubted in sureness])
    places = np.minimum((shares * _BINS).astype(int), _BINS - 1)
    bins = [
        [
            int((places == n).sum()),
            float(shares[places == n].mean()),
            float(right[places == n].mean()),
        ]
        for n in range(_BINS)
        if (places == n).any()
    ]
    error = sum(count * abs(said - true) for count, said, true in bins) / max(len(shares), 1)
    return {
        "values": len(shares),
        "expected_calibration_error": round(error, 4),
        "coverage": round(float(sure.mean()), 4),
        "wrong_but_confident": [int((sure & ~right).sum()), int(sure.sum())],
        "bins": [[count, round(said, 4), round(true, 4)] for count, said, true in bins],
    }


def _plot(bins: list[list[float]]) -> None:
    """Draw the reliability diagram as SVG: said against true, area by count."""
    dots = "".join(
        f'<circle cx="{40 + 320 * said:.1f}" cy="{360 - 320 * true:.1f}" '
        f'r="{2 + 14 * (count / sum(b[0] for b in bins)) ** 0.5:.1f}" fill="#2b6cb0"/>'
        for count, said, true in bins
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" font-size="12" '
        'font-family="sans-serif"><rect width="400" height="400" fill="white"/>'
        '<rect x="40" y="40" width="320" height="320" fill="none" stroke="#888"/>'
        '<line x1="40" y1="360" x2="360" y2="40" stroke="#888" stroke-dasharray="4"/>'
        f'{dots}<text x="120" y="388">said 给出的可信度</text>'
        '<text x="14" y="240" transform="rotate(-90 14 240)">true 实际正确率</text></svg>\n'
    )
    RESULTS.with_name("field_confidence.svg").write_text(svg, encoding="utf-8")


def _print_names(measured: dict[Kind, Measured]) -> None:
    for kind, m in measured.items():
        for what, tally in (("header", m.header), ("cells", m.cells)):
            worst = sorted(tally.by_name.items(), key=lambda i: i[1]["right"] - i[1].total())
            shown: dict[str, Counter[str]] = dict(worst[:8])
            print(kind.value, what, {name: dict(counts) for name, counts in shown.items()})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=5, help="papers of each kind and layout")
    parser.add_argument("--first-seed", type=int, default=UNSEEN)
    parser.add_argument("--strength", type=float, default=STRENGTH)
    parser.add_argument("--kinds", nargs="*", default=[], help="only these kinds")
    parser.add_argument("--dpi", type=int, default=DPI, help="dots an inch before it is taken")
    parser.add_argument("--fresh-layouts", action="store_true", help="read those for fitting")
    parser.add_argument("--collect", type=Path, help="write what confidence is fitted on")
    parser.add_argument("--names", action="store_true", help="show which values go wrong")
    parser.add_argument("--write", action="store_true", help="freeze the result")
    return parser.parse_args()


if __name__ == "__main__":
    main()
