"""Does DOC-14 find a picture that was used again, and leave papers of one form alone?

Drawn papers of held-out layouts, scanned and photographed, three of each layout, so that forms
recur with other values; each is copied at half its size, as a poor JPEG, darker, and turned by a
quarter. What is read on a copy is what was read on the paper: the comparison is measured, not OCR.
The pairs of real VAT invoices of ``YUNJING_BENCH_DATA`` are compared too; only counts leave the
script.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from experiments.drawn_pages import RememberingReader, wanted_papers
from experiments.drawn_values import drawn_page
from experiments.real_papers import real_folder, real_papers
from features.flags.same_picture import Pictured, pictured, reused
from features.powers.thresholds import Thresholds
from features.records.paper_schema import SCHEMAS
from features.records.picture_hash import distance
from models.recognizer.page_hash import page_hash
from models.recognizer.recognise import Recognizer
from training.synthesis.papers.style import HELD_OUT_LAYOUTS
from training.synthesis.papers.tamper import stored

RESULTS = Path(__file__).parent / "results" / "reused_pictures.json"
MOST_BITS = Thresholds().picture_distance
_STRENGTH, _SEEDS = 0.3, range(7_000, 7_003)

Pixels = NDArray[np.uint8]
COPIES: dict[str, Callable[[Pixels], Pixels]] = {
    "half size": lambda page: _resized(page, 0.5),
    "JPEG of quality 40": lambda page: stored(page, 40),
    "darker by a fifth": lambda page: (page * 0.8).astype(np.uint8),
    "turned by a quarter, JPEG 60": lambda page: stored(np.rot90(page).copy(), 60),
    "half size, darker, JPEG 40": lambda page: stored(
        (_resized(page, 0.5) * 0.85).astype(np.uint8), 40
    ),
}


def main() -> int:
    """Compare, print, freeze with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    options = parser.parse_args()
    wanted = list(wanted_papers(SCHEMAS, HELD_OUT_LAYOUTS, _SEEDS, _STRENGTH))
    pages, found = [], Counter[str]()
    for number, paper in enumerate(track(wanted, description="copies")):
        drawn = drawn_page(paper)
        pixels, page = drawn.picture.pixels, drawn.document.pages[0]
        own = Pictured(f"doc_{number}", replace(page, phash=page_hash(pixels)))
        pages.append(own)
        for name, copy in COPIES.items():
            again = Pictured("doc_copy", replace(page, phash=page_hash(copy(pixels))))
            found[name] += any(reused([own], [again], MOST_BITS))
    result = {
        "question": "Does DOC-14 find a picture used again, and leave papers of one form alone?",
        "command": "python -m experiments.reused_pictures --write",
        "most_bits": MOST_BITS,
        "copies": {name: {"found": found[name], "of": len(pages)} for name in COPIES},
        "drawn_papers": _pairs(pages),
    }
    folder = real_folder("left out")
    if folder is not None:
        result["20 real VAT invoices"] = _pairs(_real(folder))
    text = json.dumps(result, indent=2) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    return 0


def _pairs(pages: Sequence[Pictured]) -> dict[str, Any]:
    """Count pairs of different papers: near by the hash alone, and near with what was read."""
    near = hits = 0
    for first, second in combinations(pages, 2):
        if first.page.phash and second.page.phash:
            near += distance(first.page.phash, second.page.phash) <= MOST_BITS
            hits += any(reused([first], [second], MOST_BITS))
    pairs = len(pages) * (len(pages) - 1) // 2
    return {"pairs_of_different_papers": pairs, "near_by_hash_alone": near, "pointed_at": hits}


def _real(folder: Path) -> list[Pictured]:
    recognizer = Recognizer(RememberingReader)
    files = [path for path, _ in real_papers(folder)]
    papers = [recognizer.recognise(path.read_bytes()) for path in track(files)]
    return [page for paper in papers for page in pictured(paper)]


def _resized(page: Pixels, share: float) -> Pixels:
    smaller = cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return np.asarray(smaller, np.uint8)


if __name__ == "__main__":
    raise SystemExit(main())
