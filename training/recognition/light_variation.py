"""Other light on a picture that is taught on: another lamp, another gamma, grain, no colour."""

import cv2
import numpy as np

from models.recognizer.letterbox import Pixels

_HARSH = 0.3  # share of copies whose contrast is driven up, as copiers do


def light_curve(rng: np.random.Generator, brightness: tuple[float, float]) -> Pixels:
    """Return a table (256,) of new brightness by old: another gamma, another lamp."""
    gamma, lamp = float(np.exp(rng.uniform(-0.5, 0.5))), float(rng.uniform(*brightness))
    curve = (np.arange(256) / 255) ** gamma * lamp * 255
    return np.clip(curve, 0, 255).astype(np.uint8)


def grained(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the view (H, W) or (H, W, C) with the grain of a dim photograph."""
    grain = rng.standard_normal(view.shape[:2], np.float32) * float(rng.uniform(2.5, 12))
    grain = grain.reshape(*view.shape[:2], *(1 for _ in view.shape[2:]))
    return np.clip(view + grain, 0, 255).astype(np.uint8)


def copied(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the view (H, W, 3) as a copier without colour gives it, still of three channels.

    Copiers see red more or less darkly, so the channels are mixed anew each time.
    """
    shares = rng.dirichlet((3.0, 6.0, 2.0)).astype(np.float32)
    grey = cv2.transform(view, shares[None])
    if rng.random() < _HARSH:
        paper = float(np.median(grey))
        steep, ink = float(rng.uniform(1.5, 3.5)), paper * float(rng.uniform(0.75, 0.95))
        grey = np.clip((grey.astype(np.float32) - ink) * steep + ink, 0, 255)
    return np.repeat(np.asarray(grey).astype(np.uint8)[:, :, None], 3, axis=2)
