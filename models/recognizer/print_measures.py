"""What the print in one box of a picture measures like: its glyphs, its ink, its edge, its ground.

Measures are relative to the contrast of the ink and the brightness of the paper, so that boxes of
one page can be compared under any lamp. Nothing here compares.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]
MEASURES = ("sharpness", "darkness", "grain", "ground")
_LEAST_SIDE = 8  # pixels; smaller print is only blur
_LEAST_CONTRAST = 0.12
_ROOM = 0.45  # of the height of a box, looked at around it
_RED, _STAMPED = 0.15, 0.02  # redder than the paper by this share of the light; so many pixels
_CROSSED = 0.1  # share of the ink in a box
_INK = 0.5  # of the contrast: darker is ink
_FEW = 30  # pixels; fewer say nothing of a ground


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """The print in one box.

    ``height`` is that of the box in pixels; ``values`` stand in the order of ``MEASURES``, NaN
    where one cannot be taken; ``dark`` (H, W) in [0, 1] is the box with room around it, ``place``
    the box inside it, ``contrast`` the darkness of its ink.
    """

    height: int
    values: tuple[float, float, float, float]
    dark: Plane
    place: tuple[slice, slice]
    contrast: float


def measured(page: Pixels, box: Box) -> Print | None:
    """Return the print in a box, None for one too small, too faint, stamped or crossed."""
    cut = _cut(page, box)
    if cut is None:
        return None
    outer, place = cut
    if _is_stamped(outer[place]):
        return None
    grey = cv2.cvtColor(outer, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark = _darkness(grey)
    contrast = float(np.percentile(dark[place], 98))
    if contrast < _LEAST_CONTRAST:
        return None
    ink = np.asarray(dark > _INK * contrast)
    if _is_crossed(ink, place):
        return None
    sharpness = _sharpness(dark, contrast, place)
    values = (sharpness, contrast, *_grounds(outer, grey, ink, place))
    return Print(outer[place].shape[0], values, dark, place, contrast)


def _cut(page: Pixels, box: Box) -> tuple[Pixels, tuple[slice, slice]] | None:
    height, width = page.shape[:2]
    top, bottom = round(box.y0 * height), round(box.y1 * height)
    left, right = round(box.x0 * width), round(box.x1 * width)
    if min(bottom - top, right - left) < _LEAST_SIDE:
        return None
    room = max(4, round(_ROOM * (bottom - top)))
    up, back = max(0, top - room), max(0, left - room)
    place = (slice(top - up, bottom - up), slice(left - back, right - back))
    return page[up : bottom + room, back : right + room], place


def _is_stamped(inner: Pixels) -> bool:
    """Say whether red ink lies over the box: redder than most of it, whatever the lamp."""
    red, green, blue = (inner[..., part].astype(np.float32) for part in range(3))
    redness = (red - (green + blue) / 2) / np.maximum(red, 1)
    light = red > 0.5 * np.median(red)  # black ink has no colour that could be told
    return bool(np.mean(light & (redness - np.median(redness) > _RED)) > _STAMPED)


def _is_crossed(ink: Mask, place: tuple[slice, slice]) -> bool:
    """Say whether much of the ink in a box belongs to something larger: a grey seal, a pen stroke.

    Rules are thin and do not count.
    """
    solid = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    high = place[0].stop - place[0].start
    sides = np.minimum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    large = np.asarray((stats[:, cv2.CC_STAT_HEIGHT] > 1.3 * high) & (sides > 0.4 * high))
    large[0] = False
    inside = np.asarray(labels)[place]
    foreign = int(np.count_nonzero(large[inside]))
    return foreign > _CROSSED * max(int(np.count_nonzero(inside)), 1)


def _darkness(grey: Plane) -> Plane:
    """Return how dark each pixel is against the paper around it, in [0, 1]."""
    side = max(5, grey.shape[0] // 2) | 1
    paper = cv2.morphologyEx(cv2.medianBlur(grey, 3), cv2.MORPH_CLOSE, np.ones((side, side)))
    paper = cv2.GaussianBlur(paper, (0, 0), side / 4)
    return np.asarray(np.clip(1 - grey / np.maximum(paper, 1), 0, 1), np.float32)


def _sharpness(dark: Plane, contrast: float, place: tuple[slice, slice]) -> float:
    """Return the change of darkness a pixel at a steep edge, as a share of the contrast."""
    across = cv2.Sobel(dark, cv2.CV_32F, 1, 0, ksize=3) / 8
    down = cv2.Sobel(dark, cv2.CV_32F, 0, 1, ksize=3) / 8
    steep = np.hypot(across, down)[place]
    edges = steep[steep > 0.08 * contrast]
    return float(np.percentile(edges, 85)) / contrast if edges.size >= _FEW else float("nan")


def _grounds(
    outer: Pixels, grey: Plane, ink: Mask, place: tuple[slice, slice]
) -> tuple[float, float]:
    """Return the log of the grain of the paper, and its step of colour at the border of the box."""
    near, wide = _grown(ink, 3), _grown(ink, 9)
    inside = np.zeros(ink.shape, np.bool_)
    inside[place] = True
    light = max(float(np.median(grey[~near])), 1.0) if not near.all() else 1.0
    rough = grey - cv2.GaussianBlur(grey, (0, 0), 1.2)
    return _spread(rough[inside & ~wide], light), _step(outer, inside & ~near, ~inside & ~near)


def _grown(ink: Mask, side: int) -> Mask:
    grown = cv2.dilate(ink.astype(np.uint8), np.ones((side, side), np.uint8))
    return np.asarray(grown, np.uint8) > 0


def _spread(values: Plane, light: float) -> float:
    if values.size < _FEW:
        return float("nan")
    middle = 1.4826 * float(np.median(np.abs(values - np.median(values))))
    return float(np.log(100 * middle / light + 0.1))


def _step(outer: Pixels, inner: Mask, around: Mask) -> float:
    if inner.sum() < _FEW or around.sum() < _FEW:
        return float("nan")
    here = np.median(outer[inner].astype(np.float32), axis=0)
    there = np.median(outer[around].astype(np.float32), axis=0)
    return float(np.abs(here - there).max() / max(float(there.max()), 1.0))
