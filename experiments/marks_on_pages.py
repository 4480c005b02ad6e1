"""Does the seal finder find seals, signatures and thumb prints, on grey copies too?

Drawn papers of held-out layouts (12 to 15 of each kind: arranged, and in part worded, as no
training layout is), each scanned, photographed or straight from a file, as it is and as a copy
without colour. A mark counts as found where a box of its kind overlaps it by one half (IoU).
Real VAT invoices bear two oval seals each, at their head and foot: where ``YUNJING_BENCH_DATA``
names them, the pages are counted on which just these two are found.
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Mapping
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.real_papers import page_without_code, real_folder, real_papers
from features.paper_checks.seals_of_parties import SURE
from models.recognizer.network import WEIGHTS
from models.recognizer.seal_finder import NAME, SEALS, MarkKind, SealFinder
from training.recognition.seal_shots import KINDS, Recipe
from training.recognition.seal_trials import (
    GREY_COPY,
    IN_COLOUR,
    SealCount,
    grey_copy,
    seal_counts,
)
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "marks_on_pages.json"
SEED = 2026
SERVED = 0.9
"""Precision and recall of round seals, in colour and grey, from which the finder may be served."""


def main() -> None:
    """Find the marks, print the table, freeze the counts with ``--write``."""
    options = _options()
    wanted = held_out(options.papers)
    counts = seal_counts(wanted, WEIGHTS, options.processes)
    measured = {
        "marks": {look: _by_kind(counts, look) for look in (IN_COLOUR, GREY_COPY)},
        "good_enough_to_serve": _serves(counts),
        "real_invoices_with_just_two_oval_seals": _real(),
        "milliseconds_a_page": _speed(),
    }
    frozen = _frozen(wanted, measured)
    print(json.dumps(frozen, ensure_ascii=False, indent=2))
    if options.write:
        RESULTS.write_text(json.dumps(frozen, ensure_ascii=False, indent=2) + "\n", "utf-8")


def held_out(each: int) -> tuple[Recipe, ...]:
    """Return this many papers of each kind and held-out layout."""
    rng = np.random.default_rng(SEED)
    return tuple(
        Recipe(kind, layout, int(rng.integers(1 << 31)))
        for kind in KINDS
        for layout in HELD_OUT_LAYOUTS
        for _ in range(each)
    )


def _by_kind(counts: Mapping[tuple[str, str], SealCount], look: str) -> dict[str, Any]:
    return {
        kind: {
            "real": count.real,
            "found": count.found,
            "right": count.right,
            "precision": round(count.precision, 3),
            "recall": round(count.recall, 3),
        }
        for (seen, kind), count in counts.items()
        if seen == look
    }


def _serves(counts: Mapping[tuple[str, str], SealCount]) -> bool:
    seals = [counts[look, MarkKind.ROUND_SEAL] for look in (IN_COLOUR, GREY_COPY)]
    return all(min(count.precision, count.recall) >= SERVED for count in seals)


def _real() -> dict[str, list[int]] | None:
    folder = real_folder("left out")
    if folder is None:
        return None
    finder, pages = SealFinder(), [page_without_code(path) for path, _ in real_papers(folder)]
    looks = {IN_COLOUR: pages, GREY_COPY: [grey_copy(page) for page in pages]}
    return {
        look: [sum(map(partial(_bears_two_ovals, finder), seen)), len(seen)]
        for look, seen in looks.items()
    }


def _bears_two_ovals(finder: SealFinder, page: NDArray[np.uint8]) -> bool:
    found = [m for m in finder.find(page) if m.kind in SEALS and m.confidence >= SURE]
    return [mark.kind for mark in found] == [MarkKind.OVAL_SEAL] * 2


def _speed() -> float:
    """Return the median processor time of one look at an A4 page of 200 dpi, one thread."""
    page = np.random.default_rng(SEED).integers(0, 256, (2339, 1654, 3), np.uint8)
    finder, times = SealFinder(), []
    for _ in range(16):
        began = time.process_time()
        finder.find(page)
        times.append(time.process_time() - began)
    return round(float(np.median(times[1:])) * 1000, 1)


def _frozen(wanted: tuple[Recipe, ...], measured: dict[str, Any]) -> dict[str, Any]:
    passport = json.loads((WEIGHTS / f"{NAME}.json").read_text("utf-8"))
    return {
        "question": "Are seals, signatures and thumb prints found, on grey copies too?",
        "data": f"{len(wanted)} drawn papers of held-out layouts, one page each",
        "command": "python -m experiments.marks_on_pages --write",
        "weights": passport["sha256"],
        "libraries": {name: metadata.version(name) for name in ("onnxruntime", "numpy")},
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        **measured,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--papers", type=int, default=10, help="of each kind and layout")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    return parser.parse_args()


if __name__ == "__main__":
    main()
