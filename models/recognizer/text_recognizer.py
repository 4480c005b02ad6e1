"""Strips of text to their characters, in batches of about one width."""

from collections.abc import Iterator, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from features.records.document import Glyph
from models.recognizer.ctc import read_glyphs
from models.recognizer.text_strips import HEIGHT, Strip

STEP = 8
"""Pixels of a strip to one step of the network's answer."""

_WIDTHS = 64  # widths are rounded up to a multiple, so that few batches hold all strips
_TOGETHER = 1920  # pixels of one batch, which bounds the memory of its 18,710 classes a step


class TextRecognizer:
    """Reads strips; the alphabet is the one that the network carries."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        # split, not splitlines: the alphabet holds characters that splitlines takes for line ends
        characters = str(session.get_modelmeta().custom_metadata_map["character"]).split("\n")
        self.alphabet = ("", *characters, " ")

    def read(self, strips: Sequence[Strip]) -> list[tuple[Glyph, ...]]:
        """Return the characters of each strip, in the order given."""
        read: list[tuple[Glyph, ...]] = [()] * len(strips)
        for batch in batches([strip.shape[1] for strip in strips]):
            found = self._session.run(None, {"x": stacked([strips[index] for index in batch])})[0]
            for index, steps in zip(batch, found, strict=True):
                read[index] = read_glyphs(steps, self.alphabet, strips[index].shape[1] / STEP)
        return read


def batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the strips of each run: of one rounded width, and not too long together.

    >>> list(batches([100, 700, 120, 690]))
    [[0, 2], [3, 1]]
    """
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=widths.__getitem__):
        width = _rounded(widths[index])
        full = (len(batch) + 1) * width > _TOGETHER
        if batch and (full or width != _rounded(widths[batch[0]])):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def stacked(strips: Sequence[Strip]) -> NDArray[np.float32]:
    """Return strips as the network takes them: (n, 3, 48, W) in -1 to 1, grey where one ends."""
    width = _rounded(max(strip.shape[1] for strip in strips))
    ready = np.zeros((len(strips), 3, HEIGHT, width), dtype=np.float32)
    for row, strip in zip(ready, strips, strict=True):
        row[:, :, : strip.shape[1]] = strip.transpose(2, 0, 1) / np.float32(127.5) - np.float32(1)
    return ready


def _rounded(width: int) -> int:
    return -(-width // _WIDTHS) * _WIDTHS
