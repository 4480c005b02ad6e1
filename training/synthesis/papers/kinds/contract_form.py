"""Which parts of a contract stand where: alike for all contracts of a layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.style import Style

_NUMERALS = "一二三四五六七八九十"
_HEADINGS = ("{c}、{h}", "第{cc}条 {h}", "{n}. {h}", "{n}、{h}", "第{cc}条　{h}", "（{c}）{h}")
_ITEMS = ("{n}. ", "（{n}）", "{m}.{n} ", "", "{n}、", "①")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


class Period(StrEnum):
    """How a contract says for how long it runs."""

    DATES = "dates"
    DAYS = "days"
    BOTH = "both"


class Signing(StrEnum):
    """Where the day of signature stands."""

    FOOT = "foot"
    EACH = "each"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class ContractForm:
    """``labelled_terms`` puts price and period among the labelled fields, not into clauses;
    ``labelled_payment`` does so with the terms of payment; ``project_in_prose`` leaves project
    and place to the clause on the subject; ``beside`` puts the signatures side by side; a clause
    has at most ``sentences``, and ``letters`` is the factor by which all letters are larger."""

    sort: Sort
    labelled_terms: bool
    labelled_payment: bool
    project_in_prose: bool
    number_apart: bool
    codes: bool
    goods: bool
    period: Period
    signing: Signing
    beside: bool
    heading: str
    item: str
    clauses: int
    sentences: int
    letters: float

    def numbered(self, place: int, words: str) -> str:
        """Return a heading with its number, counted from 0."""
        chinese = chinese_number(place + 1)
        return self.heading.format(c=chinese, cc=chinese, n=place + 1, h=words)

    def item_number(self, clause: int, place: int) -> str:
        """Return what stands before a sentence of a clause."""
        if self.item == "①":
            return _CIRCLED[place % 10]
        return self.item.format(m=clause + 1, n=place + 1)


def contract_form(style: Style) -> ContractForm:
    """Return the form of this layout; sorts and the main forms take turns over the layouts."""
    rng = style.rng("contract form")
    turn = style.layout if style.layout < 16 else int(rng.integers(1 << 16))
    labelled = turn % 3 == 0
    periods: Mapping[int, Period] = dict(enumerate(Period))
    return ContractForm(
        sort=tuple(Sort)[turn % 4],
        labelled_terms=labelled,
        labelled_payment=labelled and bool(rng.random() < 0.5),
        project_in_prose=not labelled and bool(rng.random() < 0.5),
        number_apart=bool(rng.random() < 0.5),
        codes=bool(rng.random() < 0.75),
        goods=bool(rng.random() < 0.8),
        period=periods[(turn // 4 + turn) % 3],
        signing=tuple(Signing)[int(rng.choice(3, p=(0.5, 0.35, 0.15)))],
        beside=bool(rng.random() < 0.75),
        heading=_HEADINGS[rng.integers(len(_HEADINGS))],
        item=_ITEMS[rng.integers(len(_ITEMS))],
        clauses=int(rng.integers(2, 8)),
        sentences=int(rng.choice((2, 3, 3, 5, 8))),
        letters=float(rng.choice((1.0, 1.0, 1.15, 1.35))),
    )


def chinese_number(number: int) -> str:
    """Write 1 to 99 as headings do: 九, 十, 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _NUMERALS[tens - 1] + "十")
    return head + (_NUMERALS[ones - 1] if ones else "")
