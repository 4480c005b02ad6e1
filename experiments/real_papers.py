"""The real papers, which are no part of the repository, and how they are laid before a reader.

``YUNJING_BENCH_DATA`` names the folder that holds ``data/documents``. Only counts may leave an
experiment that reads them, never a value of a paper.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from features.records.document import Box
from models.recognizer.decode import decode
from models.recognizer.sniff import sniff


def real_folder(without: str = "not here") -> Path | None:
    """Return the folder of the real papers; None, and a word on what then is, when not set."""
    folder = os.environ.get("YUNJING_BENCH_DATA")
    if folder is None:
        print(f"YUNJING_BENCH_DATA is not set: the real papers are {without}", file=sys.stderr)
        return None
    return Path(folder) / "data" / "documents"


def real_papers(folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield the images of the folder with the five fields that their codes state."""
    for line in (folder / "vat_truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        yield folder / truth["file"], truth


def page_without_code(path: Path) -> NDArray[np.uint8]:
    """Return the pixels (H, W, 3) of a page without its QR code."""
    data = path.read_bytes()
    [picture] = decode(data, sniff(data))
    page = Image.fromarray(picture.pixels.copy())
    for code in picture.codes:
        page.paste("white", _around(code.box, page.size))
    return np.asarray(page).copy()


def _around(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the pixels of a box and a margin of one hundredth of the page."""
    wide, high = size
    left, top = max(box.x0 - 0.01, 0.0), max(box.y0 - 0.01, 0.0)
    return (
        int(left * wide),
        int(top * high),
        int((box.x1 + 0.01) * wide),
        int((box.y1 + 0.01) * high),
    )
