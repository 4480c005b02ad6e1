"""Drawn papers as a text reader would give them, without a picture.

Texts of a sheet are cut and run together as a detector does, characters are misread, most under a
seal, and boxes shake. So a network sees in minutes what OCR would take days to read. Page geometry
is that of a photograph after the turn of the text was taken out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from features.records.document import Box, Word
from models.recognizer.layout import Run, rows
from models.recognizer.tagger_input import LONGEST
from training.recognition.tagged_page import NO_ROW, Letter, Strip, TaggedPage
from training.recognition.upright_strips import joined_upright
from training.synthesis.papers.sheet import Rectangle

_SCRAWLED, _RINGS = 0.7, 0.3  # shares of signatures and seals that a reader takes for text
_WHOLE_CAPTIONS = 0.8  # share of pages whose upright captions are boxed whole, not by letters
_LONG, _TORN = 12, 0.05  # characters of a strip that may tear, and how many of these do
_STRANGE = "王李张刘陈黄吴徐足子海御赣用永水小人一云市公司村镇济社合作有限业章睦文芷成仁福友生义"
_NOWHERE = Word("", 1.0, Box(0.0, 0.0, 0.0, 0.0))
_LOOKALIKES = (
    *("0O〇D", "1lI丨7", "2Z", "5S", "8B3", "6G", "曰日目", "末未", "土士", "千干", "己已巳"),
    *("人入", "大太", "第弟", "元无", "圆园", "号兮", "牛午", "问间", "银根"),
    *("陈阵", "王玉", "贷货"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as the tagger meets it, with the class of each character and its table row."""

    run: Run
    tags: tuple[int, ...]
    row: int


def read_page(page: TaggedPage, rng: np.random.Generator) -> tuple[Seen, ...]:
    """Return the pieces of a page as a reader might see them this time, in reading order."""
    noise = _Noise(rng, float(rng.uniform(0, 0.02)), float(rng.uniform(0.1, 0.9)))
    strips = joined_upright(page.strips) if rng.random() < _WHOLE_CAPTIONS else page.strips
    cut = [part for strip in strips for part in noise.cut(strip)]
    merged = [part for strip in noise.run_together(cut) for part in noise.tear(strip)]
    read = [noise.misread(strip, page.sealed) for strip in merged]
    scrawled = [noise.scrawl(place) for place in page.signed if rng.random() < _SCRAWLED]
    rings = [noise.scrawl(place) for place in page.sealed if rng.random() < _RINGS]
    kept = [strip for strip in (*read, *scrawled, *rings) if strip.letters]
    warp = _Warp.some(rng, page.width)
    seen = {id(piece.run): piece for strip in kept for piece in _pieces(strip, warp)}
    return tuple(seen[id(run)] for row in rows(s.run for s in seen.values()) for run in row)


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
