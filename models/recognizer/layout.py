"""Words of one page in straight coordinates: runs, rows and neighbours.

Readers give upright rectangles around words that may be turned; here the turn of the page is
estimated from the words themselves and taken out, so that the row of a value is the row that
a person sees. Knows nothing of the meaning of any word.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Glyph, Word

MAX_TURN = 20.0
_STEP = 0.25
_VOTERS = 220
_UPRIGHT, _STEP_DOWN = 1.5, 0.75  # times as high as wide, in all and for each character
_LEAST_GAIN = 3.0  # three words in a row more: of few words two may fall into one by chance


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one or more words; x0 to y1 are straight, in widths of the page.

    ``glyphs`` are the characters of ``text`` with their places as shares of the run, where the
    reader told them; else there are none.
    """

    words: tuple[Word, ...]
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    page: int = 1
    glyphs: tuple[Glyph, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of the text, in widths of the page."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Return the height at which the run stands, counted from the top."""
        return (self.y0 + self.y1) / 2

    @property
    def centre(self) -> float:
        """Return the middle of the run along its row."""
        return (self.x0 + self.x1) / 2

    @property
    def stands(self) -> bool:
        """Say whether the text runs downwards, as captions at the side of a table do."""
        letters = max(_UPRIGHT, _STEP_DOWN * len(self.text))
        return len(self.text) > 1 and self.height > letters * (self.x1 - self.x0)

    def part(self, start: int, end: int) -> "Run":
        """Return characters ``start`` to ``end`` as a run of their own.

        Its place is that of its glyphs; where the reader tells none, the length is shared out
        over the characters, a Chinese one being twice as wide. The words stay whole.
        """
        begin, stop = self._ends(start, end)
        wide = self.x1 - self.x0
        left, right = self.x0 + wide * begin, self.x0 + wide * stop
        glyphs = tuple(placed(g, -begin, 1 / max(stop - begin, 1e-9)) for g in self.glyphs)
        text = self.text[start:end]
        return Run(self.words, text, left, self.y0, right, self.y1, self.page, glyphs[start:end])

    def _ends(self, start: int, end: int) -> tuple[float, float]:
        """Return where a part begins and ends, as shares of the run."""
        if self.glyphs and start < end:
            return self.glyphs[start].start, self.glyphs[end - 1].end
        shares = np.cumsum([0.0] + [1.0 if character.isascii() else 2.0 for character in self.text])
        begin, stop = shares[[start, end]] / shares[-1]
        return float(begin), float(stop)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The runs of a page from top to bottom; ``turn`` in degrees, clockwise positive.

    ``aspect`` is the height of the page divided by its width.
    """

    runs: tuple[Run, ...]
    aspect: float
    turn: float = 0.0

    def row_of(self, run: Run) -> tuple[Run, ...]:
        """Return the runs of the row of this run, itself included, from left to right."""
        return tuple(
            sorted((other for other in self.runs if same_row(run, other)), key=lambda r: r.x0)
        )

    def right_of(self, run: Run) -> tuple[Run, ...]:
        """Return what stands to the right of this run in its row, nearest first."""
        return tuple(r for r in self.row_of(run) if r.x0 >= run.x1 - run.height / 2 and r != run)

    def box_of(self, run: Run) -> Box:
        """Return the rectangle around a run on the page as it lies, in fractions of the page."""
        c, s = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        corners = [(x, y) for x in (run.x0, run.x1) for y in (run.y0, run.y1)]
        xs = [min(max(x * c - y * s, 0.0), 1.0) for x, y in corners]
        ys = [min(max((x * s + y * c) / self.aspect, 0.0), 1.0) for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def between(self, top: float, bottom: float) -> tuple[Run, ...]:
        """Return the runs whose middle lies between two heights."""
        return tuple(r for r in self.runs if top < r.middle < bottom)


def lay_out(words: Sequence[Word], aspect: float, page: int = 1) -> Sheet:
    """Straighten the words of one page; ``aspect`` is its height divided by its width."""
    boxes = _boxes(words, aspect)
    turn = estimate_turn(boxes)
    straight = straighten(boxes, turn)
    runs = [
        Run((word,), word.text, x0, y0, x1, y1, page, word.glyphs)
        for word, (x0, y0, x1, y1) in zip(words, straight.tolist(), strict=True)
    ]
    return Sheet(tuple(sorted(runs, key=lambda r: (r.middle, r.x0))), aspect, turn)


def turn_of(words: Sequence[Word], aspect: float) -> float:
    """Return by how many degrees the words of a page are turned, clockwise positive."""
    return estimate_turn(_boxes(words, aspect))


def _boxes(words: Sequence[Word], aspect: float) -> NDArray[np.float64]:
    """Return the rectangles of words, shape (n, 4), in widths of the page."""
    boxes = np.array([word.box.as_list() for word in words], dtype=np.float64).reshape(-1, 4)
    boxes[:, 1::2] *= aspect
    return boxes


def same_row(one: Run, other: Run) -> bool:
    """Say whether two runs share at least half of the lower one's height."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared >= 0.5 * min(one.height, other.height)


def rows(runs: Iterable[Run]) -> tuple[tuple[Run, ...], ...]:
    """Group runs into rows, top to bottom, each from left to right.

    A text that runs downwards is a row of its own before those that it stands beside.
    """
    grouped: list[list[Run]] = []
    standing: list[Run] = []
    for run in sorted(runs, key=lambda r: r.middle):
        if run.stands:
            standing.append(run)
        elif grouped and same_row(grouped[-1][-1], run):
            grouped[-1].append(run)
        else:
            grouped.append([run])
    for run in sorted(standing, key=lambda r: r.y0):
        before = (n for n, row in enumerate(grouped) if row[0].middle > run.y0)
        grouped.insert(next(before, len(grouped)), [run])
    return tuple(tuple(sorted(row, key=lambda r: r.x0)) for row in grouped)


def joined(runs: Sequence[Run], between: str = "") -> Run:
    """Return several runs as one, in the order given; at least one is needed."""
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return Run(
        tuple(dict.fromkeys(word for run in runs for word in run.words)),
        between.join(run.text for run in runs),
        x0,
        min(run.y0 for run in runs),
        x1,
        max(run.y1 for run in runs),
        runs[0].page,
        _joined_glyphs(runs, between, x0, max(x1 - x0, 1e-9)),
    )


def _joined_glyphs(runs: Sequence[Run], between: str, x0: float, wide: float) -> tuple[Glyph, ...]:
    if not all(run.glyphs for run in runs):
        return ()
    glyphs: list[Glyph] = []
    for run in runs:
        if glyphs:
            glyphs += [Glyph(c, 1.0, (), glyphs[-1].end, glyphs[-1].end) for c in between]
        shift, scale = (run.x0 - x0) / wide, (run.x1 - run.x0) / wide
        glyphs += [placed(glyph, shift / scale if scale else 0.0, scale) for glyph in run.glyphs]
    return tuple(glyphs)


def placed(glyph: Glyph, shift: float, scale: float) -> Glyph:
    """Return a glyph in other shares: moved first, then scaled."""
    ends = ((glyph.start + shift) * scale, (glyph.end + shift) * scale)
    start, end = (min(max(e, 0.0), 1.0) for e in ends)
    return replace(glyph, start=start, end=end)


def estimate_turn(boxes: NDArray[np.float64]) -> float:
    """Return by how many degrees the text is turned, 0.0 when too few words say so.

    ``boxes`` has shape (n, 4) in one unit for both axes. Each angle that the slimness of the
    longest words allows is tried; the right one lets most words share a row exactly. A turn
    must beat no turn clearly, so that a straight page stays as it is.
    """
    voters = boxes[np.argsort(boxes[:, 0] - boxes[:, 2])][:_VOTERS]
    if len(voters) < 8:
        return 0.0
    most = _STEP * math.ceil(_greatest_turn(voters) / _STEP)
    angles = np.arange(-most, most + _STEP / 2, _STEP)
    scores = np.array([_alignment(voters, float(angle)) for angle in angles])
    best = int(scores.argmax())
    straight = scores[len(angles) // 2]
    beats = scores[best] > max(1.1 * straight, straight + _LEAST_GAIN)
    return float(angles[best]) if beats else 0.0


def straighten(boxes: NDArray[np.float64], turn: float) -> NDArray[np.float64]:
    """Return the rectangles of shape (n, 4) as they stood before the page was turned.

    The rectangle around a turned one tells the length and height of the text in it:
    W = l cos t + h sin t, H = l sin t + h cos t.
    """
    if turn == 0.0 or not len(boxes):
        return boxes
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    length = (wide * c - high * abs(s)) / (c * c - s * s)
    height = (high * c - wide * abs(s)) / (c * c - s * s)
    length, height = np.maximum(length, 0.2 * wide), np.maximum(height, 0.2 * high)
    u, v = x * c + y * s, y * c - x * s
    return np.stack([u - length / 2, v - height / 2, u + length / 2, v + height / 2], axis=1)


def _greatest_turn(boxes: NDArray[np.float64]) -> float:
    """Return the turn in degrees that long words cannot exceed: turned, they would be higher.

    Of the longest third the second decile speaks, since single boxes are off.
    """
    longest = boxes[: max(len(boxes) // 3, 4)]
    slopes = (longest[:, 3] - longest[:, 1]) / np.maximum(longest[:, 2] - longest[:, 0], 1e-6)
    return min(MAX_TURN, math.degrees(math.atan(float(np.quantile(slopes, 0.2)))))


def _alignment(boxes: NDArray[np.float64], angle: float) -> float:
    straight = straighten(boxes, angle)
    middles = (straight[:, 1] + straight[:, 3]) / 2
    reach = 0.15 * float(np.median(boxes[:, 3] - boxes[:, 1]))
    apart = (middles[:, None] - middles[None, :]) / max(reach, 1e-6)
    return float(np.exp(-apart * apart).sum())
