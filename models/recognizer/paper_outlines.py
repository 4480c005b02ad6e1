"""Rough outlines of papers on a small photograph: light regions with four corners.

No one threshold tells paper from every desk, so several are tried on lightness, on colour and on
the distance from what lies at the border; which outline is a sheet is judged elsewhere.
"""

from collections.abc import Iterator
from itertools import chain

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Corners (4, 2), x and y in pixels, from the top left with the clock."""
Plane = NDArray[np.float32]
Mask = NDArray[np.uint8]
_LEAST_AREA = 0.03  # of the picture; a smaller sheet cannot be read anyway
_STEPS = 5
_EDGE_LEVELS = (5.0, 8.0, 12.0, 18.0, 26.0)  # units of Lab a pixel, of the steepest change
_FILLED = 0.90  # least share of the quad in its region, and of the region in its quad


def outlines(lab: Plane) -> Iterator[Points]:
    """Yield rough quads of a picture (H, W, 3) in Lab as OpenCV scales it for bytes, as floats."""
    least = _LEAST_AREA * lab.shape[0] * lab.shape[1]
    for mask in chain(_light_regions(lab), _enclosed_regions(lab)):
        found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for contour in found:
            points = np.asarray(contour, np.int32)
            quad = quad_of(points) if cv2.contourArea(points) >= least else None
            if quad is not None:
                yield quad


def quad_of(contour: NDArray[np.int32]) -> Points | None:
    """Return the four corners of a contour, None for a shape that has not four."""
    hull = cv2.convexHull(contour)
    length = cv2.arcLength(hull, closed=True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, tolerance * length, closed=True)
        if len(corners) <= 4:
            break
    if len(corners) != 4:
        return None
    area, covered = float(cv2.contourArea(corners)), float(cv2.contourArea(contour))
    if not _FILLED * area < covered < area / _FILLED:
        return None
    return from_top_left(corners.reshape(4, 2).astype(np.float64))


def from_top_left(corners: Points) -> Points:
    """Return corners with the clock, beginning with the one nearest to the top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    turned = corners[np.argsort(angles)]
    return np.asarray(np.roll(turned, -int(turned.sum(axis=1).argmin()), axis=0), np.float64)


def _light_regions(lab: Plane) -> Iterator[Mask]:
    for plane in _planes(lab):
        soft = np.asarray(cv2.medianBlur(plane, 5), np.uint8)
        for level in _levels(soft):
            yield _opened(np.asarray(soft > level, np.uint8), 5)


def _enclosed_regions(lab: Plane) -> Iterator[Mask]:
    """Yield what edges shut off from the border: a shadow splits a sheet's light, not its edge."""
    soft = cv2.medianBlur(lab.astype(np.uint8), 5).astype(np.float32)
    steps = [cv2.Sobel(soft, cv2.CV_32F, dx, dy, ksize=3) / 4 for dx, dy in ((1, 0), (0, 1))]
    change = np.sqrt(sum((step**2).sum(axis=2) for step in steps))
    for level in _EDGE_LEVELS:
        edges = cv2.dilate(np.asarray(change > level, np.uint8), np.ones((2, 2), np.uint8))
        shut = ~_reached_from_border(np.asarray(1 - edges, np.uint8))
        yield _opened(shut.astype(np.uint8), 9)


def _opened(mask: Mask, side: int) -> Mask:
    """Cut off what is thinner than ``side`` pixels."""
    cut = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return np.asarray(cut, np.uint8)


def _reached_from_border(free: Mask) -> NDArray[np.bool_]:
    """Return the free pixels (H, W) that hang together with a free pixel of the border."""
    _, labels = cv2.connectedComponents(free, connectivity=4)
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    outside = np.unique(border)
    return np.isin(labels, outside[outside > 0])


def _planes(lab: Plane) -> Iterator[Mask]:
    """Yield pictures (H, W) in which paper is lighter than its desk, each in its own way."""
    light = lab[..., 0]
    colour = np.hypot(lab[..., 1] - 128, lab[..., 2] - 128)
    far = np.linalg.norm(lab - _border_colour(lab), axis=2)
    for plane in (light, light - 2 * colour, far):
        low, high = np.percentile(plane, (1, 99))
        yield np.clip((plane - low) * (255 / max(high - low, 1.0)), 0, 255).astype(np.uint8)


def _border_colour(lab: Plane) -> Plane:
    frame = max(2, min(lab.shape[:2]) // 50)
    edges = (lab[:frame], lab[-frame:], lab[:, :frame], lab[:, -frame:])
    return np.asarray(np.median(np.concatenate([e.reshape(-1, 3) for e in edges]), axis=0))


def _levels(plane: Mask) -> Iterator[float]:
    """Yield Otsu's threshold and others around it: a lamp makes one desk many shades."""
    middle, _ = cv2.threshold(plane, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for step in range(_STEPS):
        yield middle * (0.7 + 0.15 * step)
