"""From a feature to what shows it: finding, fields on paper, steps, values of the case, facts."""

from collections.abc import Callable, Iterable, Iterator

from features.case_features import FAILED_CHECKS, REVIEW_FIELDS, STEPS, UNSURE_FIELD
from features.case_numbers import failures, read_fields
from features.feature import Feature, Proof
from features.history.numpy_executor import HistoryView
from features.records.case import Case
from features.records.document import Document, Field, cell_name
from features.records.finding import (
    CaseEvidence,
    Evidence,
    FactEvidence,
    FieldEvidence,
    Finding,
    StepEvidence,
)


def evidence_of(
    feature: Feature, case: Case, findings: Iterable[Finding], history: HistoryView
) -> tuple[Evidence, ...]:
    """Return where a reader can see the value of this feature.

    A declared number that no row of history supports (a count of 0) is shown by the unit it
    was looked up for; the answer is never empty for a value that is known.
    """
    match feature.proof:
        case Proof.FLAG:
            return _of_flag(feature.source, findings) or (CaseEvidence("/case_id"),)
        case Proof.FACTS:
            ids = history.contributing(feature.source)
            return tuple(FactEvidence(fact_id) for fact_id in ids) or (CaseEvidence("/unit/id"),)
        case Proof.CASE:
            return _of_case(feature.source, case)


def _of_flag(code: str, findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    return next((finding.evidence for finding in findings if finding.code == code), ())


def _of_case(source: str, case: Case) -> tuple[Evidence, ...]:
    if source.startswith("/"):
        return (CaseEvidence(source),)
    return _SHOWN[source](case) or (CaseEvidence(_PLACES[source]),)


def _steps(case: Case) -> tuple[Evidence, ...]:
    kinds = dict.fromkeys(step.kind for step in case.steps)
    return tuple(StepEvidence(kind.value) for kind in kinds)


def _least_sure(case: Case) -> tuple[Evidence, ...]:
    read = sorted(read_fields(case), key=lambda pair: (pair[1].confidence, pair[0], pair[1].name))
    return tuple(_on_paper(document_id, field) for document_id, field in read[:1])


def _in_review(case: Case) -> tuple[Evidence, ...]:
    return _named(case, lambda document: document.needs_review)


def _of_failed_checks(case: Case) -> tuple[Evidence, ...]:
    return _named(
        case,
        lambda document: [name for check in failures(document) for name in check.fields],
    )


def _named(case: Case, names_in: Callable[[Document], Iterable[str]]) -> tuple[Evidence, ...]:
    return tuple(
        _on_paper(document.document_id, field)
        for document in case.documents
        for wanted in [set(names_in(document))]
        for field, names in _with_names(document)
        if not wanted.isdisjoint(names)
    )


def _with_names(document: Document) -> Iterator[tuple[Field, tuple[str, ...]]]:
    """Yield each value with the names by which a check or the review list may mean it."""
    for field in document.fields:
        yield field, (field.name,)
    for row, line in enumerate(document.lines):
        for cell in line.cells:
            yield cell, (cell.name, cell_name(row, cell.name))


def _on_paper(document_id: str, field: Field) -> FieldEvidence:
    return FieldEvidence(
        document_id, field.name, field.confidence, field.source, field.page, field.box
    )


_SHOWN: dict[str, Callable[[Case], tuple[Evidence, ...]]] = {
    STEPS: _steps,
    UNSURE_FIELD: _least_sure,
    REVIEW_FIELDS: _in_review,
    FAILED_CHECKS: _of_failed_checks,
}
_PLACES = {
    STEPS: "/steps",
    UNSURE_FIELD: "/documents",
    REVIEW_FIELDS: "/documents",
    FAILED_CHECKS: "/documents",
}
