"""Where a judgement leads to: a box on a page, a row of history, a step, a value of the case."""

from features.records.document import Source
from features.records.finding import (
    CaseEvidence,
    Evidence,
    FactEvidence,
    FieldEvidence,
    StepEvidence,
    Text,
)
from serving.wire.recognition import Fraction
from serving.wire.strict import Strict


class TextWire(Strict):
    """One sentence for people, in Chinese and English."""

    zh: str
    en: str


class FieldEvidenceWire(Strict):
    """A field on a paper; page and box are null only for sources without a picture."""

    document_id: str
    page: int | None
    box: tuple[Fraction, Fraction, Fraction, Fraction] | None
    field: str
    confidence: Fraction
    source: Source


class FactEvidenceWire(Strict):
    """A row of history."""

    fact_id: str


class StepEvidenceWire(Strict):
    """A step of the case, by its kind."""

    step: str


class CaseEvidenceWire(Strict):
    """A value of the submitted case, by JSON pointer."""

    pointer: str


EvidenceWire = FieldEvidenceWire | FactEvidenceWire | StepEvidenceWire | CaseEvidenceWire


def text_of(text: Text) -> TextWire:
    """Return the wire form of a sentence."""
    return TextWire(zh=text.zh, en=text.en)


def evidence_of(evidence: Evidence) -> EvidenceWire:
    """Return the wire form of one piece of evidence."""
    match evidence:
        case FieldEvidence():
            return _field(evidence)
        case FactEvidence(fact_id):
            return FactEvidenceWire(fact_id=fact_id)
        case StepEvidence(step):
            return StepEvidenceWire(step=step)
        case CaseEvidence(pointer):
            return CaseEvidenceWire(pointer=pointer)


def _field(evidence: FieldEvidence) -> FieldEvidenceWire:
    box = evidence.box
    return FieldEvidenceWire(
        document_id=evidence.document_id,
        page=evidence.page,
        box=None if box is None else (box.x0, box.y0, box.x1, box.y1),
        field=evidence.field,
        confidence=evidence.confidence,
        source=evidence.source,
    )
