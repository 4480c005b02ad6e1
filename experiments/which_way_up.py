"""Does the recognizer find which way up a page lies, and at what price?

First pages of drawn papers of the held-out layouts, photographed, each turned by 0 to 3 quarters in
turn; the text alone tells (``models/recognizer/upright.py``). Real invoice images are turned by all
four quarters where ``YUNJING_BENCH_DATA`` names them. A page counts as right when it stands upright
after the turn that was found.
"""

import argparse
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track

from experiments.drawn_pages import RememberingReader, photographed, wanted_papers
from experiments.real_papers import page_without_code, real_folder, real_papers
from features.records.document import Kind
from models.recognizer.quarter_turns import turned_page
from models.recognizer.upright import quarter_turns_of
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "which_way_up.json"
_STRENGTH = 0.3


def main() -> None:
    """Measure, print, freeze with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seeds", type=int, default=2)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    reader = RememberingReader()
    wanted = list(wanted_papers(Kind, HELD_OUT_LAYOUTS, range(given.seeds), _STRENGTH))
    drawn = [
        _is_righted(_first_page(photographed(paper)[0]), number % 4, reader)
        for number, paper in enumerate(track(wanted, description="drawn pages"))
    ]
    measured: dict[str, Any] = {
        "question": "Does the text of a page tell which way up it lies?",
        "drawn_pages": [sum(drawn), len(drawn)],
    }
    folder = real_folder("left out")
    if folder is not None:
        papers = real_papers(folder)
        pages = [page_without_code(path) for path, _ in papers]
        real = [
            _is_righted(page, turns, reader)
            for page in track(pages, description="real pages")
            for turns in range(4)
        ]
        measured["real_invoices_in_four_turns"] = [sum(real), len(real)]
    print(json.dumps(measured, indent=2))
    if given.write:
        RESULTS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def _first_page(data: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def _is_righted(page: NDArray[np.uint8], turns: int, reader: RememberingReader) -> bool:
    turned = turned_page(page, turns)
    return (quarter_turns_of(turned, reader.read(turned), reader) + turns) % 4 == 0


if __name__ == "__main__":
    main()
