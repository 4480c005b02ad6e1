"""Ten schemes, planted into honest matters before they are told.

``strength`` says how much is gained, ``concealment`` how well the trace is hidden: each
scheme has a trace that a flag can see and a way to avoid it, so that flags alone do not decide
in either direction. The patterns follow published disciplinary cases; names are invented.
"""

from collections.abc import Callable
from dataclasses import dataclass

from features.records.focus import Focus
from training.synthesis.chance import Chance
from training.synthesis.matter import Matter
from training.synthesis.people_schemes import (
    cheap_lease,
    dead_recipient,
    ghost_worker,
    is_last_relief,
)
from training.synthesis.trade_schemes import (
    back_dating,
    cover_bids,
    early_payment,
    favoured_seller,
    invoice_reuse,
    is_graded,
    spec_substitution,
    split_purchase,
)

Plant = Callable[[Matter, Chance], None]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way. ``companions`` matters of the village become part of it, ``borrows`` only lend.

    ``fits`` says of which matters of the focus the scheme can begin.
    """

    name: str
    focus: Focus
    plant: Plant
    companions: int = 0
    borrows: int = 0
    fits: Callable[[Matter], bool] = lambda matter: True


SCHEMES: tuple[Scheme, ...] = (
    Scheme("split_purchase", Focus.PROCUREMENT, split_purchase, companions=2),
    Scheme("spec_substitution", Focus.PROCUREMENT, spec_substitution, fits=is_graded),
    Scheme("cover_bids", Focus.PROJECT, cover_bids),
    Scheme("invoice_reuse", Focus.PROCUREMENT, invoice_reuse, borrows=1),
    Scheme("early_payment", Focus.PROJECT, early_payment),
    Scheme("back_dating", Focus.PROCUREMENT, back_dating),
    Scheme("cheap_lease", Focus.ASSET, cheap_lease),
    Scheme("ghost_worker", Focus.LABOUR, ghost_worker, borrows=1),
    Scheme("dead_recipient", Focus.RELIEF, dead_recipient, fits=is_last_relief),
    Scheme("favoured_seller", Focus.PROCUREMENT, favoured_seller, companions=2),
)
