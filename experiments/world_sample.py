"""All statistics of a world folder, read town by town, with the truth beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from experiments.case_statistics import table_of
from features.records.decision import Decision, Outcome
from features.records.fact import FactKind
from training.synthesis.world.folder import read_parts

_MONEY = frozenset({FactKind.PAYMENT, FactKind.CONTRACT, FactKind.INVOICE})


@dataclass(frozen=True, eq=False)
class Sample:
    """All cases of a world: ``values`` (cases, names), NaN where unknown.

    ``schemes`` names what was planted in a case, empty for the honest.
    """

    names: list[str]
    values: NDArray[np.float64]
    schemes: NDArray[np.str_]
    foci: NDArray[np.str_]
    decided: int
    confirmed: int
    disciplined: int
    money: dict[str, list[int]]

    @property
    def planted(self) -> NDArray[np.bool_]:
        """Say of each case whether something was planted in it."""
        return self.schemes != ""

    def column(self, name: str) -> NDArray[np.float64]:
        """Return one statistic of all cases, shape (cases,)."""
        return self.values[:, self.names.index(name)]


def sample_of(folder: Path) -> Sample:
    """Return the statistics of all cases of a world folder, read town by town."""
    tables, schemes, foci = [], [], []
    counts = np.zeros(3, dtype=int)
    money: dict[str, list[int]] = {"honest": [], "planted": []}
    for part in read_parts(folder):
        tables.append(table_of(part))
        chosen = {truth.case_id: truth.scheme for truth in part.truth}
        schemes += [chosen.get(case.case_id, "") for case in part.cases]
        foci += [case.focus.value for case in part.cases]
        counts += _decided(part.decisions)
        for fact in part.facts:
            if fact.kind in _MONEY and fact.amount_fen and fact.amount_fen > 0:
                money["planted" if fact.case in chosen else "honest"].append(fact.amount_fen)
    names, values = _joined(tables)
    return Sample(names, values, np.array(schemes), np.array(foci), *map(int, counts), money)


def _decided(decisions: Sequence[Decision]) -> NDArray[np.int_]:
    confirmed = sum(made.outcome is Outcome.CONFIRMED for made in decisions)
    disciplined = sum(made.disciplined for made in decisions)
    return np.array([len(decisions), confirmed, disciplined])


def _joined(
    tables: Sequence[tuple[list[str], NDArray[np.float64]]],
) -> tuple[list[str], NDArray[np.float64]]:
    """Return the tables of towns as one; a number that a town does not have is NaN there."""
    names = sorted({name for own, _ in tables for name in own})
    places = {name: place for place, name in enumerate(names)}
    whole = np.full((sum(len(values) for _, values in tables), len(names)), np.nan)
    start = 0
    for own, values in tables:
        whole[start : start + len(values), [places[name] for name in own]] = values
        start += len(values)
    return names, whole
