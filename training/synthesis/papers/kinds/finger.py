"""Red thumb prints, which stand for a signature where people sign lists and slips."""

import cv2
import numpy as np

from training.synthesis.papers.raster import Pixels, quick_png
from training.synthesis.papers.sheet import Plate, Rectangle, Sheet

FINGERPRINT = "fingerprint"
_RED = (196, 30, 44)
_PIXELS_MM = 9.0
_LEAST, _MOST = 6.0, 13.0  # millimetres of height


def press_thumb(sheet: Sheet, cell: Rectangle, rng: np.random.Generator) -> Rectangle:
    """Press a thumb into a cell, a little over its edges, and note its place."""
    left, top, right, bottom = cell
    high = min(max((bottom - top) * float(rng.uniform(0.95, 1.3)), _LEAST), _MOST)
    mask = _ridges(round(high * float(rng.uniform(0.68, 0.8)) * _PIXELS_MM), high, rng)
    wide = mask.shape[1] / _PIXELS_MM
    x = (left + right - wide) / 2 + float(rng.uniform(-3, 3))
    y = (top + bottom - high) / 2 + float(rng.uniform(-0.6, 0.6))
    x, y = max(0.5, min(x, sheet.width - wide - 0.5)), max(0.5, min(y, sheet.height - high - 0.5))
    inked = np.zeros((*mask.shape, 4), np.uint8)
    inked[..., :3] = _RED
    inked[..., 3] = mask
    name = f"thumb_{len(sheet.plates)}.png"
    sheet.plates.append(Plate(x, y, wide, high, quick_png(inked), name))
    rectangle = (x, y, x + wide, y + high)
    sheet.places.append((FINGERPRINT, rectangle))
    return rectangle


def _ridges(width: int, high: float, rng: np.random.Generator) -> Pixels:
    """Return the inked ridges (H, W): bent rings around a core, inside an oval."""
    height = round(high * _PIXELS_MM)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (xs - width / 2) / (width / 2), (ys - height / 2) / (height / 2)
    core = float(rng.uniform(-0.25, 0.25))
    bend = 0.35 * np.sin(2.2 * u + float(rng.uniform(0, 6)))
    rings = np.sin(np.hypot(u * 0.9, (v - core) * 1.1 + bend * v) * float(rng.uniform(24, 32)))
    coarse = rng.uniform(0.25, 1.0, (6, 5)).astype(np.float32)
    patches = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    inside = np.clip((1 - np.hypot(u, v)) * 6, 0, 1)
    alpha = 255 * inside * np.clip(patches, 0.2, 1) * (0.25 + 0.75 * (rings > -0.1))
    return np.asarray(np.clip(alpha, 0, 240), np.uint8)
