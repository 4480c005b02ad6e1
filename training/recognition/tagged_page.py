"""Drawn papers as a text reader would give them, with the tag of each character.

No picture is made: texts of a sheet are cut and run together as a detector does, characters are
misread, most under a seal, and boxes shake. So a network sees in minutes what OCR would take days
to read. Page geometry is that of a photograph after the turn of the text was taken out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from features.records.document import Box, Kind, Word
from models.recognizer.layout import Run, rows
from models.recognizer.tagger_input import LONGEST
from models.recognizer.tags import CLASSES, NOTHING, Role, Tag
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.press import SIGNATURE
from training.synthesis.papers.sheet import Rectangle, Sheet, Text

NO_ROW = -1
_SCRAWLED, _RINGS = 0.7, 0.3  # shares of signatures and seals that a reader takes for text
_LONG, _TORN = 12, 0.05  # characters of a strip that may tear, and how many of these do
_STRANGE = "王李张刘陈黄吴徐足子海御赣用永水小人一云市公司村镇济社合作有限业章睦文芷成仁福友生义"
_NOWHERE = Word("", 1.0, Box(0.0, 0.0, 0.0, 0.0))
_LOOKALIKES = (
    *("0O〇D", "1lI丨7", "2Z", "5S", "8B3", "6G", "曰日目", "末未", "土士", "千干", "己已巳"),
    *("人入", "大太", "第弟", "元无", "圆园", "号兮", "牛午", "问间", "银根"),
    *("陈阵", "王玉", "贷货"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its edges in millimetres, its class and its table row."""

    character: str
    x0: float
    x1: float
    tag: int = NOTHING
    row: int = NO_ROW


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of text: letters between ``top`` and ``bottom``, in millimetres."""

    letters: tuple[Letter, ...]
    top: float
    bottom: float

    @property
    def em(self) -> float:
        """Return its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as the tagger meets it, with the class of each character and its table row."""

    run: Run
    tags: tuple[int, ...]
    row: int


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A drawn page with its answers; places are rectangles (x0, y0, x1, y1) in millimetres."""

    kind: Kind
    width: float
    strips: tuple[Strip, ...]
    sealed: tuple[Rectangle, ...]
    signed: tuple[Rectangle, ...]


def tagged_pages(drawn: Drawn) -> tuple[TaggedPage, ...]:
    """Return the pages of a paper with the answers that its sheets know."""
    return tuple(
        TaggedPage(
            drawn.kind,
            sheet.width,
            tuple(_strips(sheet)),
            tuple(place for what, place in sheet.places if what.endswith("seal")),
            tuple(place for what, place in sheet.places if what == SIGNATURE),
        )
        for sheet in drawn.sheets
    )


def read_page(page: TaggedPage, rng: np.random.Generator) -> tuple[Seen, ...]:
    """Return the pieces of a page as a reader might see them this time, in reading order."""
    noise = _Noise(rng, float(rng.uniform(0, 0.02)), float(rng.uniform(0.1, 0.9)))
    cut = [part for strip in page.strips for part in noise.cut(strip)]
    merged = [part for strip in noise.run_together(cut) for part in noise.tear(strip)]
    read = [noise.misread(strip, page.sealed) for strip in merged]
    scrawled = [noise.scrawl(place) for place in page.signed if rng.random() < _SCRAWLED]
    rings = [noise.scrawl(place) for place in page.sealed if rng.random() < _RINGS]
    kept = [strip for strip in (*read, *scrawled, *rings) if strip.letters]
    warp = _Warp.some(rng, page.width)
    seen = {id(piece.run): piece for strip in kept for piece in _pieces(strip, warp)}
    return tuple(seen[id(run)] for row in rows(s.run for s in seen.values()) for run in row)


def _strips(sheet: Sheet) -> Iterator[Strip]:
    tagged = _tags_of(sheet)
    for text in sheet.texts:
        if not text.content.strip():
            continue
        _, top, _, bottom = text.span()
        letters = tagged.get(id(text)) or _letters(text)
        yield Strip(tuple(letters), top, bottom)


