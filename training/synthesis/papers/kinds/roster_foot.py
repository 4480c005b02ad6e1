"""Below a list: the total in capitals, a note, those who sign for it, the day and the seal."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.roster_form import RosterForm
from training.synthesis.papers.kinds.roster_words import FOOTNOTES, LABELS, SIGNERS
from training.synthesis.papers.pair_lines import write_label, write_value
from training.synthesis.papers.press import press_seal, press_signature
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.sheet import Rectangle
from training.synthesis.papers.style import SealOn
from training.synthesis.papers.written import Pair, day, money, plain, words

_SPREAD = 5.0
_LEAST_GAP = 26.0  # millimetres that a signature needs


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot tells; ``total_at`` is where the total of the table stands, if it has one."""

    total_fen: int
    unit: str
    signers: tuple[str, ...]
    made: date
    total_at: Rectangle | None


def foot_height(form: RosterForm, flow: Flow) -> float:
    """Return how much room the foot takes below the table, in millimetres."""
    lines = 4.0 + (1.2 if form.words or not form.total_row else 0)
    return lines * flow.style.lead + 4


def draw_foot(flow: Flow, form: RosterForm, foot: Foot, rng: np.random.Generator) -> None:
    """Draw the foot below what stands."""
    style = flow.style
    flow.top += 0.3 * style.lead
    if form.words or not form.total_row:
        _total_line(flow, form, foot)
    note = style.word(FOOTNOTES, "footnote")
    if note:
        flow.top += style.lead
        flow.sheet.write(style.left, flow.top, note, style.inks.small)
    flow.top += 1.3 * style.lead
    dated = _signers(flow, foot, rng)
    _seal(flow, foot, dated, rng)


def _total_line(flow: Flow, form: RosterForm, foot: Foot) -> None:
    style, sheet = flow.style, flow.sheet
    pairs = [style.pair("total_in_words", LABELS, words(foot.total_fen, style.habits))]
    if not form.total_row:
        pairs.insert(0, style.pair("total", LABELS, money(foot.total_fen, style.habits)))
    flow.top += style.lead
    x = style.left
    for pair in pairs:
        label = write_label(sheet, (x, flow.top), pair, style)
        start = x if label is None else label.span()[2] + 1.2
        write_value(sheet, (start, flow.top), pair, style, style.right - start)
        x = start + style.inks.value.width(pair.written.printed) + 12


def _signers(flow: Flow, foot: Foot, rng: np.random.Generator) -> tuple[float, float]:
    """Draw who signs, and the day last or below them; return where the day stands."""
    style, sheet = flow.style, flow.sheet
    x = style.left
    labels = style.word(SIGNERS, "signers").split("|")
    widths = [style.inks.form.width(label + style.habits.colon) for label in labels]
    gap = max(_LEAST_GAP, (style.right - style.left - sum(widths)) / (len(labels) + 1.2))
    for label, width, name in zip(labels, widths, foot.signers, strict=False):
        write_label(sheet, (x, flow.top), Pair("", label, plain("")), style)
        press_signature(sheet, name, (x + width + 1, flow.top + 1), rng)
        x += width + gap
    word = "日期" if style.rng("dated").random() < 0.5 else ""
    pair = Pair("", word, day(foot.made, style.habits))
    room = style.inks.form.width(word + style.habits.colon) if word else 0.0
    room += style.inks.value.width(pair.written.printed) + 2
    if x + room > style.right:
        x, flow.top = style.right - room, flow.top + 1.2 * style.lead
    text = write_label(sheet, (x, flow.top), pair, style)
    start = x if text is None else text.span()[2] + 1.2
    write_value(sheet, (start, flow.top), pair, style, style.right - start + 3)
    return start + 12, flow.top - 2


def _seal(flow: Flow, foot: Foot, dated: tuple[float, float], rng: np.random.Generator) -> None:
    style = flow.style
    centre = dated
    if style.seal_on is SealOn.TOTAL and foot.total_at is not None:
        left, top, right, bottom = foot.total_at
        centre = (left + right) / 2 - 4, (top + bottom) / 2
    elif style.seal_on is SealOn.PARTY:
        centre = style.left + 0.35 * (style.right - style.left), flow.top - 4
    x, y = (place + float(rng.uniform(-_SPREAD, _SPREAD)) for place in centre)
    seal = Seal(foot.unit, "财务专用章" if rng.random() < 0.3 else "", float(rng.uniform(36, 42)))
    press_seal(flow.sheet, (x, y), seal, rng, marked=True)
