"""The main reader: the PP-OCRv6 small networks directly on ONNX Runtime.

No line-orientation network: it turns amounts upside down (5999.00 became 00990).
"""

from importlib import metadata

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Glyph, Word
from models.recognizer.reader import box_of_polygon
from models.recognizer.text_columns import taken_apart
from models.recognizer.text_detector import Detection, TextDetector, in_reading_order
from models.recognizer.text_networks import TextNetwork, open_text_network
from models.recognizer.text_recognizer import TextRecognizer
from models.recognizer.text_strips import strips_of, to_height


class PpReader:
    """Reads pages and single strips; ``threads`` are those of one network run."""

    name = "ppocr"

    def __init__(self, threads: int = 2) -> None:
        self.version = f"PP-OCRv6_small+onnxruntime-{metadata.version('onnxruntime')}"
        self._detector = TextDetector(open_text_network(TextNetwork.DETECTOR, threads), Detection())
        self._recognizer = TextRecognizer(open_text_network(TextNetwork.RECOGNIZER, threads))

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page; each word says of its characters what else they may be and where."""
        page = np.ascontiguousarray(pixels[:, :, ::-1])
        quads = in_reading_order(taken_apart(page, self._detector.detect(page)))
        strips = [strips_of(page, quad) for quad in quads]
        read = iter(self._recognizer.read([strip for ways in strips for strip in ways]))
        surest = (max((next(read) for _ in ways), key=_sureness) for ways in strips)
        words = (
            _word(glyphs, box_of_polygon(quad, pixels.shape))
            for quad, glyphs in zip(quads, surest, strict=True)
        )
        return tuple(word for word in words if word is not None)

    def read_strip(self, pixels: NDArray[np.uint8]) -> Word | None:
        """Read one level line of text of shape (H, W, 3), RGB, without looking for it first.

        The box is the whole strip. None when nothing is read.
        """
        strip = to_height(pixels[:, :, ::-1])
        [glyphs] = self._recognizer.read([strip])
        return _word(glyphs, Box(0.0, 0.0, 1.0, 1.0))


def _word(glyphs: tuple[Glyph, ...], box: Box) -> Word | None:
    text = "".join(glyph.character for glyph in glyphs)
    if not text.strip():
        return None
    return Word(text, _sureness(glyphs), box, glyphs)


def _sureness(glyphs: tuple[Glyph, ...]) -> float:
    """Return the mean confidence of characters, 0 where there are none."""
    return sum(glyph.confidence for glyph in glyphs) / max(len(glyphs), 1)