def _tags_of(sheet: Sheet) -> dict[int, list[Letter]]:
    """Return the letters of the texts that bear a tag, by the identity of the text."""
    tagged: dict[int, list[Letter]] = {}
    cells = {mark.name for mark, _ in sheet.marks if mark.row is not None}
    for mark, parts in sheet.spans:
        role = Role.VALUE if mark.row is None else Role.CELL
        row = NO_ROW if mark.row is None else mark.row
        for part in parts:
            _paint(tagged, part.text, (part.start, part.stop), (Tag(role, mark.name), row))
    for name, parts in sheet.echoes:
        for part in parts:
            _paint(tagged, part.text, (part.start, part.stop), (Tag(Role.VALUE, name), NO_ROW))
    for name, text, start, stop in sheet.keys:
        heading = name in cells and Tag(Role.HEADING, name) in CLASSES
        role = Role.HEADING if heading and _is_heading(sheet, name, text) else Role.KEY
        _paint(tagged, text, (start, stop), (Tag(role, name), NO_ROW))
    return tagged


def _is_heading(sheet: Sheet, name: str, text: Text) -> bool:
    """Say whether a printed name heads a column: a name may be a field's and a column's.

    Signatures are cells without characters: where no cell of the column has any, it is heading.
    """
    cells = [
        part.text
        for mark, parts in sheet.spans
        for part in parts
        if mark.name == name and mark.row is not None
    ]
    return not cells or any(cell.y > text.y and abs(cell.x - text.x) < 40 for cell in cells)


def _paint(
    tagged: dict[int, list[Letter]], text: Text, ends: tuple[int, int], what: tuple[Tag, int]
) -> None:
    tag, row = what
    if tag not in CLASSES:
        return
    letters = tagged.setdefault(id(text), _letters(text))
    for at in range(*ends):
        letters[at] = replace(letters[at], tag=CLASSES[tag], row=row)


def _letters(text: Text) -> list[Letter]:
    edges = [text.x]
    for character in text.content:
        edges.append(edges[-1] + text.ink.width(character))
    return [Letter(c, a, b) for c, a, b in zip(text.content, edges, edges[1:], strict=False)]


