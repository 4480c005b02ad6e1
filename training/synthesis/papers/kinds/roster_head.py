"""The title of a list, which often names body and month, and the labelled fields below it."""

from dataclasses import dataclass
from datetime import date, timedelta

from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.roster_form import RosterForm
from training.synthesis.papers.kinds.roster_words import LABELS, TITLES, Pay
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import plain


@dataclass(frozen=True, slots=True)
class Paid:
    """What a list is about; ``first`` is the first day of its month."""

    unit: str
    project: str
    first: date
    period: str


def period_of(first: date, pay: Pay, style: Style) -> str:
    """Return the period as the layout writes it: a month, its days, for relief a quarter too."""
    last = (first.replace(day=28) + timedelta(days=5)).replace(day=1) - timedelta(days=1)
    month = f"{first.year}年{first.month}月"
    quarter = "一二三四"[(first.month - 1) // 3]
    ways = [
        month,
        month,
        f"{first.year}年{first.month:02d}月",
        f"{month}1日至{first.month}月{last.day}日",
        f"{first.year}.{first.month}.1-{first.year}.{first.month}.{last.day}",
    ]
    if pay is Pay.RELIEF:
        ways += [f"{first.year}年第{quarter}季度", f"{first.year}年度"]
    return ways[style.rng("period").integers(len(ways))]


def draw_head(flow: Flow, form: RosterForm, paid: Paid) -> None:
    """Draw title and fields; what only the title says is recorded there."""
    style = flow.style
    title = _title(form, paid, style)
    texts = flow.title(title, spread=False)
    flow.sheet.mark("title", title, texts)
    short = _month(paid.first)
    told = {"unit_name": paid.unit, "period": short, "project_name": paid.project}
    for name, value in told.items():
        if name not in form.header and value in title:
            flow.sheet.mark(name, value, texts, value)
    values = {"unit_name": paid.unit, "period": paid.period, "project_name": paid.project}
    flow.fields([style.pair(name, LABELS, plain(values[name])) for name in form.header])


def _title(form: RosterForm, paid: Paid, style: Style) -> str:
    template = style.word(TITLES[form.pay], "title")
    return template.format(unit=paid.unit, period=_month(paid.first), project=paid.project)


def _month(first: date) -> str:
    return f"{first.year}年{first.month}月"
