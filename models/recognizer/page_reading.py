"""One page to words: turned upright, text layer first, then OCR where the layer says nothing.

Words lie on the page as it is read; ``ReadPage.place`` says where a box stands on the page as it
was given, so that evidence points into the original picture.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from features.paper_checks.seals_of_parties import SURE
from features.records.document import Box, Page, Source, Word
from models.recognizer.grey_seals import read_grey_seals
from models.recognizer.layout import lay_out
from models.recognizer.patch import Patch
from models.recognizer.picture import Picture
from models.recognizer.quarter_turns import turned_box, turned_page
from models.recognizer.reader import ReaderFactory, TextReader
from models.recognizer.seal_finder import Mark, SealFinder
from models.recognizer.seal_reading import read_beneath_seals
from models.recognizer.seal_ring import StripReader
from models.recognizer.steep_turns import LevelPage, level_page
from models.recognizer.upright import quarter_turns_of

MIN_TEXT = 20
"""Fewer readable characters in a text layer are a page number or a stamp on a scan."""
_STEEP = 6.0  # degrees from which rectangles around turned lines overlap their neighbours
Place = Callable[[Box], Box]


def as_given(box: Box) -> Box:
    """Return the box of a page that is read as it was given."""
    return box


@dataclass(frozen=True, slots=True, eq=False)
class ReadPage:
    """A page with its words as read.

    ``pixels`` are those that were read. ``sealed`` are words of seals and ``patches`` the places
    of seals; ``marks`` are None on a page on which nobody looked for them.
    """

    page: Page
    source: Source
    pixels: NDArray[np.uint8]
    place: Place = as_given
    sealed: tuple[Word, ...] = ()
    patches: tuple[Patch, ...] = ()
    reader: TextReader | None = field(default=None)
    marks: tuple[Mark, ...] | None = None


class PageReader:
    """Reads pages; engine and networks are loaded when the first page needs them."""

    def __init__(self, reader: ReaderFactory) -> None:
        self._make_reader = reader
        self._reader: TextReader | None = None
        self._finder = SealFinder()

    def read(self, picture: Picture, place: Place = as_given) -> ReadPage:
        """Read one page; ``place`` maps boxes of the picture to the page as given."""
        height, width = picture.pixels.shape[:2]
        if has_text(picture.words):
            words = (*picture.words, *self._beside_layer(picture))
            page = Page(picture.number, width, height, words)
            return ReadPage(page, Source.PDF_TEXT, picture.pixels, place)
        return self._by_ocr(picture, place)

    def _by_ocr(self, picture: Picture, place: Place) -> ReadPage:
        reader = self._engine()
        pixels, words, turns = _upright(picture.pixels, reader)
        level = _level(pixels, words)
        if level is not None:
            pixels, words = level.pixels, reader.read(level.pixels)
        twice = read_beneath_seals(pixels, words, reader)
        marks = None if twice.patches else self._finder.find(pixels)
        if marks is not None:
            twice = read_grey_seals(words, _sure(marks), pixels.shape)
        page = Page(picture.number, pixels.shape[1], pixels.shape[0], twice.words)

        def back(box: Box) -> Box:
            upright = box if level is None else level.box_before(box)
            return place(turned_box(upright, -turns))

        seals = (twice.sealed, twice.patches)
        return ReadPage(page, Source.OCR, pixels, back, *seals, reader, marks)

    def looked_at(self, page: ReadPage) -> ReadPage:
        """Return a page that was read by OCR with the marks on it."""
        if page.source is not Source.OCR or page.marks is not None:
            return page
        return replace(page, marks=self._finder.find(page.pixels))

    def _beside_layer(self, picture: Picture) -> list[Word]:
        """Read the images on a page with a text layer; what the layer says there stays."""
        found: list[Word] = []
        for box in picture.images:
            patch = Patch.of(box, picture.pixels.shape)
            for word in self._engine().read(patch.crop(picture.pixels)):
                placed = patch.on_page(word.box, picture.pixels.shape)
                if not any(other.box.holds_middle_of(placed) for other in picture.words):
                    found.append(replace(word, box=placed, source=Source.OCR))
        return found

    def _engine(self) -> TextReader:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader


def _sure(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.confidence >= SURE]


def has_text(words: Sequence[Word]) -> bool:
    """Say whether a text layer is there and readable: fonts without a map give no characters."""
    shown = "".join(word.text for word in words)
    readable = sum(character.isprintable() and character != "\ufffd" for character in shown)
    return readable >= MIN_TEXT and readable >= 0.9 * len(shown)


def _upright(
    pixels: NDArray[np.uint8], reader: TextReader
) -> tuple[NDArray[np.uint8], tuple[Word, ...], int]:
    """Read a page; where its words say that it lies turned, turn it and read it again."""
    words = reader.read(pixels)
    turns = quarter_turns_of(pixels, words, reader) if isinstance(reader, StripReader) else 0
    if turns == 0:
        return pixels, words, 0
    upright = turned_page(pixels, turns)
    return upright, reader.read(upright), turns


def _level(pixels: NDArray[np.uint8], words: Sequence[Word]) -> LevelPage | None:
    """Return the page set level where its text is turned so far that rows would run together."""
    turn = lay_out(words, pixels.shape[0] / pixels.shape[1]).turn
    return level_page(pixels, turn) if abs(turn) > _STEEP else None
