"""One page as pixels, with what stands in it besides: the PDF text layer and the QR codes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Word
from models.recognizer.file_traces import FileTraces


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its text and the rectangle around it, in fractions of the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A page or frame; ``number`` counts from 1.

    ``pixels`` are (height, width, 3) uint8 RGB, upright and read-only. ``words`` come from a
    PDF text layer, in its order, and are empty for images and scans. ``traces`` are those of the
    file and stand on its first page only. ``images`` are the places of larger images on a PDF
    page with a text layer: what stands in them may be text that the layer does not have.
    """

    number: int
    pixels: NDArray[np.uint8]
    words: tuple[Word, ...] = ()
    codes: tuple[Code, ...] = ()
    traces: FileTraces | None = None
    images: tuple[Box, ...] = ()
