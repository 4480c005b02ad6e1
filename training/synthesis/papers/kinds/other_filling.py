"""What fills the gaps of pages that are none of the kinds: names, days, sums, balances."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from training.synthesis.papers import identifiers, names
from training.synthesis.papers.date_forms import DateForm
from training.synthesis.papers.kinds.other_tables import ASSETS, POSTS, STATES, SUMMARIES

_LISTS = {"asset": ASSETS, "state": STATES, "post": POSTS, "summary": SUMMARIES}


@dataclass(slots=True)
class Filling:
    """Chance for one page; a ledger's ``balance`` (fen) and day run on from row to row."""

    rng: np.random.Generator
    at: names.Place
    unit: str
    balance: int
    today: date
    booked: str = "debit"

    @classmethod
    def of(cls, rng: np.random.Generator) -> "Filling":
        """Return the filling of a page about one village."""
        at = names.place(rng)
        start = int(rng.integers(1_000_000, 60_000_000))
        return cls(rng, at, names.village_body(rng, at).name, start, names.some_day(rng))

    def sentence(self, template: str) -> str:
        """Fill the gaps of a sentence."""
        rng = self.rng
        people = "、".join(names.person(rng) for _ in range(int(rng.integers(3, 9))))
        return template.format(
            date=DateForm.CHINESE.write(names.some_day(rng)),
            hour=f"{'上午' if rng.random() < 0.5 else '下午'}{int(rng.integers(1, 11))}时",
            village=self.at.village,
            unit=self.unit,
            person=names.person(rng),
            person2=names.person(rng),
            people=people,
            project=names.project(rng, self.at),
            place=names.site(rng, self.at),
            firm=names.firm(rng, self.at).name,
            phone=identifiers.phone(rng),
            amount=self._money(),
            amount2=self._money(),
            count=str(rng.integers(2, 60)),
        )

    def cell(self, filler: str, row: int) -> str:
        """Return what stands in a cell of a row; rows are asked from left to right."""
        rng = self.rng
        if filler in _LISTS:
            words = _LISTS[filler]
            return self.sentence(words[rng.integers(len(words))])
        makers: dict[str, Callable[[], str]] = {
            "serial": lambda: str(row + 1),
            "date": self._next_day,
            "person": lambda: names.person(rng),
            "phone": lambda: identifiers.phone(rng),
            "firm": lambda: names.firm(rng, self.at).name,
            "place": lambda: names.site(rng, self.at),
            "amount": self._money,
            "count": lambda: str(rng.integers(1, 90)),
            "mark": lambda: f"{rng.uniform(60, 99):.1f}",
            "voucher": lambda: f"记{int(rng.integers(1, 90)):03d}",
            "debit": lambda: self._move("debit"),
            "credit": lambda: self._move("credit"),
            "side": lambda: "借" if self.balance >= 0 else "贷",
            "balance": lambda: f"{abs(self.balance) / 100:,.2f}",
            "empty": str,
        }
        return makers[filler]()

    def _next_day(self) -> str:
        """Return a day some days after the one before."""
        self.today += timedelta(days=int(self.rng.integers(0, 12)))
        return self.today.isoformat()

    def _move(self, side: str) -> str:
        """Book a row on one of its two sides."""
        if side == "debit":
            self.booked = "debit" if self.rng.random() < 0.5 else "credit"
        if self.booked != side:
            return ""
        fen = int(self.rng.integers(10_000, 5_000_000))
        self.balance += fen if side == "debit" else -fen
        return f"{fen / 100:,.2f}"

    def _money(self) -> str:
        fen = round(1_500_000 * float(self.rng.lognormal(0, 1.2)))
        return f"{fen / 100:,.2f}" if self.rng.random() < 0.5 else str(fen // 100_000 * 1_000)
