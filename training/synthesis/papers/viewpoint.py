"""From where a paper is seen: the map from its pixels to those of the picture."""

from dataclasses import dataclass

import cv2
import numpy as np

from training.synthesis.papers.degrade import Matrix

_WORST_TURN = 15.0  # degrees


@dataclass(frozen=True, slots=True)
class View:
    """``matrix`` (3, 3) maps page pixels to pixels of a picture of ``size`` (width, height)."""

    matrix: Matrix
    size: tuple[int, int]


def glass_view(page: tuple[int, int], rng: np.random.Generator) -> View:
    """Return the view of a flatbed: turned by under a degree."""
    width, height = page
    angle = float(rng.normal(0, 0.3))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, float(rng.uniform(0.975, 1.0)))
    return View(np.vstack([turn, [0, 0, 1]]), page)


def hand_view(page: tuple[int, int], rng: np.random.Generator, strength: float) -> View:
    """Return the view of a telephone held above the paper, which is wholly in the picture."""
    grain = float(rng.triangular(1.0 - 0.5 * strength, 1.0, 1.0))
    size = (round(page[0] * grain), round(page[1] * grain))
    corners = _turned(page, _angle(rng, strength))
    corners += rng.uniform(-1, 1, (4, 2)) * np.array(page) * 0.035 * strength
    placed = _fitted(corners, size, float(rng.uniform(0.86, 0.98)), rng)
    flat = np.array([[0, 0], [page[0], 0], [page[0], page[1]], [0, page[1]]], np.float32)
    found = cv2.getPerspectiveTransform(flat, placed.astype(np.float32))
    return View(np.asarray(found, np.float64), size)


def _angle(rng: np.random.Generator, strength: float) -> float:
    """Return a turn in degrees: mostly small, at times large where papers are badly taken."""
    if rng.random() < 0.3 * strength:
        return float(rng.uniform(-_WORST_TURN, _WORST_TURN))
    return float(rng.normal(0, 0.6 + 1.6 * strength))


def _turned(page: tuple[int, int], degrees: float) -> Matrix:
    width, height = page[0] / 2, page[1] / 2
    flat = np.array([[-width, -height], [width, -height], [width, height], [-width, height]])
    sine, cosine = np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))
    return np.asarray(flat @ np.array([[cosine, sine], [-sine, cosine]]), np.float64)


def _fitted(
    corners: Matrix, size: tuple[int, int], share: float, rng: np.random.Generator
) -> Matrix:
    """Scale corners to a share of the picture and put them somewhere inside it."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    scale = share * float(np.min(np.array(size) / (high - low)))
    spare = np.array(size) - (high - low) * scale
    return np.asarray((corners - low) * scale + spare * rng.uniform(0.15, 0.85, 2), np.float64)
