"""The shapes of the glyphs in a box, and how far each is from the nearest elsewhere on the page.

A figure in a face that the page has nowhere else is far from all glyphs, whatever it is read as;
so shapes need no reading, and a misread figure raises no alarm.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.print_measures import Plane, Print

Vectors = NDArray[np.float32]
_GRID = (18, 24)  # columns and rows to which each glyph is brought
_WORK_HEIGHT, _MOST_GROWTH = 64, 8.0  # pixels of a box, so that a stroke is several pixels wide
_CUT = 0.42  # of the contrast: darker belongs to a glyph
_TALL = (0.35, 1.1)  # of the box: dots and commas are lower, rules and frames are higher
_LIKE = (0.75, 1.3)  # of the usual height of the glyphs in the box
_WIDE = 1.3  # of its height; a wider patch is two figures that touch
_ASPECT = 0.5  # what a doubled width weighs beside the shape


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Glyphs from left to right: unit vectors (n, 432) and logs of width over height (n,)."""

    vectors: Vectors
    aspects: Vectors

    def __len__(self) -> int:
        """Return the number of glyphs."""
        return len(self.aspects)


def shapes_of(print_: Print) -> Shapes:
    """Return the tall glyphs of a box: figures, letters, signs of currency."""
    grow = min(_MOST_GROWTH, _WORK_HEIGHT / print_.height)
    large = cv2.resize(print_.dark, None, fx=grow, fy=grow, interpolation=cv2.INTER_CUBIC)
    large = np.asarray(large, np.float32) / print_.contrast
    _, labels, stats, centres = cv2.connectedComponentsWithStats(
        np.asarray(large > _CUT, np.uint8), connectivity=8
    )
    rows, columns = print_.place
    frame = np.array([columns.start, rows.start, columns.stop, rows.stop]) * grow
    inside = np.asarray(((centres >= frame[:2]) & (centres <= frame[2:])).all(axis=1), np.bool_)
    kept = _tall(np.asarray(stats), inside, print_.height * grow, large.shape)
    glyphs = [_vector(large, np.asarray(labels), stats[number], number) for number in kept]
    aspects = [np.log(stats[n, cv2.CC_STAT_WIDTH] / stats[n, cv2.CC_STAT_HEIGHT]) for n in kept]
    columns_ = _GRID[0] * _GRID[1]
    return Shapes(
        np.asarray(glyphs, np.float32).reshape(-1, columns_), np.asarray(aspects, np.float32)
    )


def _tall(
    stats: NDArray[np.int32], inside: NDArray[np.bool_], high: float, shape: tuple[int, ...]
) -> list[int]:
    """Return the components that are whole glyphs of one height, from left to right."""
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    whole = (left > 0) & (top > 0) & (left + width < shape[1]) & (top + height < shape[0])
    tall = (height >= _TALL[0] * high) & (height <= _TALL[1] * high) & (width < _WIDE * height)
    found = inside & whole & tall
    found[0] = False  # the ground
    if not found.any():
        return []
    usual = np.percentile(height[found], 60)
    found &= (height > _LIKE[0] * usual) & (height < _LIKE[1] * usual)
    return sorted(np.flatnonzero(found).tolist(), key=lambda number: int(left[number]))


def _vector(large: Plane, labels: NDArray[np.int32], box: NDArray[np.int32], number: int) -> Plane:
    """Return one glyph, without its neighbours, on the grid: mean 0, length 1."""
    left, top, width, height = (int(edge) for edge in box[:4])
    place = (slice(top, top + height), slice(left, left + width))
    own = (labels[place] == number) | (labels[place] == 0)
    tile = cv2.resize(np.where(own, large[place], 0), _GRID, interpolation=cv2.INTER_AREA)
    flat = np.clip(np.asarray(tile, np.float32).ravel(), 0, 1.2)
    flat = flat - flat.mean()
    return np.asarray(flat / max(float(np.linalg.norm(flat)), 1e-6), np.float32)


def strangeness(boxes: list[Shapes]) -> list[float]:
    """Return for each box how far its glyphs are from the nearest of other boxes.

    It is the distance that a third of them do not pass: one smudged figure says nothing. 0 is the
    same shape, 1 has nothing in common; NaN for a box without glyphs or company.
    """
    vectors = np.concatenate([shapes.vectors for shapes in boxes])
    aspects = np.concatenate([shapes.aspects for shapes in boxes])
    owners = np.repeat(np.arange(len(boxes)), [len(shapes) for shapes in boxes])
    apart = 1 - vectors @ vectors.T + _ASPECT * np.abs(aspects[:, None] - aspects[None])
    apart[owners[:, None] == owners[None]] = np.inf
    nearest = apart.min(axis=1, initial=np.inf)
    return [_third(nearest[owners == place]) for place in range(len(boxes))]


def _third(distances: Vectors) -> float:
    found = distances[np.isfinite(distances)]
    return float(np.percentile(found, 33)) if found.size else float("nan")
