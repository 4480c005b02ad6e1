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
    """The share of one feature in score points, and in log-odds.

    The two are proportional, but for hard flags, whose points hold the lift to the alert line,
    and for ``scale_end``, the points cut off beyond 0 and 100.
    """

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

    ``score`` is the calibrated log-odds on a scale of 0 to 100 where 50 is the alert line and
    7 points double the odds; a hard flag that is hit lifts it to 50. ``base`` plus the points
    of all ``contributions`` equals it within 1e-4. ``probability`` is the calibrated
    probability, ``interval`` its Venn-Abers interval. Without a bundle score, probability,
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
