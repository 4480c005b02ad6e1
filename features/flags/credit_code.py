"""DOC-04 信用代码校验错: the check character of a unified social credit code does not agree.

Does not apply to blank ids (private buyers), to 15-digit tax numbers from before 2015, to the
17- and 20-character numbers of sole traders, and to a resident id used as tax number; none of
these carries a GB 32100 check character. A code that OCR read with a letter outside the
alphabet (I, O, S, V, Z) or with another length is N-A: the reading is wrong, not the paper.
Letters are allowed in position 1 (village collectives begin with N).
"""

from collections.abc import Iterator

from features.flags.papers import PaperJudgement, as_check, judge_papers
from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, Document, Field, Source
from features.records.finding import CaseEvidence, Finding, Severity, Status, Text
from features.records.identity import is_credit_code, is_resident_id

RULE = Rule("DOC-04", Severity.MEDIUM)
_ID_FIELDS = ("seller_tax_id", "buyer_tax_id", "party_a_id", "party_b_id")
_LENGTH = 18
_NONE_WRONG = Measure(0.0, 0.0)


def check(document: Document) -> Check:
    """Check the credit codes that stand on one paper."""
    return as_check(RULE.code, judge(document))


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over papers and parties; value counts codes, threshold 0."""
    papers = judge_papers(RULE, case, judge, thresholds.ocr_confidence)
    parties = _judge_parties(case)
    if parties is None or papers.status is Status.HIT:
        return papers
    papers_say_more = bool(papers.evidence) and parties.status is Status.PASS
    return papers if papers_say_more else parties


def judge(document: Document) -> PaperJudgement:
    """Judge every code of one paper that carries a check character."""
    coded = tuple(f for f in map(document.field, _ID_FIELDS) if f and _is_coded(f.value))
    if not coded:
        return PaperJudgement(Status.NA, _NO_CODE)
    misread = tuple(field for field in coded if _is_misread(field))
    wrong = tuple(f for f in coded if f not in misread and not is_credit_code(f.value))
    if wrong:
        return PaperJudgement(Status.HIT, _wrong(len(wrong)), Measure(len(wrong), 0.0), wrong)
    if misread:
        return PaperJudgement(Status.NA, _MISREAD, fields=misread)
    return PaperJudgement(Status.PASS, _RIGHT, _NONE_WRONG, coded)


def _is_coded(value: str) -> bool:
    """Say whether a code should carry a GB 32100 check character."""
    plain = value.strip().upper()
    return len(plain) not in (0, 15, 17, 20) and not is_resident_id(plain)


def _is_misread(field: Field) -> bool:
    outside = len(field.value) != _LENGTH or any(letter in "IOSVZ" for letter in field.value)
    return field.source is Source.OCR and outside


def _coded_parties(case: Case) -> Iterator[tuple[str, str]]:
    for index, party in enumerate(case.parties):
        if party.credit_code and _is_coded(party.credit_code):
            yield f"/parties/{index}/credit_code", party.credit_code


def _judge_parties(case: Case) -> Finding | None:
    coded = dict(_coded_parties(case))
    if not coded:
        return None
    wrong = tuple(CaseEvidence(at) for at, code in coded.items() if not is_credit_code(code))
    if wrong:
        return RULE.hit(_wrong(len(wrong)), Measure(len(wrong), 0.0), wrong)
    return RULE.passed(_RIGHT, _NONE_WRONG, tuple(CaseEvidence(at) for at in coded))


def _wrong(count: int) -> Text:
    return Text(
        f"疑点：{count}个统一社会信用代码的校验位不符，待核查",
        f"to be checked: the check character of {count} credit code(s) does not agree",
    )


_NO_CODE = Text(
    "没有可校验的统一社会信用代码", "no credit code with a check character is on the papers"
)
_MISREAD = Text(
    "统一社会信用代码识读有误，待人工核对", "a credit code was misread, to be read by a person"
)
_RIGHT = Text("统一社会信用代码校验位相符", "the check characters of the credit codes agree")
