"""Cases as rows with labels: what fitting and evaluation read, and the file that holds them.

Rows are made by ``features.vector``, as in serving. The file is npz without objects, so that
a frozen holdout can be measured again years later.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from features.flags.catalogue import evaluate_all
from features.history.columns import FactColumns
from features.history.derive import HistoryRow
from features.history.numpy_executor import history_row
from features.history.spine import spine_of
from features.powers.register import Register
from features.records.case import Case
from features.records.finding import Finding, Severity, Status
from features.records.focus import Focus
from features.vector import feature_row

_WEIGHTS = {Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1}
_EVERY = 2_000
HistoryOf = Callable[[Case], HistoryRow]


@dataclass(frozen=True, eq=False)
class Examples:
    """Labelled cases, one index for all columns.

    ``rows`` (n, features) float32; ``as_of`` (n,) epoch seconds; ``confirmed`` (n,) bool;
    ``flag_weight`` (n,) the hits of a case, 3 for H, 2 for M, 1 for L: the rules-only score.
    """

    case_ids: NDArray[np.str_]
    units: NDArray[np.str_]
    foci: NDArray[np.str_]
    as_of: NDArray[np.int64]
    rows: NDArray[np.float32]
    confirmed: NDArray[np.bool_]
    flag_weight: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of cases."""
        return len(self.case_ids)

    def take(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Return the cases where the mask (n,) is true."""
        return Examples(*(getattr(self, column.name)[chosen] for column in fields(self)))

    def labelled(self, labels: Mapping[str, bool]) -> "Examples":
        """Return the cases that have a label, carrying it; the others are left out."""
        kept = self.take(np.asarray([case_id in labels for case_id in self.case_ids], dtype=bool))
        told = np.asarray([labels[str(case_id)] for case_id in kept.case_ids], dtype=bool)
        return replace(kept, confirmed=told)

    def focus_masks(self) -> dict[Focus, NDArray[np.bool_]]:
        """Return for each focus that occurs where it does."""
        return {focus: self.foci == focus.value for focus in Focus if focus.value in self.foci}


def online_history(case: Case) -> HistoryRow:
    """Return the history numbers of a case from the facts it carries, as serving does."""
    return history_row(FactColumns.of(case.history), spine_of(case))


def examples_of(
    cases: Iterable[Case],
    register: Register,
    report: Callable[[int], None],
    history_of: HistoryOf = online_history,
) -> Examples:
    """Return the cases as unlabelled rows; ``report`` hears now and then how many are made.

    ``history_of`` may look the numbers up where they were computed for all cases at once; both
    executors of ``features.history`` give the same bits.
    """
    made = []
    for number, case in enumerate(cases, start=1):
        made.append(_example(case, register, history_of(case)))
        if number % _EVERY == 0:
            report(number)
    columns = list(zip(*made, strict=True))
    return Examples(
        case_ids=np.asarray(columns[0], dtype=np.str_),
        units=np.asarray(columns[1], dtype=np.str_),
        foci=np.asarray(columns[2], dtype=np.str_),
        as_of=np.asarray(columns[3], dtype=np.int64),
        rows=np.asarray(columns[4], dtype=np.float32),
        confirmed=np.zeros(len(made), dtype=bool),
        flag_weight=np.asarray(columns[5], dtype=np.int64),
    )


def _example(
    case: Case, register: Register, history: HistoryRow
) -> tuple[str, str, str, int, NDArray[np.float32], int]:
    thresholds = register.thresholds(case.power_id, case.unit.region, case.as_of.date())
    findings = evaluate_all(case, thresholds)
    row = feature_row(case, findings, history)
    weight = _flag_weight(findings)
    return case.case_id, case.unit.id, case.focus.value, case.as_of_epoch, row, weight


def _flag_weight(findings: Iterable[Finding]) -> int:
    return sum(_WEIGHTS[f.severity] for f in findings if f.status is Status.HIT)


def save_examples(examples: Examples, path: Path) -> None:
    """Write the cases as npz; the same cases give the same bytes."""
    arrays = {column.name: getattr(examples, column.name) for column in fields(Examples)}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def load_examples(path: Path) -> Examples:
    """Read what ``save_examples`` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        return Examples(**{column.name: arrays[column.name] for column in fields(Examples)})
