"""What one receipt is about: who paid whom how much for what, and its numbers."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from training.synthesis.papers import identifiers, names
from training.synthesis.papers.kinds.receipt_words import INCOME, PAYOUTS
from training.synthesis.papers.kinds.template import say
from training.synthesis.papers.style import Style


@dataclass(frozen=True, slots=True)
class Received:
    """One payment; ``province`` is the region's, which fiscal receipts name."""

    number: str
    on: date
    payer: str
    payee: str
    reason: str
    amount_fen: int
    handler: str
    body: str
    province: str
    region: str


def received(style: Style, rng: np.random.Generator) -> Received:
    """Make up money that a village took in from a firm or a person."""
    at, body, number, on = _beginning(rng)
    payer = names.firm(rng, at).name if rng.random() < 0.4 else names.person(rng)
    reason = say(INCOME, style, rng)
    return Received(
        number=number,
        on=on,
        payer=payer,
        payee=body,
        reason=f"{on.year}年度{reason}" if rng.random() < 0.3 else reason,
        amount_fen=_amount(rng, 300_000),
        handler=names.person(rng),
        body=body,
        province=at.province,
        region=at.region,
    )


def paid_out(style: Style, rng: np.random.Generator) -> Received:
    """Make up money that somebody had from a village."""
    at, body, number, on = _beginning(rng)
    return Received(
        number=number,
        on=on,
        payer=body,
        payee=names.person(rng),
        reason=say(PAYOUTS, style, rng),
        amount_fen=_amount(rng, 120_000),
        handler=names.person(rng),
        body=body,
        province=at.province,
        region=at.region,
    )


def _beginning(rng: np.random.Generator) -> tuple[names.Place, str, str, date]:
    at = names.place(rng)
    number = identifiers.figures(rng, int(rng.choice((6, 7, 7, 8))))
    return at, names.village_body(rng, at).name, number, names.some_day(rng)


def _amount(rng: np.random.Generator, middle: int) -> int:
    """Return an amount in fen, most of them whole yuan."""
    fen = round(middle * float(rng.lognormal(0, 1.0)))
    step = int(rng.choice((1, 10, 100, 100, 1_000, 10_000)))
    return min(max(1_000, fen // step * step), 99_999_999)
