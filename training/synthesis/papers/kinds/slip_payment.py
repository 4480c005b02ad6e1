"""One payment as a bank tells it: who, from which account, to whom, how much, what for."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from training.synthesis.papers import identifiers, names
from training.synthesis.papers.kinds.slip_words import PURPOSES
from training.synthesis.papers.kinds.template import say
from training.synthesis.papers.style import Style

_HOUSE = re.compile(r"^.*?(银行|信用社)")


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of an account."""

    name: str
    account: str
    bank: str


@dataclass(frozen=True, slots=True)
class Payment:
    """What the slip says."""

    serial: str
    on: date
    payer: Holder
    payee: Holder
    amount_fen: int
    purpose: str

    @property
    def house(self) -> str:
        """Return the bank of the payer without its branch, as slips are headed."""
        found = _HOUSE.match(self.payer.bank)
        return found.group() if found else self.payer.bank


def payment_of(style: Style, rng: np.random.Generator) -> Payment:
    """Make up a payment by a village to a firm, or to one of its people."""
    at = names.place(rng)
    body = names.buyer(rng, at)
    to_firm = rng.random() < 0.65
    on = names.some_day(rng)
    project = names.project(rng, at).removesuffix("项目").removesuffix("工程")
    purpose = say(PURPOSES, style, rng).format(project=project, month=on.month)
    fen = 100 + round(float(rng.lognormal(0, 1.1)) * (4_000_000 if to_firm else 300_000))
    if rng.random() < 0.5:
        fen = max(10_000, fen // 10_000 * 10_000)
    payee = _firm(at, rng) if to_firm else _person(at, rng)
    payer = Holder(body.name, body.account, body.bank)
    return Payment(_serial(on, rng), on, payer, payee, fen, purpose)


def _firm(at: names.Place, rng: np.random.Generator) -> Holder:
    firm = names.firm(rng, at)
    return Holder(firm.name, firm.account, firm.bank)


def _person(at: names.Place, rng: np.random.Generator) -> Holder:
    return Holder(names.person(rng), identifiers.card_number(rng), names.bank(rng, at))


def _serial(on: date, rng: np.random.Generator) -> str:
    digits = identifiers.figures(rng, int(rng.integers(8, 16)))
    ways = (f"{on:%Y%m%d}{digits}", f"1{digits}", f"H{on:%y%m%d}{digits[:8]}", f"E{digits}{on:%d}")
    return ways[rng.integers(len(ways))]
