"""The sides of a sheet on a photograph: moved onto the edge that is there, and judged."""

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.paper_outlines import Plane, Points

_SAMPLES = 48
_REACH = 12  # pixels to either side of a rough side in which its edge is looked for
_BAND = (2, 3, 4, 5, 6)  # pixels from a side at which both grounds are compared
_STEP = 7.0  # units of Lab by which a sheet differs from its desk (a just visible step is 2.3)
_SHARE = 0.85  # of the samples of each side that must show the step
_BENT = 2.0  # pixels, median distance of the edge from a straight side
_ANGLES = (60.0, 120.0)
_SLIMMEST = 5.0
_OPPOSITE = 1.7  # ratio of opposite sides: more is no photograph of a sheet from above


def refined(lab: Plane, rough: Points) -> Points | None:
    """Return the quad whose sides lie on the edges near those of a rough one.

    None when a side is no straight edge, leaves the picture, or the shape is no sheet.
    """
    lines = [_side(lab, rough[place], rough[(place + 1) % 4]) for place in range(4)]
    sides = [line for line in lines if line is not None]
    if len(sides) < 4:
        return None
    corners = np.array([_crossing(sides[place - 1], sides[place]) for place in range(4)])
    return corners if _is_sheet(corners, lab.shape) else None


def is_lighter_inside(lab: Plane, quad: Points) -> bool:
    """Say whether the sheet is set off from its ground along each side, and lighter than it."""
    lighter = []
    for place in range(4):
        start, end = quad[place], quad[(place + 1) % 4]
        points, normal = _samples(start, end)
        inner = _ground(lab, points, normal, 1)
        outer = _ground(lab, points, normal, -1)
        step = np.linalg.norm(inner - outer, axis=1)
        if np.isnan(step).any() or float(np.mean(step > _STEP)) < _SHARE:
            return False
        lighter.append(_paperness(inner) - _paperness(outer))
    return bool(np.median(np.concatenate(lighter)) > 0)


def _paperness(colours: Plane) -> NDArray[np.float32]:
    """Return how much a colour is like paper: light and grey."""
    chroma = np.hypot(colours[:, 1] - 128, colours[:, 2] - 128)
    return np.asarray(colours[:, 0] - chroma, np.float32)


def _samples(start: Points, end: Points) -> tuple[Points, Points]:
    """Return points (n, 2) along a side and its normal into the sheet."""
    along = np.linspace(0.06, 0.94, _SAMPLES)[:, None]
    way = (end - start) / max(float(np.linalg.norm(end - start)), 1e-9)
    return start + along * (end - start), np.array([-way[1], way[0]])


def _ground(lab: Plane, points: Points, normal: Points, way: int) -> Plane:
    """Return the median colour (n, 3) beside each point; NaN where the nearest lies outside."""
    depths = np.stack([_colours(lab, points + way * depth * normal) for depth in _BAND])
    seen = np.where(np.isnan(depths), depths[:1], depths)
    return np.asarray(np.median(seen, axis=0), np.float32)


def _colours(lab: Plane, points: Points) -> Plane:
    nearest = np.round(points).astype(int)
    height, width = lab.shape[:2]
    kept = np.clip(nearest, 0, (width - 1, height - 1))
    inside = np.asarray((kept == nearest).all(axis=1))
    return np.where(inside[:, None], lab[kept[:, 1], kept[:, 0]], np.float32(np.nan))


def _side(lab: Plane, start: Points, end: Points) -> tuple[Points, Points] | None:
    """Return a point and the direction of the straight edge near a rough side."""
    points, normal = _samples(start, end)
    offsets = np.arange(-_REACH, _REACH + 1)
    profile = np.stack([_colours(lab, points + step * normal) for step in offsets], axis=1)
    change = np.linalg.norm(profile[:, 4:] - profile[:, :-4], axis=2)
    change = np.where(np.isnan(change), 0.0, change)
    strong = change.max(axis=1) > _STEP
    if strong.mean() < _SHARE:
        return None
    edge = points + (offsets[2:-2][change.argmax(axis=1)])[:, None] * normal
    return _straight(edge[strong])


def _straight(edge: Points) -> tuple[Points, Points] | None:
    """Fit a line and leave out what lies far from it: a corner of a clip, a second sheet."""
    for _ in range(2):
        fitted = cv2.fitLine(edge.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        way, on = fitted[:2].astype(np.float64), fitted[2:].astype(np.float64)
        distance = np.abs((edge - on) @ np.array([-way[1], way[0]]))
        edge = edge[distance <= max(2.0, 3 * float(np.median(distance)))]
    return (on, way) if float(np.median(distance)) <= _BENT else None


def _crossing(first: tuple[Points, Points], second: tuple[Points, Points]) -> Points:
    (on_first, way_first), (on_second, way_second) = first, second
    ways = np.array([way_first, -way_second]).T
    if abs(float(np.linalg.det(ways))) < 1e-6:
        return np.array([np.nan, np.nan])
    along = np.linalg.solve(ways, on_second - on_first)[0]
    return np.asarray(on_first + along * way_first, np.float64)


def _is_sheet(corners: Points, shape: tuple[int, ...]) -> bool:
    if np.isnan(corners).any() or (corners < -1).any():
        return False
    if (corners > (shape[1], shape[0])).any() or not cv2.isContourConvex(
        corners.astype(np.float32)
    ):
        return False
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    turns = np.degrees(np.arccos(_cosines(sides, lengths)))
    opposite = max(lengths[0] / lengths[2], lengths[1] / lengths[3])
    opposite = max(opposite, lengths[2] / lengths[0], lengths[3] / lengths[1])
    slim = float(lengths.max() / lengths.min())
    within = bool((turns > _ANGLES[0]).all() and (turns < _ANGLES[1]).all())
    return within and opposite < _OPPOSITE and slim < _SLIMMEST


def _cosines(sides: Points, lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the cosine of the angle at each corner."""
    back, before = -np.roll(sides, 1, axis=0), np.roll(lengths, 1)
    return np.asarray(np.clip((sides * back).sum(axis=1) / (lengths * before), -1, 1), np.float64)
