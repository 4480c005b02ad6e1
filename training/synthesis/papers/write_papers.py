"""Folders of drawn papers: pictures and PDFs, ``truth.jsonl`` and a manifest of digests.

The same order gives the same bytes, on machines with the same fonts and libraries.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn, truth
from training.synthesis.papers.pdf_layer import pdf_of_sheet
from training.synthesis.papers.photographed import photographed
from training.synthesis.papers.raster import jpeg, png
from training.synthesis.papers.scanned import pdf_of_pictures
from training.synthesis.papers.truth import Paper, Truth, truth_record

MANIFEST, TRUTH = "manifest.json", "truth.jsonl"
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
_TEXT_PDF, _PNG = 0.1, 0.2  # shares of papers of one sheet: below the first, below the second
_QUALITY, _DPI = 90, 150


@dataclass(frozen=True, slots=True)
class Order:
    """Which papers to draw: ``count`` of each kind and layout, spoilt up to ``worst``."""

    kinds: tuple[Kind, ...]
    layouts: tuple[int, ...]
    count: int
    seed: int
    worst: float

    @property
    def total(self) -> int:
        """Return how many papers these are."""
        return len(self.kinds) * len(self.layouts) * self.count


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written, with its line of the truth and its row of the manifest."""

    path: str
    record: dict[str, Any]
    row: dict[str, Any]


def write_papers(order: Order, out: Path) -> Iterator[Written]:
    """Write the papers one by one and yield each; at the end write truth and manifest."""
    out.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    with (out / TRUTH).open("w", encoding="utf-8") as lines:
        for kind, layout, seed in _numbered(order):
            written = _write(draw_paper(kind, layout, seed), seed, order.worst, out)
            lines.write(json.dumps(written.record, ensure_ascii=False) + "\n")
            rows.append(written.row)
            yield written
    manifest = {"format": 1, "command": command(order), "files": rows}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (out / MANIFEST).write_text(text, encoding="utf-8")


def command(order: Order) -> str:
    """Return the command that writes these papers again."""
    kinds = ",".join(kind.value for kind in order.kinds)
    layouts = ",".join(map(str, order.layouts))
    return (
        f"yunjing simulate papers --kinds {kinds} --layouts {layouts} --count {order.count}"
        f" --seed {order.seed} --worst {order.worst:g}"
    )


def _numbered(order: Order) -> Iterator[tuple[Kind, int, int]]:
    for kind in order.kinds:
        for layout in order.layouts:
            for place in range(order.count):
                yield kind, layout, order.seed * 1_000_003 + place


def _write(drawn: Drawn, seed: int, worst: float, out: Path) -> Written:
    rng = np.random.default_rng([crc32(drawn.kind.value.encode()), drawn.layout, seed, 1])
    strength = round(float(rng.uniform(0, worst)), 3)
    paper = paper_of(drawn, strength, rng)
    name = f"{drawn.kind.value}/{drawn.layout:04d}_{seed}.{ENDINGS[paper.media_type]}"
    told = {"layout": drawn.layout, "seed": seed, "strength": strength}
    return Written(name, truth_record(name, paper.truth) | told, filed(paper, name, out))


def filed(paper: Paper, name: str, out: Path) -> dict[str, Any]:
    """Write a paper under its name and return its row of the manifest."""
    target = out / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(paper.content)
    return {
        "path": name,
        "sha256": sha256(paper.content).hexdigest(),
        "bytes": len(paper.content),
        "media_type": paper.media_type,
    }


def paper_of(drawn: Drawn, strength: float, rng: np.random.Generator) -> Paper:
    """Return the file: a PDF of pictures if there are several sheets, else mostly a JPEG."""
    drawn_as = rng.random()
    if len(drawn.sheets) == 1 and drawn_as < _TEXT_PDF:
        return Paper(pdf_of_sheet(drawn.sheets[0]), "application/pdf", truth(drawn))
    taken, marks = photographed(drawn, rng, strength)
    said = Truth(drawn.kind, drawn.subkind, marks)
    if len(taken) > 1:
        return Paper(pdf_of_pictures(taken), "application/pdf", said)
    if drawn_as < _PNG:
        return Paper(png(taken[0].pixels), "image/png", said)
    return Paper(jpeg(taken[0].pixels, _QUALITY, _DPI), "image/jpeg", said)


def layouts_of(text: str) -> tuple[int, ...]:
    """Read ``0-11,16`` to layouts; raises ValueError on anything else.

    >>> layouts_of("0-2,7")
    (0, 1, 2, 7)
    """
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        found += range(int(first), int(last if dash else first) + 1)
    return tuple(found)


def kinds_of(text: str, known: Sequence[Kind]) -> tuple[Kind, ...]:
    """Read ``invoice,receipt`` or ``all``; raises ValueError for a kind that cannot be drawn."""
    if text == "all":
        return tuple(known)
    kinds = tuple(Kind(part) for part in text.split(","))
    for kind in kinds:
        if kind not in known:
            raise ValueError(kind.value)
    return kinds
