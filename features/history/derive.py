"""Ratios from the integer parts: the one place where history becomes a fraction."""

from collections.abc import Mapping

from features.history.declarations import AGGREGATES, RATIOS

Integers = Mapping[str, int | None]
HistoryRow = Mapping[str, float | None]


def derive(integers: Integers) -> HistoryRow:
    """Return every declared number, aggregates as exact doubles and ratios after them.

    A sum of fen stays exact as a double up to 2^53, about 90 trillion yuan.
    """
    row: dict[str, float | None] = {}
    for aggregate in AGGREGATES:
        whole = integers[aggregate.name]
        row[aggregate.name] = None if whole is None else float(whole)
    for ratio in RATIOS:
        row[ratio.name] = _quotient(integers[ratio.numerator], integers[ratio.denominator])
    return row


def _quotient(numerator: int | None, denominator: int | None) -> float | None:
    if numerator is None or not denominator:
        return None
    return numerator / denominator
