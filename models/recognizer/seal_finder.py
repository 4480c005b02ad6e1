"""Finds seals, signatures and thumb prints on a page: what and where, as boxes with a confidence.

A small one-stage network (``weights/seal_finder.md``) sees the page in colour, 640 pixels a side,
and answers at every fourth pixel how likely the centre of a mark is there and how large it is
(Objects as Points, arXiv 1904.07850).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from models.recognizer.letterbox import Letterbox, Pixels, letterboxed
from models.recognizer.network import WEIGHTS, Network, open_network

NAME = "seal_finder"
SIDE = 640
STRIDE = 4
MOST = 120
"""Marks looked at on one page: a roster of forty rows may bear a signature in each."""
_SAME = 0.45  # share of overlap from which two marks of a kind are one
Edges = NDArray[np.float32]


class MarkKind(StrEnum):
    """What people press or write on paper."""

    ROUND_SEAL = "round_seal"
    OVAL_SEAL = "oval_seal"
    SIGNATURE = "signature"
    FINGERPRINT = "fingerprint"


SEALS = frozenset({MarkKind.ROUND_SEAL, MarkKind.OVAL_SEAL})


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on a page; the confidence is the network's."""

    kind: MarkKind
    box: Box
    confidence: float


class SealFinder:
    """Finds marks; the network is loaded, and its digest verified, when the first page comes."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    def find(self, pixels: Pixels) -> tuple[Mark, ...]:
        """Find the marks of one page (H, W, 3), RGB, surest first.

        Raises BundleMismatch for weights that do not fit.
        """
        place = Letterbox.of((pixels.shape[0], pixels.shape[1]), SIDE)
        page = letterboxed(pixels, SIDE).transpose(2, 0, 1)[None]
        passport = self._network.passport
        peaks, sizes = self._network.run(page=np.ascontiguousarray(page))
        found = found_marks(peaks[0], sizes[0], passport.settings["threshold"])
        return tuple(
            Mark(MarkKind(passport.labels[label]), place.box(*edges), score)
            for label, edges, score in found
        )

    @cached_property
    def _network(self) -> Network:
        return open_network(NAME, self._folder)


def found_marks(
    peaks: NDArray[np.float32], sizes: NDArray[np.float32], threshold: float
) -> list[tuple[int, tuple[float, float, float, float], float]]:
    """Return (label, edges in pixels of the square, confidence), surest first.

    ``peaks`` (classes, H, W) are nonzero only where a cell is the highest around; ``sizes``
    (classes, 4, H, W) are the distances from the middle of a cell to left, top, right, bottom of a
    mark of the class, in cells.
    """
    places = np.argwhere(peaks >= threshold)
    surest = np.argsort(-peaks[tuple(places.T)], kind="stable")[:MOST]
    labels, rows, columns = places[surest].T
    scores = peaks[labels, rows, columns]
    middles = np.stack([columns, rows, columns, rows], axis=1) + 0.5
    reach = sizes[labels, :, rows, columns] * np.array([-1.0, -1.0, 1.0, 1.0], np.float32)
    edges = ((middles + reach) * STRIDE).astype(np.float32)
    kept = _apart(edges, labels)
    return [
        (int(labels[n]), tuple(float(edge) for edge in edges[n]), float(scores[n]))  # type: ignore[misc]
        for n in kept
    ]


def _apart(edges: Edges, labels: NDArray[np.int64]) -> list[int]:
    """Keep each mark that no surer one of its kind covers."""
    kept: list[int] = []
    for number in range(len(edges)):
        rivals = [other for other in kept if labels[other] == labels[number]]
        if all(overlap(edges[number], edges[other]) < _SAME for other in rivals):
            kept.append(number)
    return kept


def overlap(one: Edges, other: Edges) -> float:
    """Return intersection over union of two rectangles (x0, y0, x1, y1).

    >>> overlap(np.float32([0, 0, 2, 2]), np.float32([1, 0, 3, 2])).__round__(3)
    0.333
    """
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    shared = float(wide * high)
    return shared / (_area(one) + _area(other) - shared)


def _area(edges: Edges) -> float:
    return float((edges[2] - edges[0]) * (edges[3] - edges[1]))
