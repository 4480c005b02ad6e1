"""The words around a round seal: the ring found, laid out flat from its gap on, read as one line.

The seal of a firm or a village bears its name along the ring, with a gap below (GB/T 33481); a
hand may have pressed it in any turn. Its rim is searched for, the widest stretch without ink
between rim and star is the gap, and the ring is unrolled clockwise from there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Word
from models.recognizer.labels import plain
from models.recognizer.patch import Patch

_INNER, _OUTER = 0.58, 0.93  # of the radius: where the words stand, inside the rim
_HEIGHT = 48
_ANGLES = 240
_LEAST_RADIUS = 24  # pixels below which no character of the ring can be read
_RIM = 0.7  # share of the rim that must bear ink
_LEAST_SIDE = 0.07  # of the page: a round seal on A4 is 0.13 of it, a thumb print 0.05
_ROUND, _OVAL = 1.2, 1.6  # longer side over shorter: of one round seal, of an oval one (40 x 30 mm)
_COLOURED = 0.02  # share of a crop that is red where its seal is
_STEPS = (0.16, 0.08, 0.04, 0.02)  # of the radius
_MOVES = np.array(
    [
        (right, down, grow / 2 + squeeze / 4, grow / 2 - squeeze / 4)
        for right, down, grow in product((-2, -1, 0, 1, 2), repeat=3)
        for squeeze in (-1, 0, 1)
    ]
)
_RED = 28  # red above green and blue from which ink is red
_FEWEST = 4
Plane = NDArray[np.float32]
Pixels = NDArray[np.uint8]


@runtime_checkable
class StripReader(Protocol):
    """A reader of single lines."""

    def read_strip(self, pixels: NDArray[np.uint8]) -> Word | None:
        """Read one level line of text."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle on a picture, squeezed by perspective, in pixels."""

    x: float
    y: float
    wide: float
    high: float

    def is_near(self, other: "Ring") -> bool:
        """Say whether two circles are one seal."""
        return abs(self.x - other.x) + abs(self.y - other.y) < 0.4 * (self.wide + other.wide) / 2

    def sampled(self, plane: Plane, reach: Plane, angle: Plane) -> Plane:
        """Return the plane at shares of the radius and angles, clockwise from the top."""
        along = (self.x + self.wide * reach * np.sin(angle)).astype(np.float32)
        down = (self.y - self.high * reach * np.cos(angle)).astype(np.float32)
        return np.asarray(cv2.remap(plane, along, down, cv2.INTER_LINEAR), np.float32)


def read_ring(pixels: Pixels, patch: Patch, reader: StripReader) -> Word | None:
    """Return the words of the clearest ring of a patch, None where no ring can be read.

    Thumb prints and private seals are smaller than any ring that bears a name.
    """
    crop = patch.crop(pixels)
    if min(crop.shape[:2]) < _LEAST_SIDE * max(pixels.shape[:2]):
        return None
    words = [reader.read_strip(strip) for strip in unrolled(crop)]
    read = [word for word in words if word is not None and _names(word) >= _FEWEST]
    return max(read, key=lambda word: word.confidence * _names(word), default=None)


def unrolled(crop: Pixels) -> Iterator[Pixels]:
    """Yield the rings of the seals in a crop (H, W, 3) as level strips (48, W', 3).

    Of each ring one shows what is dark, as sharp as the picture, and one what is red, without
    black text across the seal, but as coarse as a JPEG keeps colours.
    """
    red = np.clip(crop[..., 0].astype(np.float32) - crop[..., 1:].max(axis=2), 0, None)
    dark = 255 - crop[..., 1].astype(np.float32)
    is_red = float((red > _RED).mean()) > _COLOURED
    ink = red if is_red else np.clip(dark - np.median(dark), 0, None)
    for ring in rims_of(ink):
        begin, end = _written(ink, ring)
        for plane in (dark, red) if is_red else (dark,):
            yield _flat(plane, ring, begin, end)


