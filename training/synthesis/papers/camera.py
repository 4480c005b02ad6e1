"""What lens, sensor and file format make of a picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthesis.papers.lighting import shaded
from training.synthesis.papers.raster import Pixels


def exposed(picture: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Return the picture as the file holds it: lamp, moiré, blur, noise, JPEG."""
    size = (picture.shape[1], picture.shape[0])
    field = _lamp(rng, size, strength)
    if rng.random() < 0.25 * strength:
        field = field * _moire(rng, size)
    tinted = 1 + rng.normal(0, 0.015 + 0.03 * strength, 3)
    seen = _blurred(shaded(picture, field, tinted), rng, strength)
    if rng.random() < 0.08:
        seen = _grey(seen)
    return _stored(_noisy(seen, rng, strength), rng, strength)


def scanned(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the picture as a flatbed stores it: a little soft, at times grey."""
    field = np.full(picture.shape[:2], float(rng.uniform(0.94, 1.03)), np.float32)
    seen = _blurred(shaded(picture, field, np.ones(3)), rng, 0.0)
    if rng.random() < 0.2:
        seen = _grey(seen)
    return _stored(_noisy(seen, rng, 0.0), rng, 0.0)


def _grey(picture: Pixels) -> Pixels:
    brightness = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.cvtColor(brightness, cv2.COLOR_GRAY2RGB), np.uint8)


def _lamp(rng: np.random.Generator, size: tuple[int, int], strength: float) -> NDArray[np.float32]:
    """Return the light of one lamp: brightest somewhere, dim all over on a bad day."""
    ys, xs = np.mgrid[0:32, 0:32].astype(np.float32) / 32
    x, y = rng.uniform(0, 1, 2)
    gain = float(rng.uniform(1.0 - 0.5 * strength, 1.08))
    small = gain * (1 - float(rng.uniform(0.05, 0.1 + 0.25 * strength)) * np.hypot(xs - x, ys - y))
    return np.asarray(cv2.resize(small.astype(np.float32), size), np.float32)


def _moire(rng: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return the beat of a screen against the sensor: faint slanting waves."""
    width, height = size
    turn, pitch = float(rng.uniform(0, np.pi)), float(rng.uniform(3.0, 14.0))
    phase = 2 * np.pi / pitch
    xs = (np.arange(width, dtype=np.float32) * np.float32(phase * np.cos(turn)))[None, :]
    ys = (np.arange(height, dtype=np.float32) * np.float32(phase * np.sin(turn)))[:, None]
    waves = np.cos(xs) * np.cos(ys) - np.sin(xs) * np.sin(ys)  # cos(x + y), without a grid of it
    return np.asarray(1 + float(rng.uniform(0.02, 0.08)) * waves, np.float32)


def _blurred(picture: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Blur by focus, and at times by a moving hand; sizes grow with the picture."""
    scale = max(picture.shape) / 1600
    sigma = scale * float(rng.uniform(0.3, 0.6 + 0.7 * strength))
    soft = cv2.GaussianBlur(picture, (0, 0), sigma)
    if rng.random() < 0.3 * strength:
        soft = cv2.filter2D(soft, -1, _streak(rng, scale * (2 + 3 * strength)))
    return np.asarray(soft, np.uint8)


def _streak(rng: np.random.Generator, length: float) -> NDArray[np.float32]:
    side = 2 * int(np.ceil(length / 2)) + 1
    middle, turn = side // 2, float(rng.uniform(0, np.pi))
    reach = length / 2
    ends = [
        (round(middle + way * reach * np.cos(turn)), round(middle + way * reach * np.sin(turn)))
        for way in (-1, 1)
    ]
    kernel = np.zeros((side, side), np.uint8)
    cv2.line(kernel, ends[0], ends[1], (1,))
    return np.asarray(kernel / kernel.sum(), np.float32)


def _noisy(picture: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Add the same grain to all channels; two uniform draws make a triangle, which is enough."""
    reach = float(rng.uniform(3, 8 + 18 * strength)) / 255
    planes = cv2.merge([_half(rng, picture.shape[:2]) + _half(rng, picture.shape[:2])] * 3)
    return np.asarray(cv2.addWeighted(picture, 1.0, planes, reach, -127 * reach), np.uint8)


def _half(rng: np.random.Generator, shape: tuple[int, ...]) -> Pixels:
    """Return bytes from 0 to 127, drawn as cheaply as chance comes."""
    drawn = np.frombuffer(rng.bytes(shape[0] * shape[1]), np.uint8)
    return np.asarray((drawn >> 1).reshape(shape[:2]), np.uint8)


def _stored(picture: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Encode as JPEG and decode: quality 30 to 60 on the worst side, 75 to 95 on the best."""
    low, high = 75 - 45 * strength, 95 - 35 * strength
    quality = int(rng.uniform(low, high))
    _, coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1], np.uint8)
