"""Shots made into what the seal network sees and must answer, each time a little different."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.letterbox import AROUND, Pixels
from models.recognizer.seal_finder import SIDE, STRIDE
from training.recognition.light_variation import copied, grained, light_curve
from training.recognition.mark_places import MARKS, Marks, moved_marks, shown
from training.recognition.seal_shots import SHOT, Shot

PATCH = 256
"""Side of what the network is taught on: marks are small, so a part of the page does."""
_CELLS = PATCH // STRIDE
_FOCUSED = 0.7  # share of views of marked pages that show a mark for certain
_GREY = 0.5  # share of views without colour: seals in colour are found by their colour already


@dataclass(frozen=True, slots=True, eq=False)
class SealBatch:
    """N parts of pages (N, 3, PATCH, PATCH) uint8 with the answers wanted.

    ``heat`` (N, K, H, W) is 1 at the middle of a mark and falls off around it; ``edges``
    (N, K, 4, H, W) hold distances in cells where ``inside`` (N, K, H, W) is set.
    """

    pages: Pixels
    heat: NDArray[np.float32]
    edges: NDArray[np.float32]
    inside: NDArray[np.bool_]


def seal_batch(shots: Sequence[Shot], rng: np.random.Generator) -> SealBatch:
    """Return varied parts of the pages with their answers."""
    pages, heats, edges, insides = [], [], [], []
    for shot in shots:
        page, marks = _moved(shot.pixels, shot.marks, rng)
        heat, edge, inside = wanted(marks)
        pages.append(_lit(page, rng).transpose(2, 0, 1))
        heats.append(heat)
        edges.append(edge)
        insides.append(inside)
    return SealBatch(np.stack(pages), np.stack(heats), np.stack(edges), np.stack(insides))


def wanted(
    marks: Marks,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """Return heat, edges and inside of one page; ``marks`` (n, 5) as in ``Shot``.

    Where marks of one kind overlap, a cell answers for the smallest of them.
    """
    heat = np.zeros((len(MARKS), _CELLS, _CELLS), np.float32)
    edges = np.zeros((len(MARKS), 4, _CELLS, _CELLS), np.float32)
    inside = np.zeros((len(MARKS), _CELLS, _CELLS), np.bool_)
    ys, xs = np.mgrid[0:_CELLS, 0:_CELLS] + 0.5
    areas = (marks[:, 3] - marks[:, 1]) * (marks[:, 4] - marks[:, 2])
    for row in marks[np.argsort(-areas)]:
        label, (x0, y0, x1, y1) = int(row[0]), row[1:] / STRIDE
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        at_x, at_y = int(middle_x) + 0.5, int(middle_y) + 0.5
        spread_x, spread_y = max((x1 - x0) / 9, 0.5), max((y1 - y0) / 9, 0.5)
        near = np.exp(-(((xs - at_x) / spread_x) ** 2 + ((ys - at_y) / spread_y) ** 2) / 2)
        heat[label] = np.maximum(heat[label], near)
        core = near > 0.3
        edges[label][:, core] = np.stack([xs - x0, ys - y0, x1 - xs, y1 - ys])[:, core]
        inside[label] |= core
    return heat, np.maximum(edges, 0.05), inside


def _moved(page: Pixels, marks: Marks, rng: np.random.Generator) -> tuple[Pixels, Marks]:
    """Return a part of the page, scaled and slightly turned, and its marks."""
    angle = float(rng.uniform(-6, 6))
    scale = SIDE / SHOT * float(np.exp(rng.uniform(np.log(0.72), np.log(1.4))))
    turn = np.array(cv2.getRotationMatrix2D((0, 0), angle, scale), np.float64)
    turn[:, 2] = PATCH * rng.uniform(0.15, 0.85, 2) - turn[:, :2] @ _focus(marks, rng)
    matrix = np.vstack([turn, [0.0, 0.0, 1.0]])
    moved = cv2.warpAffine(
        page, turn, (PATCH, PATCH), flags=cv2.INTER_AREA, borderValue=(AROUND,) * 3
    )
    return np.asarray(moved, np.uint8), shown(moved_marks(marks, matrix), (PATCH, PATCH))


def _focus(marks: Marks, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the point of the page to be seen: mostly a mark, rare kinds as often as others."""
    if not len(marks) or rng.random() >= _FOCUSED:
        return rng.uniform(0.1, 0.9, 2) * SHOT
    kind = rng.choice(np.unique(marks[:, 0]))
    _, x0, y0, x1, y1 = rng.choice(marks[marks[:, 0] == kind])
    return np.array([x0 + x1, y0 + y1], np.float64) / 2


def _lit(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the page in other light, sometimes soft, grainy, or copied without colour."""
    if rng.random() < _GREY:
        page = copied(page, rng)
    if rng.random() < 0.25:
        page = np.asarray(cv2.GaussianBlur(page, (0, 0), float(rng.uniform(0.4, 1.1))), np.uint8)
    curve = light_curve(rng, (0.8, 1.2))
    table = np.stack([curve * share for share in rng.uniform(0.8, 1.0, 3)], axis=1)
    lit = np.asarray(cv2.LUT(page, table[None].astype(np.uint8)), np.uint8)
    return grained(lit, rng) if rng.random() < 0.25 else lit
