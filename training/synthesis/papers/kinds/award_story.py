"""What one award notice is about: project, tenderer, agency, winner, price, days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from training.synthesis.papers import identifiers, names
from training.synthesis.papers.date_forms import DateForm
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written, bare_money, day, money, plain, words

_MARKS = ("正诚", "中衡", "建信达", "公允", "明泽", "鼎义", "天衡", "华准")
_AGENCIES = ("工程咨询有限公司", "招标代理有限公司", "项目管理有限公司", "造价咨询有限公司")
_LETTERS = ("ZB", "CG", "GC", "XZ", "ZTB", "JY")


@dataclass(frozen=True, slots=True)
class Award:
    """What was awarded to whom."""

    number: str
    project: str
    project_number: str
    buyer: Firm
    agency: Firm
    winner: Firm
    amount_fen: int
    days: int
    manager: str
    opened: date
    issued: date

    def values(self, style: Style, labelled: bool) -> dict[str, Written]:
        """Return the fields; labelled amounts carry their signs, those in sentences do not."""
        habits = style.habits
        spelt = words(self.amount_fen, habits)
        unit = ("天", "日历天", "个日历天")[style.rng("days").integers(3)] if labelled else ""
        days = str(self.days)
        return {
            "notice_number": plain(self.number),
            "project_name": plain(self.project),
            "project_number": plain(self.project_number),
            "buyer_name": plain(self.buyer.name),
            "agency_name": plain(self.agency.name),
            "winner_name": plain(self.winner.name),
            "amount": (money if labelled else bare_money)(self.amount_fen, habits),
            "amount_in_words": spelt if labelled else plain(spelt.value),
            "duration_days": Written(f"{days}{unit}", days, days),
            "project_manager": plain(self.manager),
            "award_date": day(self.issued, habits),
        }

    def loose(self, rng: np.random.Generator) -> dict[str, str]:
        """Return what sentences tell besides the fields."""
        return {
            "opened": DateForm.CHINESE.write(self.opened),
            "days": str(rng.choice((7, 10, 15, 20, 30))),
        }


def award_of(rng: np.random.Generator) -> Award:
    """Make up an award."""
    at = names.place(rng)
    issued = names.some_day(rng)
    step = int(rng.choice((1, 100, 10_000, 100_000)))
    fen = max(500_000, round(25_000_000 * float(rng.lognormal(0, 0.9))) // step * step)
    mark, form = (kinds[rng.integers(len(kinds))] for kinds in (_MARKS, _AGENCIES))
    letters = _LETTERS[rng.integers(len(_LETTERS))]
    return Award(
        number=identifiers.paper_number(rng, issued, letters),
        project=names.project(rng, at),
        project_number=identifiers.paper_number(rng, issued, letters[:2]),
        buyer=names.buyer(rng, at),
        agency=replace(names.firm(rng, at), name=f"{at.city[:-1]}{mark}{form}"),
        winner=names.firm(rng, at),
        amount_fen=fen,
        days=int(rng.choice((7, 15, 20, 30, 45, 60, 90, 120, 180, 365))),
        manager=names.person(rng),
        opened=issued - timedelta(days=int(rng.integers(4, 25))),
        issued=issued,
    )
