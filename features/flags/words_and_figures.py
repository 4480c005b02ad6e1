"""DOC-01 大小写金额不符: the amount in words is not the amount in figures.

Does not apply to a paper that carries only one of the two. Words that cannot be read as an
amount are N-A, to be read by a person, and so is a difference that rests on a doubtful OCR
reading: 壹 and 贰 differ by one stroke, and a misread is likelier than a forged sum.
"""

from features.errors import BadRecord
from features.flags.papers import PaperJudgement, as_check, judge_papers
from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.capitals import fen_from_capitals
from features.records.case import Case
from features.records.document import Check, Document, Field
from features.records.field_values import fen_of
from features.records.finding import Finding, Severity, Status, Text
from features.records.money import yuan_text

RULE = Rule("DOC-01", Severity.HIGH)
_WORDS = ("amount_in_words", "total_in_words")
_FIGURES = ("amount_with_tax", "amount", "total")


def check(document: Document) -> Check:
    """Compare words and figures of one paper, whatever the confidence of the reading."""
    return as_check(RULE.code, judge(document))


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over all papers; value is the difference in yuan, threshold 0."""
    return judge_papers(RULE, case, judge, thresholds.ocr_confidence)


def judge(document: Document) -> PaperJudgement:
    """Compare the two amounts of one paper exactly, in fen."""
    words = next((f for f in map(document.field, _WORDS) if f is not None), None)
    figures = next((f for f in map(document.field, _FIGURES) if f is not None), None)
    if words is None or figures is None:
        return PaperJudgement(Status.NA, _ONE_AMOUNT)
    said, written = _words_fen(words), fen_of(figures)
    if said is None or written is None:
        return PaperJudgement(Status.NA, _UNREADABLE, fields=(words, figures))
    return _compare(said, written, (words, figures))


def _compare(said: int, written: int, fields: tuple[Field, ...]) -> PaperJudgement:
    measure = Measure(abs(said - written) / 100, 0.0)
    numbers = (yuan_text(said), yuan_text(written))
    if said == written:
        return PaperJudgement(Status.PASS, _equal(*numbers), measure, fields)
    return PaperJudgement(Status.HIT, _different(*numbers), measure, fields)


def _words_fen(field: Field) -> int | None:
    for text in (field.value, field.raw):
        try:
            return fen_from_capitals(text)
        except BadRecord:
            continue
    return None


def _equal(said: str, written: str) -> Text:
    return Text(
        f"大写{said}元与小写{written}元一致", f"words {said} and figures {written} yuan agree"
    )


def _different(said: str, written: str) -> Text:
    return Text(
        f"疑点：大写金额{said}元与小写金额{written}元不一致，待核查",
        f"to be checked: the words say {said} yuan, the figures {written} yuan",
    )


_ONE_AMOUNT = Text(
    "没有同时载明大写和小写金额的文件", "no paper carries an amount both in words and in figures"
)
_UNREADABLE = Text(
    "大写或小写金额无法识读，待人工核对",
    "the amount in words or in figures cannot be read, to be read by a person",
)
