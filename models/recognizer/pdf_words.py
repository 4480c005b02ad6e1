"""The text layer of a PDF page as runs of words with boxes; runs inside the decoding child only.

A run is what a reader would call one piece of text: characters of one line without a wide gap.
Characters whose font maps to no Unicode are left out, so that OCR reads them from the pixels.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from features.records.document import Box, Word
from models.errors import Unreadable
from models.recognizer.limits import IngestLimits

_WIDE_GAP = 0.7  # of the line height: wider than a space, narrower than a column gap
_STEP_BACK = 0.5  # of the line height: an overlap beyond it is another piece of text
_GRID = 1_000_000  # PageToDevice gives integers: a millionth of the page is fine enough


@dataclass(slots=True)
class _Glyph:
    """One character with its loose box (ascent to descent) in page points, y upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def follows(self, last: "_Glyph") -> bool:
        """Say whether it stands on the same line, close behind the last one."""
        overlap = min(self.top, last.top) - max(self.bottom, last.bottom)
        height = max(self.height, last.height)
        gap = self.left - last.right
        same_line = overlap > 0.5 * min(self.height, last.height)
        return same_line and -_STEP_BACK * height < gap < _WIDE_GAP * height


def pdf_words(page: pdfium.PdfPage, limits: IngestLimits) -> tuple[Word, ...]:
    """Return the runs of a page in the order of its text layer, confidence 1.

    Raises Unreadable(TOO_MUCH_TEXT) above the limit of characters on one page.
    """
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > limits.page_characters:
        raise Unreadable("TOO_MUCH_TEXT", f"{count} characters on one page")
    runs = _runs(_glyphs(textpage.raw, count))
    words = (_word(page.raw, run) for run in runs)
    return tuple(word for word in words if word is not None)


def _glyphs(textpage: object, count: int) -> Iterator[_Glyph | None]:
    """Yield each character, None where a line ends or a character cannot be known."""
    box = pdfium_c.FS_RECTF()
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        unmapped = pdfium_c.FPDFText_HasUnicodeMapError(textpage, index) == 1
        if unmapped or not _is_readable(code):
            yield None
        elif pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box):
            yield _Glyph(chr(code), box.left, box.bottom, box.right, box.top)


def _is_readable(code: int) -> bool:
    surrogate, private = 0xD800 <= code <= 0xDFFF, 0xE000 <= code <= 0xF8FF
    return 0x20 <= code <= 0x10FFFF and code not in (0xFFFD, 0xFFFE) and not surrogate | private


def _runs(glyphs: Iterator[_Glyph | None]) -> Iterator[list[_Glyph]]:
    run: list[_Glyph] = []
    space = False
    for glyph in glyphs:
        if glyph is not None and glyph.text.isspace():
            space = True
            continue
        if run and (glyph is None or not glyph.follows(run[-1])):
            yield run
            run = []
        elif run and space and glyph is not None:
            glyph.text = f" {glyph.text}"
        space = False
        if glyph is not None:
            run.append(glyph)
    if run:
        yield run


def _word(page: object, run: list[_Glyph]) -> Word | None:
    """Place a run on the page as it is drawn (rotation and crop box applied)."""
    left, right = min(g.left for g in run), max(g.right for g in run)
    bottom, top = min(g.bottom for g in run), max(g.top for g in run)
    box = box_on_page(page, left, bottom, right, top)
    outside = box.x0 == box.x1 or box.y0 == box.y1
    return None if outside else Word("".join(g.text for g in run).strip(), 1.0, box)


def box_on_page(page: object, left: float, bottom: float, right: float, top: float) -> Box:
    """Return where a rectangle in page points stands on the page as it is drawn."""
    x0, y0 = _on_page(page, left, top)
    x1, y1 = _on_page(page, right, bottom)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _on_page(page: object, x: float, y: float) -> tuple[float, float]:
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, column, row)
    return tuple(min(1.0, max(0.0, place.value / _GRID)) for place in (column, row))  # type: ignore[return-value] # two in, two out
