"""Are the papers on a photographed desk found, all of them, and pages that are one page left alone?

One to four drawn papers of held-out layouts on wood, cloth or a plain table, turned up to ten
degrees, in light from good to bad. A photograph counts as found when there are as many sheets as
papers and each corner lies within 1.5 % of the longer side; as left whole when none is cut out,
which loses nothing; as wrong otherwise. Scans, and the real invoices of ``YUNJING_BENCH_DATA``,
must be left whole.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from experiments.real_papers import real_folder
from features.records.paper_schema import SCHEMAS
from models.recognizer.decode import decode
from models.recognizer.sheets_on_photo import find_sheets
from models.recognizer.sniff import sniff
from training.synthesis.papers.desk import OnDesk, on_desk
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import Pixels, paint
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "papers_on_desk.json"
STRENGTHS = (0.2, 0.5, 0.8)
_SIZE = (1800, 1350)
_DPI, _NEAR = 130, 0.015


def main() -> int:
    """Look for papers, print, freeze with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photographs", type=int, default=30, help="for each count and strength")
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    options = parser.parse_args()
    result: dict[str, Any] = {
        "question": "Are the papers on a photographed desk found, and single pages left alone?",
        "command": f"python -m experiments.papers_on_desk --photographs {options.photographs}"
        " --write",
        "photographs": {
            f"{count} papers, spoilt by {strength}": _counted(count, strength, options.photographs)
            for count in (1, 2, 3, 4)
            for strength in STRENGTHS
        },
        "scans_left_whole": _left_whole(_scans(4 * options.photographs)),
    }
    folder = real_folder("left out")
    if folder is not None:
        result["20 real VAT invoices left whole"] = _left_whole(_real(folder))
    text = json.dumps(result, indent=2) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    return 0


def _counted(count: int, strength: float, photographs: int) -> dict[str, int]:
    outcomes: Counter[str] = Counter()
    for seed in track(range(photographs), description=f"{count} papers"):
        rng = np.random.default_rng([count, round(10 * strength), seed])
        papers = [_paper(rng) for _ in range(count)]
        outcomes[_outcome(on_desk(papers, _SIZE, rng, strength))] += 1
    return {name: outcomes[name] for name in ("found", "left whole", "wrong")}


def _outcome(photo: OnDesk) -> str:
    sheets = find_sheets(photo.pixels)
    if not sheets:
        return "left whole"
    near = _NEAR * max(photo.pixels.shape)
    matched = [
        any(np.abs(sheet.quad - corners).max() < near for sheet in sheets)
        for corners in photo.corners
    ]
    return "found" if all(matched) and len(sheets) == len(photo.corners) else "wrong"


def _paper(rng: np.random.Generator) -> Pixels:
    kinds = tuple(SCHEMAS)
    kind, layout = kinds[rng.integers(len(kinds))], int(rng.choice(HELD_OUT_LAYOUTS))
    return paint(draw_paper(kind, layout, int(rng.integers(10_000))).sheets[0], _DPI)


def _scans(pages: int) -> Iterator[Pixels]:
    for seed in range(pages):
        rng = np.random.default_rng([5, seed])
        yield take(_paper(rng), rng, 0.05).pixels


def _real(folder: Path) -> Iterator[Pixels]:
    for file in sorted(folder.glob("vat_*.jpg")):
        data = file.read_bytes()
        yield decode(data, sniff(data))[0].pixels


def _left_whole(pages: Iterator[Pixels]) -> dict[str, int]:
    left = [not find_sheets(pixels) for pixels in pages]
    return {"left": sum(left), "of": len(left)}


if __name__ == "__main__":
    raise SystemExit(main())
