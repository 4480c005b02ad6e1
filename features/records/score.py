"""The answer: a calibrated score with findings, reasons and contributions that add up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from features.records.finding import Evidence, Finding, Text


class Band(StrEnum):
    """Warning level; the order of the members is the order of severity."""

    NONE = "none"
    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class Direction(StrEnum):
    """Whether a reason raises or lowers the score."""

    RAISES = "raises"
    LOWERS = "lowers"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the value is compared with: training cases of the same focus, ``n`` of them."""

    median: float
    percentile: float
    n: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """The share of one feature, in score points; ``logit`` is the same share in log-odds."""

    feature: str
    value: float | None
    points: float
    logit: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A principal reason: contribution in score points, observed value, evidence that shows it."""

    code: str
    direction: Direction
    contribution: float
    value: float | None
    reference: Reference | None
    text: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Components:
    """The three channels: supervised and anomaly in [0, 1], None without a model; flags hit."""

    supervised: float | None
    anomaly: float | None
    flags: int


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which bundle made the score; the digest is the SHA-256 of its ``bundle.json``."""

    name: str
    version: str
    bundle_digest: str


@dataclass(frozen=True, slots=True)
class Score:
    """A score of one case; immutable, and the same for the same case, facts and bundle.

    ``score`` is 100 times the calibrated ``probability``; ``base`` plus the points of all
    ``contributions`` equals ``score`` within 1e-4. Without a bundle score, probability,
    interval, base and model are None and the band comes from the flags alone.
    ``coverage`` is the share of applicable flags that could be computed.
    """

    score_id: str
    case_id: str
    score: float | None
    probability: float | None
    interval: tuple[float, float] | None
    band: Band
    coverage: float
    components: Components
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    base: float | None
    contributions: tuple[Contribution, ...]
    recommendation: Text
    as_of: datetime
    model: ModelIdentity | None
    feature_set: str
    catalogue: str
    register: str
