"""Award notices: a letter to the winner, or a table of what was awarded."""

from dataclasses import dataclass, replace

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds import award_words as told
from training.synthesis.papers.kinds.award_foot import sign_award
from training.synthesis.papers.kinds.award_story import Award, award_of
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.scale import enlarged
from training.synthesis.papers.kinds.template import say
from training.synthesis.papers.style import Arrangement, Style
from training.synthesis.papers.written import Written

_ALWAYS = ("project_name", "winner_name", "amount")
_ORDER = (
    "project_name",
    "project_number",
    "buyer_name",
    "agency_name",
    "winner_name",
    "amount",
    "amount_in_words",
    "duration_days",
    "project_manager",
)


@dataclass(frozen=True, slots=True)
class AwardForm:
    """``letter`` tells all in sentences, else labelled fields do; ``agency`` signs too."""

    letter: bool
    number: bool
    agency: bool
    promises: bool
    addressed: bool
    fields: tuple[str, ...]


def award_form(style: Style) -> AwardForm:
    """Return the form of this layout: two of three are letters."""
    rng = style.rng("award form")
    turn = style.layout if style.layout < 16 else int(rng.integers(1 << 16))
    optional = tuple(name for name in _ORDER if name not in _ALWAYS and rng.random() < 0.75)
    return AwardForm(
        letter=turn % 3 != 2,
        number=bool(rng.random() < 0.75),
        agency=bool(rng.random() < 0.5),
        promises=bool(rng.random() < 0.8),
        addressed=bool(rng.random() < 0.6),
        fields=tuple(name for name in _ORDER if name in (*_ALWAYS, *optional)),
    )


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return an award notice."""
    return paint(style, award_of(rng), rng)


def paint(style: Style, award: Award, rng: np.random.Generator) -> Drawn:
    """Return the notice of an award."""
    style = _roomy(style)
    form = award_form(style)
    flow = Flow(style)
    title = style.word(told.TITLES, "title")
    flow.title(title)
    if form.number:
        number = award.values(style, labelled=True)["notice_number"]
        flow.apart(style.pair("notice_number", told.LABELS, number))
    flow.top += 0.6 * style.lead
    tell = _letter if form.letter else _table
    tell(flow, form, award, rng)
    flow.say(say(told.ORDERS, style, rng), award.loose(rng))
    flow.say(style.word(told.ENDINGS, "ending"), {})
    sign_award(flow, award, form.agency, rng)
    return Drawn(Kind.AWARD_NOTICE, "".join(title.split()), style.layout, tuple(flow.sheets))


def _roomy(style: Style) -> Style:
    """Return the style as a whole page with little text wants it: large, wide between lines."""
    chance = style.rng("roomy")
    style = enlarged(style, float(chance.uniform(1.1, 1.5)))
    way = Arrangement.GRID if style.arrangement is Arrangement.PROSE else style.arrangement
    margins = replace(style.margins, top=style.margins.top * float(chance.uniform(1, 2.5)))
    leading = max(style.leading, float(chance.uniform(1.7, 2.3)))
    return replace(style, arrangement=way, margins=margins, leading=leading)


def _letter(flow: Flow, form: AwardForm, award: Award, rng: np.random.Generator) -> None:
    style = flow.style
    values: dict[str, Written | str] = {**award.values(style, labelled=False), **award.loose(rng)}
    flow.say(style.word(told.SALUTATIONS, "salutation"), values, indent="")
    flow.say(say(told.BASES, style, rng) + say(told.DECISIONS, style, rng), values)
    if form.promises:
        flow.say(say(told.PROMISES, style, rng), values)


def _table(flow: Flow, form: AwardForm, award: Award, rng: np.random.Generator) -> None:
    style = flow.style
    values = award.values(style, labelled=True)
    names = list(form.fields)
    if form.addressed:
        flow.say(style.word(told.SALUTATIONS, "salutation"), dict(values), indent="")
        names.remove("winner_name")
    flow.say(say(told.TABLE_LEADS, style, rng), {})
    flow.top += 0.3 * style.lead
    flow.fields([style.pair(name, told.LABELS, values[name]) for name in names])
