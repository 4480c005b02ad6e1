"""From one paper to the case: how the judgements of single papers become a finding.

A paper is judged once; the recognizer keeps the outcome as a Check, the case as a Finding.
In a finding a fault that rests on a doubtful OCR reading is N-A, "to be read by a person";
in a check it stays FAILED, because a failed check is what tells the reader to look again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from features.errors import BadRecord
from features.flags.rule import Measure, Rule
from features.records.case import Case
from features.records.document import Check, CheckStatus, Document, Field, Source
from features.records.finding import FieldEvidence, Finding, Status, Text

_CHECK_STATUS = {
    Status.PASS: CheckStatus.PASSED,
    Status.HIT: CheckStatus.FAILED,
    Status.NA: CheckStatus.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class PaperJudgement:
    """What a rule says of one paper: status, reason, numbers, and the fields it rests on."""

    status: Status
    detail: Text
    measure: Measure | None = None
    fields: tuple[Field, ...] = ()


def field_evidence(document: Document, field: Field) -> FieldEvidence:
    """Point at a field of a paper."""
    return FieldEvidence(
        document.document_id, field.name, field.confidence, field.source, field.page, field.box
    )


def is_doubtful(field: Field, ocr_confidence: float) -> bool:
    """Say whether a value was read by OCR with less than this confidence."""
    return field.source is Source.OCR and field.confidence < ocr_confidence


def as_check(code: str, judgement: PaperJudgement) -> Check:
    """Return the judgement in the form that a recognised paper keeps."""
    return Check(
        code,
        _CHECK_STATUS[judgement.status],
        f"{judgement.detail.zh} / {judgement.detail.en}",
        tuple(dict.fromkeys(field.name for field in judgement.fields)),
    )


def judge_papers(
    rule: Rule,
    case: Case,
    judge: Callable[[Document], PaperJudgement],
    ocr_confidence: float,
) -> Finding:
    """Judge every paper of the case and return one finding: HIT before PASS before N-A."""
    judged = [(paper, _doubted(judge(paper), ocr_confidence)) for paper in case.documents]
    return one_finding(rule, judged)


def one_finding(rule: Rule, judged: Iterable[tuple[Document, PaperJudgement]]) -> Finding:
    """Join judgements of papers: the hits if there are any, else a reading doubt, else a pass."""
    rows = list(judged)
    hits = [row for row in rows if row[1].status is Status.HIT]
    doubts = [row for row in rows if row[1].status is Status.NA and row[1].fields]
    passes = [row for row in rows if row[1].status is Status.PASS]
    if hits:
        return _hit(rule, hits)
    if passes and not doubts:
        return _passed(rule, passes)
    return _not_applicable(rule, doubts or rows)


def _doubted(judgement: PaperJudgement, ocr_confidence: float) -> PaperJudgement:
    doubtful = [field for field in judgement.fields if is_doubtful(field, ocr_confidence)]
    if judgement.status is not Status.HIT or not doubtful:
        return judgement
    names = ", ".join(dict.fromkeys(field.name for field in doubtful))
    reason = Text(
        f"识别置信度低于{ocr_confidence:g}，待人工核对：{names}",
        f"read with confidence below {ocr_confidence:g}, to be read by a person: {names}",
    )
    return PaperJudgement(Status.NA, reason, fields=judgement.fields)


def _hit(rule: Rule, hits: list[tuple[Document, PaperJudgement]]) -> Finding:
    evidence = _evidence(hits)
    return rule.hit(hits[0][1].detail, _measure(hits[0][1]), evidence)


def _passed(rule: Rule, passes: list[tuple[Document, PaperJudgement]]) -> Finding:
    return rule.passed(passes[0][1].detail, _measure(passes[0][1]), _evidence(passes))


def _not_applicable(rule: Rule, rows: list[tuple[Document, PaperJudgement]]) -> Finding:
    if not rows:
        return rule.not_applicable(Text("案件没有票据文件", "the case has no papers"))
    return rule.not_applicable(rows[0][1].detail, _evidence(rows))


def _measure(judgement: PaperJudgement) -> Measure:
    if judgement.measure is None:
        raise BadRecord("NO_MEASURE", "a paper was judged without a number")
    return judgement.measure


def _evidence(rows: list[tuple[Document, PaperJudgement]]) -> tuple[FieldEvidence, ...]:
    found = [field_evidence(paper, field) for paper, judged in rows for field in judged.fields]
    return tuple(dict.fromkeys(found))
