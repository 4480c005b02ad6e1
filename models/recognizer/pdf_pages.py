"""PDF pages to pixels and the words of their text layer; runs inside the decoding child only.

JavaScript, launch actions and attachments are never touched: pages are only drawn.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from features.records.document import Box, Word
from models.errors import Unreadable
from models.recognizer.limits import IngestLimits
from models.recognizer.pdf_words import box_on_page, pdf_words

_POINTS_PER_INCH = 72
_SCAN_DPI = 200  # what PP-OCRv6 reads well: 9 pt type is 25 pixels high
_TEXT_DPI = 144  # enough for evidence crops and QR where the text layer gives the words
_LEAST_IMAGE = 0.05  # of the page: smaller ones are codes, logos and seals
_RICH_LAYER = 40  # characters; below this a layer is a stamp or a page number, not the paper


class PdfPage(NamedTuple):
    """Pixels (H, W, 3) RGB, the words of the text layer, and where larger images lie."""

    pixels: NDArray[np.uint8]
    words: tuple[Word, ...]
    images: tuple[Box, ...] = ()


def pdf_pages(data: bytes, limits: IngestLimits) -> Iterator[PdfPage]:
    """Yield the pages of a PDF that opens without a password.

    A file that only forbids editing opens for everyone and is read. Raises Unreadable:
    ENCRYPTED_PDF, BROKEN_PDF, TOO_MANY_PAGES, TOO_MUCH_TEXT.
    """
    with _open(data) as document:
        count = len(document)
        if count > limits.pdf_pages:
            raise Unreadable("TOO_MANY_PAGES", f"{count} pages; at most {limits.pdf_pages}")
        document.init_forms()
        for number in range(count):
            yield _page(document[number], limits, count)


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("ENCRYPTED_PDF", "the PDF asks for a password") from error
        raise Unreadable("BROKEN_PDF", "not a PDF that can be opened") from error


def _page(page: pdfium.PdfPage, limits: IngestLimits, count: int) -> PdfPage:
    words = pdf_words(page, limits)
    rich = sum(len(word.text) for word in words) >= _RICH_LAYER
    scale = (_TEXT_DPI if rich else _SCAN_DPI) / _POINTS_PER_INCH
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise Unreadable("BROKEN_PDF", "a page without size")
    most = 0.999 * min(limits.image_pixels, limits.total_pixels // count)  # sides are rounded up
    scale = min(scale, (most / (width * height)) ** 0.5, limits.image_side / max(width, height))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    images = tuple(_images(page, limits)) if words else ()
    return PdfPage(_three_channels(bitmap.to_numpy()), words, images)


def _images(page: pdfium.PdfPage, limits: IngestLimits) -> Iterator[Box]:
    """Yield where images lie that may carry text which the layer does not have."""
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    for image in islice(found, limits.page_objects):
        box = box_on_page(page.raw, *image.get_bounds())
        if (box.x1 - box.x0) * (box.y1 - box.y0) >= _LEAST_IMAGE:
            yield box


def _three_channels(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if drawn.ndim == 2:
        drawn = drawn[:, :, None]
    return np.repeat(drawn, 3, axis=2) if drawn.shape[2] == 1 else drawn[:, :, :3]
