"""What a red flag says of a case: PASS, HIT or N-A, with the evidence that shows it."""

from dataclasses import dataclass
from enum import StrEnum

from features.records.document import Box, Source


class Status(StrEnum):
    """Outcome of a flag; N-A lowers coverage and never counts as innocent."""

    PASS = "PASS"
    HIT = "HIT"
    NA = "N-A"


class Severity(StrEnum):
    """How much a hit weighs; H forces at least band orange."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for people, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """A field on a paper; page and box are None only for sources without a picture."""

    document_id: str
    field: str
    confidence: float
    source: Source
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """A row of history."""

    fact_id: str


@dataclass(frozen=True, slots=True)
class StepEvidence:
    """A step of the case, by its kind."""

    step: str


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    """A value of the submitted case itself, by JSON pointer (RFC 6901): ``/bids/0/amount_fen``."""

    pointer: str


Evidence = FieldEvidence | FactEvidence | StepEvidence | CaseEvidence


@dataclass(frozen=True, slots=True)
class Finding:
    """The judgement of one flag with its number and its reason, made together.

    ``detail`` is neutral (疑点, 待核查) and filled with the observed values. ``value`` and
    ``threshold`` share a unit that the flag's page names; both are None for N-A.
    A HIT without evidence is refused where findings are made into a score.
    """

    code: str
    status: Status
    severity: Severity
    detail: Text
    value: float | None = None
    threshold: float | None = None
    evidence: tuple[Evidence, ...] = ()