@dataclass(frozen=True, slots=True)
class _Noise:
    """What a reader does wrong on one page: ``slips`` a character, ``joins`` neighbours."""

    rng: np.random.Generator
    slips: float
    joins: float

    def cut(self, strip: Strip) -> Iterator[Strip]:
        """Cut at white space: a wide gap parts two boxes, a narrow one mostly vanishes."""
        narrow = self.rng.random() < 0.8
        words: list[list[Letter]] = [[]]
        blank = 0.0
        for letter in strip.letters:
            if letter.character.isspace():
                blank += letter.x1 - letter.x0
                continue
            if blank > 1.1 * strip.em or (blank > 0 and not narrow):
                words.append([])
            blank = 0.0
            words[-1].append(letter)
        yield from (replace(strip, letters=tuple(word)) for word in words if word)

    def run_together(self, strips: Sequence[Strip]) -> list[Strip]:
        """Join neighbours of one row whose gap is narrow, as a detector does."""
        merged: list[Strip] = []
        for strip in sorted(strips, key=lambda s: (round(s.bottom / 1.5), s.letters[0].x0)):
            last = merged[-1] if merged else None
            if last is not None and self._touch(last, strip):
                top, bottom = min(last.top, strip.top), max(last.bottom, strip.bottom)
                merged[-1] = Strip((*last.letters, *strip.letters), top, bottom)
            else:
                merged.append(strip)
        return merged

    def _touch(self, last: Strip, strip: Strip) -> bool:
        gap = strip.letters[0].x0 - last.letters[-1].x1
        level = abs(last.bottom - strip.bottom) < 0.35 * strip.em
        close = -0.5 * strip.em < gap < 0.6 * strip.em
        return level and close and self.rng.random() < self.joins

    def tear(self, strip: Strip) -> Iterator[Strip]:
        """Cut a long strip anywhere, as a detector does where print is pale or a fold runs."""
        letters = strip.letters
        if len(letters) < _LONG or self.rng.random() >= _TORN:
            yield strip
            return
        at = int(self.rng.integers(2, len(letters) - 1))
        yield replace(strip, letters=letters[:at])
        yield replace(strip, letters=letters[at:])

    def scrawl(self, place: Rectangle) -> Strip:
        """Return what a reader makes of a signature or a seal's ring: a few strange characters."""
        x0, y0, x1, y1 = place
        count = int(self.rng.integers(1, 5))
        high = min(y1 - y0, 6.0)
        middle = self.rng.uniform(y0 + high / 2, max(y1 - high / 2, y0 + high / 2 + 0.01))
        edges = np.linspace(x0, min(x1, x0 + count * high), count + 1)
        characters = self.rng.choice(list(_STRANGE), count)
        letters = [
            Letter(str(c), float(a), float(b))
            for c, a, b in zip(characters, edges, edges[1:], strict=False)
        ]
        return Strip(tuple(letters), float(middle - high / 2), float(middle + high / 2))

    def misread(self, strip: Strip, sealed: Iterable[tuple[float, float, float, float]]) -> Strip:
        """Lose or mistake characters; a lone digit and what lies under a seal most of all."""
        covered = [(x0, x1) for x0, y0, x1, y1 in sealed if y0 < strip.bottom and y1 > strip.top]
        if self.rng.random() < (0.06 if len(strip.letters) == 1 else 0.006):
            return replace(strip, letters=())
        kept = []
        for letter in strip.letters:
            under = any(x0 < letter.x0 < x1 for x0, x1 in covered)
            read = self._read(letter, 0.04 + self.slips if under else self.slips)
            if read is not None:
                kept.append(read)
        return replace(strip, letters=tuple(kept))

    def _read(self, letter: Letter, slips: float) -> Letter | None:
        luck = self.rng.random()
        if luck > slips:
            return letter
        if luck < 0.3 * slips:
            return None
        alike = next((group for group in _LOOKALIKES if letter.character in group), "口中一日0")
        return replace(letter, character=str(self.rng.choice(list(alike))))


@dataclass(frozen=True, slots=True)
class _Warp:
    """Millimetres to widths of the page: a small turn left over, a tilt, shaking boxes."""

    rng: np.random.Generator
    width: float
    turn: float
    tilt: float
    shake: float

    @classmethod
    def some(cls, rng: np.random.Generator, width: float) -> "_Warp":
        turn, tilt = rng.normal(0, 0.003), rng.normal(0, 0.012)
        return cls(rng, width, float(turn), float(tilt), float(rng.uniform(0, 0.12)))

    def rectangle(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """Return a rectangle in widths of the page."""
        near = 1 + self.tilt * (y0 / self.width - 0.7)
        centre = self.width / 2
        left, right = (centre + (x - centre) * near for x in (x0, x1))
        sunk = self.turn * (x0 - centre)
        trembling = self.rng.normal(0, self.shake * (y1 - y0) * 0.5, 4)
        edges = np.array([left, y0 + sunk, right, y1 + sunk]) + trembling
        low = np.minimum(edges[:2], edges[2:] - 0.1)
        return tuple(float(v) / self.width for v in (*low, *edges[2:]))  # type: ignore[return-value] # four in, four out


def _pieces(strip: Strip, warp: _Warp) -> Iterator[Seen]:
    letters = strip.letters
    for start in range(0, len(letters), LONGEST):
        part = letters[start : start + LONGEST]
        place = warp.rectangle(part[0].x0, strip.top, part[-1].x1, strip.bottom)
        text = "".join(letter.character for letter in part)
        marked = [letter.row for letter in part if letter.row != NO_ROW]
        row = max(groupby(sorted(marked)), key=lambda g: len(list(g[1])))[0] if marked else NO_ROW
        yield Seen(Run((_NOWHERE,), text, *place), tuple(p.tag for p in part), row)
