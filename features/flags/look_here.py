"""DOC-12 涂改信号: a value is printed unlike the rest of its page, or the file was edited.

Does not apply to papers without a picture and to pages with too little print to compare. The
recognizer compares pixels and reads the traces in the file, and keeps its answer as a check of
the paper; here the answers become one finding. A stamp over a value, a second pen or a saved
scan look the same as a change: the finding says where to look, never what happened.
"""

from collections.abc import Iterator
from itertools import chain

from features.flags.papers import field_evidence
from features.flags.rule import Measure, Rule
from features.flags.same_picture import PAGE, WHOLE
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, CheckStatus, Document, Field, Source
from features.records.finding import FieldEvidence, Finding, Severity, Text

RULE = Rule("DOC-12", Severity.MEDIUM)


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over all papers; value counts the places to look at, threshold 0."""
    checked = [(paper, check) for paper in case.documents if (check := check_of(paper))]
    failed = [paper for paper, check in checked if check.status is CheckStatus.FAILED]
    passed = [paper for paper, check in checked if check.status is CheckStatus.PASSED]
    places = tuple(dict.fromkeys(chain.from_iterable(map(_places, failed))))
    if places:
        return RULE.hit(_look(len(failed), len(places)), Measure(len(places), 0.0), places)
    if passed:
        return RULE.passed(_even(len(passed)), Measure(0.0, 0.0))
    return RULE.not_applicable(_NOTHING_COMPARED)


def check_of(document: Document) -> Check | None:
    """Return the recognizer's answer for one paper, None when it has none."""
    return next((check for check in document.checks if check.code == RULE.code), None)


def _places(document: Document) -> tuple[FieldEvidence, ...]:
    """Return the values that stand out; the first page when only the file itself does."""
    marked = tuple(
        field_evidence(document, field)
        for field in _values(document)
        if RULE.code in field.failed and field.box is not None
    )
    return marked or (FieldEvidence(document.document_id, PAGE, 1.0, Source.OCR, 1, WHOLE),)


def _values(document: Document) -> Iterator[Field]:
    yield from document.fields
    for line in document.lines:
        yield from line.cells


def _look(papers: int, places: int) -> Text:
    return Text(
        f"疑点：{papers}份文件有{places}处与同页其他字迹或文件信息不一致，请看此处，待核查",
        f"to be checked: {papers} paper(s) differ in {places} place(s) from the print around"
        " or in the traces of the file; look here",
    )


def _even(papers: int) -> Text:
    return Text(
        f"{papers}份文件的字迹与文件信息未见异样",
        f"print and file traces of {papers} paper(s) show nothing unusual",
    )


_NOTHING_COMPARED = Text(
    "没有可比较字迹的图片文件", "no paper has a picture with enough print to compare"
)
