"""Drawn papers as photographs, and a reader that remembers what it read of the same pixels.

OCR costs a second a page and changes seldom, what stands behind it costs milliseconds and changes
often: readings are kept under ``.yunjing/experiments`` by reader, version and pixels.
"""

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from features.records.document import Kind, Word
from models.recognizer.pp_reader import PpReader
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import truth
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.truth import Truth

FOLDER = Path(".yunjing/experiments/readings")
DPI = 180
_QUALITY = 85  # of the file; the photograph's own JPEG is part of ``take``


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper: what is drawn, how badly it is taken (``photo.take``), how many dots an inch."""

    kind: Kind
    layout: int
    seed: int
    strength: float
    dpi: int = DPI

    @property
    def key(self) -> str:
        """Return a name that tells all of it."""
        size = "" if self.dpi == DPI else f"-{self.dpi}"
        return f"{self.kind.value}-{self.layout}-{self.seed}-{self.strength:.2f}{size}"


def wanted_papers(
    kinds: Iterable[Kind],
    layouts: Iterable[int],
    seeds: Iterable[int],
    strength: float,
    dpi: int = DPI,
) -> Iterator[Wanted]:
    """Yield every combination; ``strength`` varies by a third around what is given."""
    combined = [(k, n, s) for k in kinds for n in layouts for s in seeds]
    for kind, layout, seed in combined:
        luck = np.random.default_rng([layout, seed, 77]).uniform(0.67, 1.33)
        yield Wanted(kind, layout, seed, round(min(strength * float(luck), 1.0), 2), dpi)


def photographed(wanted: Wanted) -> tuple[bytes, Truth]:
    """Return the paper as a file (JPEG, or a TIFF of all its pages) with its truth."""
    drawn = draw_paper(wanted.kind, wanted.layout, wanted.seed)
    rng = np.random.default_rng([wanted.layout, wanted.seed, 99])
    pages = [
        Image.fromarray(take(paint(sheet, wanted.dpi, sheet.tint), rng, wanted.strength).pixels)
        for sheet in drawn.sheets
    ]
    out = BytesIO()
    if len(pages) == 1:
        pages[0].save(out, "JPEG", quality=_QUALITY)
    else:
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    return out.getvalue(), truth(drawn)


class RememberingReader:
    """A ``PpReader`` that reads the same pixels once; what it read is kept on disk."""

    name = PpReader.name

    def __init__(self, threads: int = 1) -> None:
        self._reader = PpReader(threads)
        self.version = self._reader.version
        FOLDER.mkdir(parents=True, exist_ok=True)

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page."""
        return self._kept("page", pixels, self._reader.read)  # type: ignore[no-any-return]

    def read_strip(self, pixels: NDArray[np.uint8]) -> Word | None:
        """Read one level line."""
        return self._kept("strip", pixels, self._reader.read_strip)  # type: ignore[no-any-return]

    def _kept(self, what, pixels, read):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        digest = hashlib.sha256(np.ascontiguousarray(pixels).data).hexdigest()[:32]
        kept = FOLDER / f"{what}-{self.version}-{digest}.pickle"
        if kept.is_file():
            return pickle.loads(kept.read_bytes())
        answer = read(pixels)
        kept.write_bytes(pickle.dumps(answer))
        return answer
