"""The score on the wire: findings, at most four reasons, contributions that add up.

The ``ledger`` entry of the contract belongs to an engine that is not built yet and is absent.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AwareDatetime, Field, TypeAdapter

from features.records.finding import Finding, Severity, Status, Text
from features.records.score import (
    Band,
    Direction,
    ModelIdentity,
    Reason,
    Reference,
    Score,
)
from serving.wire.evidence import EvidenceWire, TextWire, evidence_of, text_of
from serving.wire.recognition import Fraction
from serving.wire.strict import Strict


class ComponentsWire(Strict):
    """The three channels; null without a model."""

    supervised: float | None
    anomaly: float | None
    flags: int


class FindingWire(Strict):
    """The judgement of one flag; ``basis`` is the rule or the law behind it."""

    code: str
    severity: Severity
    status: Status
    title: TextWire
    detail: TextWire
    value: float | None
    threshold: float | None
    basis: TextWire
    evidence: tuple[EvidenceWire, ...]


class ReferenceWire(Strict):
    """What a value is compared with: training cases of the same focus."""

    median: float
    percentile: float
    n: int


class ReasonWire(Strict):
    """A principal reason; ``contribution`` in score points."""

    code: str
    direction: Direction
    contribution: float
    value: float | None
    reference: ReferenceWire | None
    text: TextWire
    evidence: tuple[EvidenceWire, ...]


class ContributionWire(Strict):
    """The share of one feature: ``points`` of the score, ``logit`` of the log-odds."""

    feature: str
    value: float | None
    points: float
    logit: float


class ModelWire(Strict):
    """Which bundle made the score."""

    name: str
    version: str
    bundle_digest: str


class EngineWire(Strict):
    """Which text reader read the papers."""

    engine: str
    version: str


class ScoreWire(Strict):
    """A score with its evidence; immutable.

    ``score`` is the calibrated log-odds on a scale of 0 to 100: 50 is the alert line, 7 points
    double the odds, and a hard flag that is hit lifts it to 50. ``base`` plus all ``points``
    equals it within 1e-4. ``interval`` belongs to ``probability``. Without a bundle the score and
    what follows from it are null and the band comes from the flags alone. ``ocr`` is null
    when no paper of the case had to be read by OCR.
    """

    score_id: str
    case_id: str
    score: Annotated[float, Field(ge=0.0, le=100.0)] | None
    probability: Fraction | None
    interval: tuple[Fraction, Fraction] | None
    band: Band
    coverage: Fraction
    components: ComponentsWire
    findings: tuple[FindingWire, ...]
    reasons: Annotated[tuple[ReasonWire, ...], Field(max_length=4)]
    base: float | None
    contributions: tuple[ContributionWire, ...]
    recommendation: TextWire
    as_of: AwareDatetime
    model: ModelWire | None
    feature_set: str
    catalogue: str
    register_version: Annotated[str, Field(alias="register")]
    ocr: EngineWire | None


# All at once from the attributes of the records: there are about a hundred in each score.
_CONTRIBUTIONS = TypeAdapter(tuple[ContributionWire, ...])

FlagTexts = Mapping[str, tuple[Text, Text]]  # code -> title, basis


def score_of(score: Score, flags: FlagTexts, ocr: EngineWire | None) -> ScoreWire:
    """Return the contract's form of a score."""
    parts = score.components
    return ScoreWire(
        score_id=score.score_id,
        case_id=score.case_id,
        score=score.score,
        probability=score.probability,
        interval=score.interval,
        band=score.band,
        coverage=score.coverage,
        components=ComponentsWire(
            supervised=parts.supervised, anomaly=parts.anomaly, flags=parts.flags
        ),
        findings=tuple(_finding(finding, flags) for finding in score.findings),
        reasons=tuple(_reason(reason) for reason in score.reasons),
        base=score.base,
        contributions=_CONTRIBUTIONS.validate_python(score.contributions, from_attributes=True),
        recommendation=text_of(score.recommendation),
        as_of=score.as_of,
        model=_model(score.model),
        feature_set=score.feature_set,
        catalogue=score.catalogue,
        register_version=score.register,
        ocr=ocr,
    )


def score_json(wire: ScoreWire) -> bytes:
    """Return the bytes that are stored and answered: the same score is the same bytes."""
    return wire.model_dump_json(by_alias=True).encode()


def _finding(finding: Finding, flags: FlagTexts) -> FindingWire:
    title, basis = flags[finding.code]
    return FindingWire(
        code=finding.code,
        severity=finding.severity,
        status=finding.status,
        title=text_of(title),
        detail=text_of(finding.detail),
        value=finding.value,
        threshold=finding.threshold,
        basis=text_of(basis),
        evidence=tuple(evidence_of(piece) for piece in finding.evidence),
    )


def _reason(reason: Reason) -> ReasonWire:
    return ReasonWire(
        code=reason.code,
        direction=reason.direction,
        contribution=reason.contribution,
        value=reason.value,
        reference=_reference(reason.reference),
        text=text_of(reason.text),
        evidence=tuple(evidence_of(piece) for piece in reason.evidence),
    )


def _reference(reference: Reference | None) -> ReferenceWire | None:
    if reference is None:
        return None
    return ReferenceWire(median=reference.median, percentile=reference.percentile, n=reference.n)


def _model(model: ModelIdentity | None) -> ModelWire | None:
    if model is None:
        return None
    return ModelWire(name=model.name, version=model.version, bundle_digest=model.bundle_digest)
