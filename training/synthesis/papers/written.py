"""A value as it is printed, together with its normal form.

``part`` is the piece of the printed text that is the value, where marks stand around it: in
``¥1,234.50元`` it is ``1,234.50`` and the value is ``1234.50``.
"""

from dataclasses import dataclass
from datetime import date

from features.records.capitals import capitals
from features.records.money import yuan_text
from training.synthesis.papers.habits import Habits


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on the paper (``printed``, or the ``part`` of it) and what it means."""

    printed: str
    value: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled value; names that are empty or begin with ``_`` are drawn but not recorded.

    ``again`` says that the value is marked elsewhere on the paper.
    """

    name: str
    label: str
    written: Written
    again: bool = False

    @property
    def recorded(self) -> bool:
        """Say whether the pair belongs to the truth of the paper."""
        return bool(self.name) and not self.name.startswith("_")


def plain(text: str) -> Written:
    """Return a text that is its own normal form."""
    return Written(text, text)


def money(fen: int, habits: Habits) -> Written:
    """Return an amount as this paper writes amounts."""
    figures = figures_of(fen, habits)
    return Written(f"{habits.yen}{figures}{habits.after}", yuan_text(fen), figures)


def figures_of(fen: int, habits: Habits) -> str:
    """Return the digits of an amount, with or without separators."""
    if not habits.thousands:
        return yuan_text(fen)
    whole, point, part = yuan_text(fen).partition(".")
    return f"{int(whole):,}{point}{part}"


def bare_money(fen: int, habits: Habits) -> Written:
    """Return an amount without any sign around it, as cells carry it."""
    return Written(figures_of(fen, habits), yuan_text(fen))


def words(fen: int, habits: Habits) -> Written:
    """Return an amount in capitals, with 元 or 圆, 整 or 正, and what stands before it."""
    spelt = capitals(fen).replace("圆", habits.yuan).replace("整", habits.whole)
    return Written(f"{habits.before_words}{spelt}", spelt, spelt)


def day(when: date, habits: Habits) -> Written:
    """Return a date as this paper writes dates."""
    return Written(habits.dates.write(when), when.isoformat())