def rims_of(ink: Plane) -> list[Ring]:
    """Return the rims in a picture of ink (H, W): circles with ink on them and little outside.

    Where the ink is longer than high it is an oval, or two seals that overlap: these are searched
    from both ends.
    """
    strong = ink > max(float(np.quantile(ink, 0.9)) * 0.5, 12.0)
    rows, columns = np.nonzero(strong)
    if len(rows) < _HEIGHT:
        return []
    (top, bottom), (left, right) = (np.quantile(at, [0.01, 0.99]) for at in (rows, columns))
    half_wide, half_high = (right - left) / 2, (bottom - top) / 2
    size = min(half_wide, half_high)
    if size < _LEAST_RADIUS:
        return []
    middle = np.array([left + half_wide, top + half_high, half_wide, half_high])
    starts = [middle] if max(half_wide, half_high) < _OVAL * size else []
    if max(half_wide, half_high) > _ROUND * size:
        reach = np.array([half_wide - size, half_high - size, 0, 0])
        round_one = np.array([*middle[:2], size, size])
        starts += [round_one - reach, round_one + reach, round_one]
    found = [_settled(strong, start) for start in starts]
    rims: list[Ring] = []
    for share, ring in sorted(found, key=lambda rim: -rim[0]):
        if share >= _RIM and not any(map(ring.is_near, rims)):
            rims.append(ring)
    return rims


def _settled(strong: NDArray[np.bool_], start: NDArray[np.float64]) -> tuple[float, Ring]:
    """Move and stretch a circle until most of it bears ink, in steps that become finer."""
    best, share = start, 0.0
    for step in _STEPS:
        size = best[2:].mean()
        moved = best + step * size * _MOVES
        shares = _rim_shares(strong, moved)
        best, share = moved[shares.argmax()], float(shares.max())
    return share, Ring(*map(float, best))


def _rim_shares(strong: NDArray[np.bool_], rings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for rings (K, 4) how much of the rim bears ink, less what lies just outside."""
    height, width = strong.shape
    angle = np.linspace(0, 2 * np.pi, _ANGLES // 2, endpoint=False)
    x, y, wide, high = (rings[:, n, None, None] for n in range(4))
    reach = np.array([0.97, 1.0, 1.1])[None, :, None]
    columns = np.rint(x + wide * reach * np.sin(angle)).astype(np.int64)
    rows = np.rint(y - high * reach * np.cos(angle)).astype(np.int64)
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    hit = strong[rows.clip(0, height - 1), columns.clip(0, width - 1)] & inside
    within, rim, outside = hit.mean(axis=2).T
    return np.asarray(np.maximum(within, rim) - 0.5 * outside)


def _written(ink: Plane, ring: Ring) -> tuple[float, float]:
    """Return where the words begin and end, in radians clockwise: behind and before the gap."""
    angle = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False, dtype=np.float32)[None, :]
    reach = np.linspace(_INNER + 0.06, _OUTER - 0.06, 12, dtype=np.float32)[:, None]
    density = ring.sampled(ink, reach, angle).mean(axis=0)
    smooth = np.convolve(np.tile(density, 3), np.ones(5) / 5, "same")[_ANGLES : 2 * _ANGLES]
    low = np.tile(smooth < 0.35 * np.quantile(smooth, 0.75), 2)
    start, length = _longest_run(low)
    if length < 6:
        start, length = _ANGLES // 2 - 20, 40  # no gap shows: words all around, begun below
    step = 2 * np.pi / _ANGLES
    return (start + length - 2) * step, (start + 2 + _ANGLES) * step


def _longest_run(flags: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the begin and length of the longest run of a circle that is written twice."""
    best, begin = (0, 0), None
    for at, flag in enumerate([*flags.tolist(), False]):
        if flag and begin is None:
            begin = at
        if not flag and begin is not None:
            best = max(best, (begin, min(at - begin, len(flags) // 2)), key=lambda run: run[1])
            begin = None
    return best


def _flat(plane: Plane, ring: Ring, begin: float, end: float) -> Pixels:
    middle = (_INNER + _OUTER) / 2
    length = max(round((end - begin) * middle / (_OUTER - _INNER) * _HEIGHT), _HEIGHT)
    angle = np.linspace(begin, end, length, dtype=np.float32)[None, :]
    reach = np.linspace(_OUTER, _INNER, _HEIGHT, dtype=np.float32)[:, None]
    flat = ring.sampled(plane, reach, angle)
    low, high = np.quantile(flat, [0.3, 0.97])
    grey = 255 - np.clip((flat - low) / max(float(high - low), 1.0), 0, 1) * 255
    return np.repeat(grey.astype(np.uint8)[..., None], 3, axis=2)


def _names(word: Word) -> int:
    return len(re.sub(r"[^\u4e00-\u9fff]", "", plain(word.text)))
