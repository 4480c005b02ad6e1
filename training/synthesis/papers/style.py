"""Everything that makes a layout look as it does, drawn from its kind and its number alone.

Layouts 0 to 11 are for training and 12 to 15 held out: these name a good part of their fields in
words of their own and arrange them in ways that no training layout has. Any number from 16 on is
one more layout for training networks.
"""

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.habits import Habits, habits_of
from training.synthesis.papers.kinds.wording import Pool, Vocabulary, Wordings
from training.synthesis.papers.looks import Look
from training.synthesis.papers.sheet import BLACK, WHITE, Colour, Ink, Sheet
from training.synthesis.papers.table_style import TableStyle, table_style_of
from training.synthesis.papers.written import Pair, Written

TRAINING_LAYOUTS = tuple(range(12))
HELD_OUT_LAYOUTS = tuple(range(12, 16))
_OWN_WORDS = 0.6  # share of the labels of a held-out layout that are worded like no other


class Arrangement(StrEnum):
    """How header fields stand on a page.

    ``HEADED`` is for sampled layouts, those after it are kept for held-out ones.
    """

    STACKED = "stacked"
    PAIRS = "pairs"
    TRIPLES = "triples"
    GRID = "grid"
    BLANKS = "blanks"
    PROSE = "prose"
    HEADED = "headed"
    WIDE_GRID = "wide grid"
    ABOVE = "above"


class SealOn(StrEnum):
    """What a seal is pressed over."""

    TOTAL = "total"
    DATE = "date"
    PARTY = "party"


TRAINED = tuple(Arrangement)[:6]
_SAMPLED = tuple(Arrangement)[:7]
_HELD_OUT_WAYS = (Arrangement.WIDE_GRID, Arrangement.PAIRS, Arrangement.ABOVE, Arrangement.STACKED)
_SMALL = 170.0  # millimetres: pages below this height are written closely
_A4, _A4_WIDE = (210.0, 297.0), (297.0, 210.0)
_PAGES: dict[Kind, tuple[tuple[float, float], ...]] = {
    Kind.INVOICE: ((241.0, 140.0),),
    Kind.ROSTER: (_A4_WIDE, _A4_WIDE, _A4, (364.0, 257.0)),
    Kind.DELIVERY_NOTE: ((241.0, 140.0), (210.0, 148.0), _A4, (230.0, 152.0), _A4_WIDE),
    Kind.ACCEPTANCE: (_A4, _A4, _A4_WIDE),
    Kind.BANK_SLIP: ((210.0, 99.0), (210.0, 148.0), (190.0, 110.0), _A4),
    Kind.RECEIPT: ((190.0, 95.0), (210.0, 99.0), (175.0, 105.0), (210.0, 140.0)),
}
_BY_HAND = {
    Kind.RECEIPT: 0.4,
    Kind.DELIVERY_NOTE: 0.25,
    Kind.ACCEPTANCE: 0.25,
    Kind.ROSTER: 0.1,
    Kind.OTHER: 0.2,
}
_BY_NEEDLES = {Kind.DELIVERY_NOTE: 0.3, Kind.BANK_SLIP: 0.3, Kind.RECEIPT: 0.2, Kind.INVOICE: 0.5}
_FORM_COLOURS: tuple[Colour, ...] = (
    BLACK,
    BLACK,
    BLACK,
    (38, 44, 96),
    (20, 84, 60),
    (120, 62, 20),
    (140, 30, 36),
)
_TINTS: tuple[Colour, ...] = (WHITE, WHITE, (252, 248, 240), (255, 243, 240), (240, 248, 255))
_PRINTED = (
    (Face.SONG, Face.SONG_BOLD),
    (Face.HEI, Face.HEI_BOLD),
    (Face.KAI, Face.HEI_BOLD),
    (Face.SONG_LIGHT, Face.SONG_BOLD),
    (Face.MICRO_HEI, Face.MICRO_HEI),
    (Face.WEN_KAI, Face.SONG_BOLD),
)


@dataclass(frozen=True, slots=True)
class Inks:
    """The inks of a layout: labels, values, headings of tables, title, small print."""

    form: Ink
    value: Ink
    bold: Ink
    title: Ink
    small: Ink
    pen: tuple[float, Colour]


