"""How one layout writes what it says: colons, amounts, capitals, dates."""

from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.date_forms import DateForm

_COLONS = ("：", "：", ":", ": ", "", " ")
_SIGNS = (("¥", ""), ("￥", ""), ("", ""), ("", "元"), ("¥", "元"), ("", " 元"))
_BEFORE_WORDS = ("", "", "人民币", "⊗", "人民币：", "(大写)")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a layout does alike all over its pages.

    ``colon`` follows a label; ``spaced`` says that labels of two characters are spread out;
    ``yen`` and ``after`` stand around amounts, ``before_words`` stands before capitals.
    """

    colon: str
    spaced: bool
    yen: str
    after: str
    thousands: bool
    before_words: str
    yuan: str
    whole: str
    dates: DateForm


def habits_of(rng: np.random.Generator) -> Habits:
    """Draw the habits of a layout."""
    yen, after = _SIGNS[rng.integers(len(_SIGNS))]
    return Habits(
        colon=_COLONS[rng.integers(len(_COLONS))],
        spaced=bool(rng.random() < 0.3),
        yen=yen,
        after=after,
        thousands=bool(rng.random() < 0.35),
        before_words=_BEFORE_WORDS[rng.integers(len(_BEFORE_WORDS))],
        yuan="圆" if rng.random() < 0.45 else "元",
        whole="正" if rng.random() < 0.2 else "整",
        dates=tuple(DateForm)[rng.integers(len(DateForm))],
    )
