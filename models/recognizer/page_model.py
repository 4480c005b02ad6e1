"""Looks at a page as a whole: what kind of paper it is, which way up it lies, how good it is.

A small network (``weights/page_model.md``) sees the page in grey, 576 pixels a side, and one tile
of it at full size. It is looked at twice where it lies turned, since kinds are told upright.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Kind
from models.recognizer.letterbox import Pixels, busiest_tile, letterboxed
from models.recognizer.network import WEIGHTS, Network, open_network

NAME = "page_model"
SIDE = 576
TILE = 256
Answer = tuple[NDArray[np.float32], NDArray[np.float32], float]


@dataclass(frozen=True, slots=True)
class PageLook:
    """What the page looks like.

    ``quarter_turns`` turn it upright (``quarter_turns.turned_page``), 0 to 3. ``quality`` is in
    [0, 1]: 1 is a clean scan of full size, 0 a page of which hardly anything can be read.
    Confidences are the network's probabilities.
    """

    kind: Kind
    kind_confidence: float
    quarter_turns: int
    turn_confidence: float
    quality: float


@dataclass(frozen=True, slots=True, eq=False)
class PageView:
    """What the network sees: the page (SIDE, SIDE) and a tile (TILE, TILE) of it, both grey."""

    page: Pixels
    tile: Pixels

    @classmethod
    def of(cls, pixels: Pixels) -> "PageView":
        """Take the view of a page (H, W, 3), RGB."""
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        return cls(letterboxed(grey, SIDE), busiest_tile(grey, TILE))

    def turned(self, turns: int) -> "PageView":
        """Return the view of the page turned counter-clockwise by quarters."""
        return PageView(np.rot90(self.page, turns), np.rot90(self.tile, turns))


class PageModel:
    """Looks at pages; the network is loaded, and its digest verified, when the first one comes."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    def look(self, pixels: Pixels) -> PageLook:
        """Look at one page (H, W, 3), RGB. Raises BundleMismatch for weights that do not fit."""
        view = PageView.of(pixels)
        kinds, turns, quality = self._answer(view)
        upright = int(turns.argmax())
        if upright:
            kinds, _, quality = self._answer(view.turned(upright))
        best = int(kinds.argmax())
        return PageLook(
            kind=Kind(self._network.passport.labels[best]),
            kind_confidence=float(kinds[best]),
            quarter_turns=upright,
            turn_confidence=float(turns[upright]),
            quality=quality,
        )

    def _answer(self, view: PageView) -> Answer:
        page, tile = (np.ascontiguousarray(part)[None, None] for part in (view.page, view.tile))
        kinds, turns, quality = self._network.run(page=page, tile=tile)
        return kinds[0], turns[0], float(quality[0])

    @cached_property
    def _network(self) -> Network:
        return open_network(NAME, self._folder)
