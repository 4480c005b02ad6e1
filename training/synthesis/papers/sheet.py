"""A sheet of paper as a list of things drawn on it, in millimetres from the top left.

One layout serves three painters (pixels, PDF, OFD), so the truth of a paper is the same in
each of its formats. Texts stand on their baseline.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from features.records.document import Box
from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.fonts import Face, advance, covering
from training.synthesis.papers.looks import Look
from training.synthesis.papers.truth import Mark

POINT_MM = 25.4 / 72
_ASCENT, _DESCENT = 0.88, 0.12  # of the em, as the Noto CJK faces declare their body
Colour = tuple[int, int, int]
_PIECES = re.compile(r"[!-~‰]+|.")
BLACK: Colour = (20, 20, 22)
WHITE: Colour = (255, 255, 255)
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set: face, size in points, colour, and how it comes onto the paper."""

    face: Face
    points: float
    colour: Colour = BLACK
    look: Look = Look.RUN

    @property
    def em(self) -> float:
        """Return the em in millimetres."""
        return self.points * POINT_MM

    def width(self, text: str) -> float:
        """Return the width of a text in millimetres."""
        return advance(self.face, text) * self.em


@dataclass(frozen=True, slots=True)
class Text:
    """One run of text; ``x`` is its left edge, ``y`` its baseline."""

    x: float
    y: float
    content: str
    ink: Ink

    def span(self, start: int = 0, stop: int | None = None) -> Rectangle:
        """Return the rectangle around part of the run, in millimetres."""
        left = self.x + self.ink.width(self.content[:start])
        right = self.x + self.ink.width(self.content[:stop])
        return left, self.y - _ASCENT * self.ink.em, right, self.y + _DESCENT * self.ink.em


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``stop`` of a run."""

    text: Text
    start: int
    stop: int

    @property
    def content(self) -> str:
        """Return the characters."""
        return self.text.content[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of this width."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture (PNG bytes, alpha allowed) that fills a rectangle; ``name`` is its file name."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    name: str


@dataclass(slots=True)
class Sheet:
    """One page being drawn; ``marks`` collects the truth as the texts are set.

    ``spans`` tells for each mark, in the same order, which characters spell it. ``keys`` are the
    printed labels and headings: name of the field or cell, run, start, stop. ``echoes`` are further
    stretches that spell the value of a field which is marked already. ``places`` are seals,
    signatures and QR codes with their rectangles.
    """

    width: float
    height: float
    page: int = 1
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    plates: list[Plate] = field(default_factory=list)
    marks: list[tuple[Mark, tuple[Text, ...]]] = field(default_factory=list)
    spans: list[tuple[Mark, tuple[Stretch, ...]]] = field(default_factory=list)
    keys: list[tuple[str, Text, int, int]] = field(default_factory=list)
    echoes: list[tuple[str, tuple[Stretch, ...]]] = field(default_factory=list)
    places: list[tuple[str, Rectangle]] = field(default_factory=list)
    tint: Colour = WHITE

    def write(self, x: float, y: float, content: str, ink: Ink, align: float = 0.0) -> Text:
        """Set a text at x (``align`` 0 left edge, 0.5 centre, 1 right edge) and return it.

        A face that lacks one of the characters gives way to one that has them all.
        """
        face = covering(ink.face, content)
        ink = ink if face is ink.face else replace(ink, face=face)
        text = Text(x - align * ink.width(content), y, content, ink)
        self.texts.append(text)
        return text

    def rule(self, x0: float, y0: float, x1: float, y1: float, ink: tuple[float, Colour]) -> None:
        """Draw a line; ``ink`` is its width in millimetres and its colour."""
        self.strokes.append(Stroke(x0, y0, x1, y1, *ink))

    def frame(self, corners: tuple[float, float, float, float], ink: tuple[float, Colour]) -> None:
        """Draw the four sides of a rectangle (x0, y0, x1, y1)."""
        x0, y0, x1, y1 = corners
        for side in ((x0, y0, x1, y0), (x1, y0, x1, y1), (x1, y1, x0, y1), (x0, y1, x0, y0)):
            self.rule(*side, ink)

    def mark(
        self, name: str, value: str, texts: Sequence[Text], part: str = "", row: int | None = None
    ) -> None:
        """Record that these runs (or the ``part`` of them) show the value of a field.

        The value is kept in compatibility form (NFKC), as recognised values are.
        Raises PaperNotDrawn(MARK_NOT_FOUND) when the part does not stand there.
        """
        stretches = tuple(_stretches(texts, part))
        box = self._box([s.text.span(s.start, s.stop) for s in stretches])
        self._note(Mark(name, _normal(value), self.page, box, row), texts, stretches)

    def mark_pieces(
        self, name: str, value: str, stretches: Sequence[Stretch], row: int | None = None
    ) -> None:
        """Record that these stretches, one after the other, show the value of a field."""
        box = self._box([s.text.span(s.start, s.stop) for s in stretches])
        texts = tuple(s.text for s in stretches)
        self._note(Mark(name, _normal(value), self.page, box, row), texts, tuple(stretches))

    def echo(self, name: str, texts: Sequence[Text], part: str = "") -> None:
        """Record that these runs (or the ``part`` of them) show a value that is marked elsewhere.

        Raises PaperNotDrawn(MARK_NOT_FOUND) when the part does not stand there.
        """
        self.echoes.append((name, tuple(_stretches(texts, part))))

    def mark_place(
        self, name: str, value: str, rectangle: Rectangle, row: int | None = None
    ) -> None:
        """Record a value that stands in a picture, as the words around a seal do."""
        mark = Mark(name, _normal(value), self.page, self._box([rectangle]), row)
        self._note(mark, (), ())

    def key(self, name: str, text: Text, part: str = "") -> None:
        """Record that the run (or the ``part`` of it) is the printed label of a field or cell.

        Raises PaperNotDrawn(MARK_NOT_FOUND) when the part does not stand there.
        """
        (stretch,) = _stretches([text], part)
        self.keys.append((name, text, stretch.start, stretch.stop))

    def _note(self, mark: Mark, texts: Sequence[Text], stretches: tuple[Stretch, ...]) -> None:
        self.marks.append((mark, tuple(texts)))
        self.spans.append((mark, stretches))

    def _box(self, spans: Sequence[Rectangle]) -> Box:
        left, top = min(s[0] for s in spans), min(s[1] for s in spans)
        right, bottom = max(s[2] for s in spans), max(s[3] for s in spans)
        return Box(left / self.width, top / self.height, right / self.width, bottom / self.height)


def wrap(content: str, ink: Ink, width: float) -> tuple[str, ...]:
    """Break a text into lines no wider than ``width`` millimetres.

    Runs of Latin letters and digits stay whole, and no line begins with a closing mark.
    """
    lines = [""]
    for piece in _PIECES.findall(content):
        if lines[-1] and ink.width(lines[-1] + piece) > width and piece not in "，。；、）":
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def _normal(value: str) -> str:
    return unicodedata.normalize("NFKC", value)


def _stretches(texts: Sequence[Text], part: str) -> Iterator[Stretch]:
    joined = "".join(text.content for text in texts)
    start = joined.find(part)
    if start < 0 or not joined:
        raise PaperNotDrawn("MARK_NOT_FOUND", f"{part!r} is not part of {joined!r}")
    stop = start + (len(part) or len(joined))
    offset = 0
    for text in texts:
        first, last = max(start - offset, 0), min(stop - offset, len(text.content))
        if first < last:
            yield Stretch(text, first, last)
        offset += len(text.content)
