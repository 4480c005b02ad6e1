"""The foot of an award notice: who issues it, on which day, under whose seals."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from training.synthesis.papers.kinds.award_story import Award
from training.synthesis.papers.kinds.award_words import LABELS
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.pair_lines import record, shown_label, write_label, write_lines
from training.synthesis.papers.press import press_seal
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import SealOn, Style
from training.synthesis.papers.written import Pair, Written

_SPREAD = 5.0
_SEAL_ROOM = 30.0
_APART = 16.0  # millimetres between two seals


def sign_award(flow: Flow, award: Award, by_agency: bool, rng: np.random.Generator) -> None:
    """Draw who issues the notice and the day below the text, sealed; both labelled or neither."""
    style = flow.style
    flow.need(_SEAL_ROOM + 5 * style.lead)
    flow.top += max(1.5 * style.lead, 12.0)
    values = award.values(style, labelled=True)
    issuers = [("buyer_name", award.buyer.name)]
    if by_agency:
        issuers.append(("agency_name", award.agency.name))
    labelled = style.rng("labelled foot").random() < 0.6
    ends = []
    for name, _ in issuers:
        ends.append(_line(flow, _pair(name, values, labelled, style), flow.said))
        flow.top += 1.6 * style.lead
    dated = _line(flow, _pair("award_date", values, labelled, style), flow.said)
    for place, (_, words) in enumerate(issuers):
        above = style.seal_on is SealOn.PARTY or place < len(issuers) - 1
        x, y = ends[place] if above else dated
        _seal(flow, (x - _APART * (len(issuers) - 1 - place), y), words, rng)
    flow.top += _SEAL_ROOM / 2


def _pair(name: str, values: Mapping[str, Written], labelled: bool, style: Style) -> Pair:
    label = style.label(name, LABELS) if labelled else ""
    sealed = "（盖章）" if labelled and name != "award_date" else ""
    return Pair(name, label + sealed, values[name])


def _line(flow: Flow, pair: Pair, said: set[str]) -> tuple[float, float]:
    """Set a line in the right half; return the middle of its value."""
    style, sheet = flow.style, flow.sheet
    shown = replace(pair, again=pair.name in said)
    printed = shown_label(pair.label, style) + style.habits.colon
    label = style.inks.form.width(printed) if pair.label else 0.0
    width = style.inks.value.width(pair.written.printed)
    x = max(style.left, style.right - label - width - 4)
    text = write_label(sheet, (x, flow.top), shown, style)
    start = x if text is None else text.span()[2] + 1.2
    room = max(style.right - start + 3, 20.0)
    texts = write_lines(
        sheet, (start, flow.top), pair.written.printed, (style.inks.value, style.lead), room
    )
    record(sheet, shown, texts)
    said.add(pair.name)
    return start + width / 2, flow.top - 1.5


def _seal(flow: Flow, centre: tuple[float, float], words: str, rng: np.random.Generator) -> None:
    x, y = (place + float(rng.uniform(-_SPREAD, _SPREAD)) for place in centre)
    seal = Seal(words, "", float(rng.uniform(38, 43)))
    press_seal(flow.sheet, (x, y), seal, rng, marked=True)
