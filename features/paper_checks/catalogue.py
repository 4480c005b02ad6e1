"""The ordered table of checks on single papers; docs/checks.md tells each to people."""

from collections.abc import Callable

from features.paper_checks import (
    card_numbers,
    contract_dates,
    contract_duration,
    invoice_numbers,
    lines_total,
    payment_terms,
    receipt_code,
    repeated_people,
    resident_ids,
    retention,
    roster_rows,
    row_product,
    seal_party,
    seals_of_parties,
    slip_parties,
    worker_age,
)
from features.records.document import Check, Document

_MODULES = (
    row_product,
    lines_total,
    roster_rows,
    resident_ids,
    worker_age,
    repeated_people,
    card_numbers,
    invoice_numbers,
    payment_terms,
    retention,
    contract_dates,
    contract_duration,
    slip_parties,
    receipt_code,
    seals_of_parties,
    seal_party,
)

TITLES = {module.CHECK.code: module.CHECK.title for module in _MODULES}
"""Code to the title of the check, in both languages."""

PAPER_CHECKS: tuple[Callable[[Document], Check], ...] = tuple(m.check for m in _MODULES)
"""The checks in the order of their codes."""
