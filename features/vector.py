"""Case, findings and history to one row of numbers: the only place where rows are made.

Training and serving call ``feature_row``; nobody else may put a row together.
"""

from collections.abc import Iterable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from features.case_features import CASE_FEATURES
from features.case_numbers import FEN
from features.feature import Feature, Measured, Proof, stated
from features.flags.catalogue import CATALOGUE, Flag
from features.history.declarations import AGGREGATES, RATIOS
from features.history.derive import HistoryRow
from features.history.titles import HISTORY_FEATURES
from features.records.case import Case
from features.records.finding import Finding, Status

SCHEMA_VERSION = 1
_OUTCOMES = {Status.HIT: 1.0, Status.PASS: 0.0}


def _flag_feature(flag: Flag) -> Feature:
    wording = stated(flag.title)
    name = f"flag.{flag.code}"
    return Feature(name, flag.code, flag.title, Measured.OUTCOME, wording, Proof.FLAG, flag.code)


FLAG_FEATURES: tuple[Feature, ...] = tuple(
    _flag_feature(flag) for flag in CATALOGUE if flag.learned
)
FEATURES: tuple[Feature, ...] = (
    *FLAG_FEATURES,
    *(row.feature for row in CASE_FEATURES),
    *HISTORY_FEATURES,
)


def schema_hash() -> str:
    """Return the SHA-256 of what the columns mean: names in order, units, declarations."""
    columns = [f"{feature.name} {feature.unit}" for feature in FEATURES]
    declared = [repr(declaration) for declaration in (*AGGREGATES, *RATIOS)]
    return sha256("\n".join([*columns, *declared]).encode()).hexdigest()


FEATURE_SET = f"features-{SCHEMA_VERSION}+{schema_hash()[:16]}"


def feature_row(
    case: Case, findings: Iterable[Finding], history: HistoryRow
) -> NDArray[np.float32]:
    """Return the row of a case, shape (len(FEATURES),), NaN where a value is unknown.

    Flags are 1 for HIT, 0 for PASS, NaN for N-A and for flags of other foci. Money of history
    is in yuan. ``history`` is the answer of one of the two executors for this case.
    """
    outcomes = {finding.code: _OUTCOMES.get(finding.status) for finding in findings}
    values = [
        *(outcomes.get(feature.source) for feature in FLAG_FEATURES),
        *(row.compute(case, history) for row in CASE_FEATURES),
        *(_in_yuan(feature, history[feature.source]) for feature in HISTORY_FEATURES),
    ]
    return np.array([np.nan if value is None else value for value in values], dtype=np.float32)


def _in_yuan(feature: Feature, value: float | None) -> float | None:
    return value / FEN if value is not None and feature.unit is Measured.YUAN else value
