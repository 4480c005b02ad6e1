"""The ordered table of schemes; adding one is one file and one row here."""

from collections.abc import Mapping

from training.synthesis.schemes import (
    back_dating,
    cheap_lease,
    cover_bids,
    dead_recipient,
    early_payment,
    favoured_seller,
    ghost_worker,
    invoice_reuse,
    spec_substitution,
    split_purchase,
)
from training.synthesis.schemes.scheme import Scheme

SCHEMES: tuple[Scheme, ...] = (
    split_purchase.SCHEME,
    spec_substitution.SCHEME,
    cover_bids.SCHEME,
    invoice_reuse.SCHEME,
    early_payment.SCHEME,
    back_dating.SCHEME,
    cheap_lease.SCHEME,
    ghost_worker.SCHEME,
    dead_recipient.SCHEME,
    favoured_seller.SCHEME,
)
BY_NAME: Mapping[str, Scheme] = {scheme.name: scheme for scheme in SCHEMES}