@dataclass(frozen=True, slots=True)
class Margins:
    """Where a page is written on, in millimetres from its edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Style:
    """One layout. ``title_align`` is 0 for a title at the left, 0.5 for one in the middle."""

    kind: Kind
    layout: int
    size: tuple[float, float]
    margins: Margins
    tint: Colour
    inks: Inks
    arrangement: Arrangement
    leading: float
    table: TableStyle
    habits: Habits
    title_align: float
    title_spaced: bool
    title_rules: int
    seal_on: SealOn

    @property
    def held_out(self) -> bool:
        """Say whether the layout is kept from training."""
        return self.layout in HELD_OUT_LAYOUTS

    @property
    def left(self) -> float:
        """Return the left edge of what is written."""
        return self.margins.left

    @property
    def right(self) -> float:
        """Return the right edge of what is written."""
        return self.size[0] - self.margins.right

    @property
    def bottom(self) -> float:
        """Return the lowest place that is written on."""
        return self.size[1] - self.margins.bottom

    @property
    def lead(self) -> float:
        """Return the height of a line in millimetres."""
        return self.leading * max(self.inks.value.em, self.inks.form.em)

    def sheet(self, page: int = 1) -> Sheet:
        """Return an empty sheet of this layout."""
        return Sheet(*self.size, page=page, tint=self.tint)

    def rng(self, purpose: str) -> np.random.Generator:
        """Return chance that is the same for all papers of the layout."""
        return _chance(self.kind, self.layout, purpose)

    def word(self, wordings: Wordings, purpose: str = "") -> str:
        """Return the layout's way to say this; held-out layouts often have their own."""
        rng = self.rng(purpose or wordings.training[0])
        return wordings.pick(self.pool_of(wordings, _OWN_WORDS, rng), rng)

    @property
    def pool(self) -> Pool:
        """Return the ways to say things that are this layout's own."""
        if self.held_out:
            return Pool.HELD_OUT
        return Pool.TRAINING if self.layout in TRAINING_LAYOUTS else Pool.SAMPLED

    def pool_of(self, wordings: Wordings, own_share: float, rng: np.random.Generator) -> Pool:
        """Return the ways to say this here; a held-out layout uses its own ones only so often."""
        if self.held_out and not (wordings.held_out and rng.random() < own_share):
            return Pool.TRAINING
        return self.pool

    def label(self, name: str, vocabulary: Vocabulary) -> str:
        """Return what the layout calls a field or a column."""
        return self.word(vocabulary[name], name)

    def pair(self, name: str, vocabulary: Vocabulary, written: Written) -> Pair:
        """Return a field under the label that the layout has for it."""
        return Pair(name, self.label(name, vocabulary), written)


def style_of(kind: Kind, layout: int) -> Style:
    """Return the layout of this number; the same arguments give the same style."""
    rng = _chance(kind, layout, "style")
    sizes = _PAGES.get(kind, (_A4,))
    width, height = sizes[rng.integers(len(sizes))]
    inks = _inks(kind, layout, rng, max(1.0, width / _A4[0]) ** 0.6)
    return Style(
        kind=kind,
        layout=layout,
        size=(width, height),
        margins=_margins(width, height, rng),
        tint=_TINTS[rng.integers(3 if kind is Kind.INVOICE else len(_TINTS))],
        inks=inks,
        arrangement=_arrangement(kind, layout, rng),
        leading=float(rng.uniform(1.35, 1.65) if height < _SMALL else rng.uniform(1.5, 2.1)),
        table=table_style_of(rng, _turn(kind, layout, rng)),
        habits=habits_of(rng),
        title_align=0.5 if rng.random() < 0.85 else 0.0,
        title_spaced=bool(rng.random() < 0.3),
        title_rules=int(rng.choice((0, 0, 1, 2))),
        seal_on=tuple(SealOn)[rng.integers(len(SealOn))],
    )


def _chance(kind: Kind, layout: int, purpose: str) -> np.random.Generator:
    return np.random.default_rng([crc32(kind.value.encode()), layout, crc32(purpose.encode())])


def _turn(kind: Kind, layout: int, rng: np.random.Generator) -> int:
    """Return a number that runs evenly over layouts 0 to 11, and by chance beyond them."""
    drawn = int(rng.integers(1 << 16))
    return layout + crc32(kind.value.encode()) % 7 if layout in TRAINING_LAYOUTS else drawn


def _arrangement(kind: Kind, layout: int, rng: np.random.Generator) -> Arrangement:
    turn = _turn(kind, layout, rng)
    if layout in HELD_OUT_LAYOUTS:
        return _HELD_OUT_WAYS[layout - HELD_OUT_LAYOUTS[0]]
    ways = TRAINED if layout in TRAINING_LAYOUTS else _SAMPLED
    return ways[turn % len(ways)]


def _margins(width: float, height: float, rng: np.random.Generator) -> Margins:
    side = float(rng.uniform(0.04, 0.1)) * width
    top, bottom = (float(rng.uniform(0.04, 0.09)) * height for _ in range(2))
    return Margins(side, top, side * float(rng.uniform(0.8, 1.2)), bottom)


def _inks(kind: Kind, layout: int, rng: np.random.Generator, scale: float) -> Inks:
    face, bold = _PRINTED[_turn(kind, layout * 5, rng) % len(_PRINTED)]
    colour = _FORM_COLOURS[rng.integers(len(_FORM_COLOURS))]
    points = scale * float(rng.uniform(8.5, 11.5))
    form = Ink(face, points, colour, Look.PRINT)
    return Inks(
        form=form,
        value=_value_ink(kind, form, rng),
        bold=Ink(bold, points, colour, Look.PRINT),
        title=Ink(bold, points * float(rng.uniform(1.5, 2.0)), colour, Look.PRINT),
        small=Ink(face, points * 0.82, colour, Look.PRINT),
        pen=(float(rng.uniform(0.15, 0.4)), colour),
    )


def _value_ink(kind: Kind, form: Ink, rng: np.random.Generator) -> Ink:
    drawn = rng.random()
    dark = int(rng.integers(10, 60))
    if drawn < _BY_HAND.get(kind, 0.0):
        blue = bool(rng.random() < 0.5)
        colour = (24, 36, 110) if blue else (dark, dark, dark)
        return Ink(Face.HAND, form.points * 1.18, colour, Look.HAND)
    if drawn < _BY_HAND.get(kind, 0.0) + _BY_NEEDLES.get(kind, 0.05):
        return Ink(Face.SONG_LIGHT, form.points, (dark, dark, dark + 30), Look.NEEDLES)
    faces = (form.face, form.face, Face.SONG, Face.HEI, Face.KAI)
    return Ink(faces[rng.integers(len(faces))], form.points, (dark, dark, dark), Look.PRINT)
