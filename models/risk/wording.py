"""Sentences for people, Chinese and English: what to do, and what to be careful with.

The service recommends, a person decides: every text here is neutral. The sentences of
features stand with the features, those of flags with the flags.
"""

from collections.abc import Iterable

from features.records.document import Source
from features.records.finding import Evidence, FieldEvidence, Text
from features.records.score import Band

LOW_CONFIDENCE = 0.9
_MODEST_COVERAGE = 0.5

_ADVICE = {
    Band.NONE: Text(
        "未见需核查的疑点，按常规流程办理。", "Nothing to be checked; follow the usual course."
    ),
    Band.BLUE: Text(
        "疑点较少，建议在日常抽查时关注。", "Few points; look at it in a routine sample."
    ),
    Band.YELLOW: Text(
        "存在待核查事项，建议经办单位补充说明。",
        "Some points are to be checked; ask the unit for an explanation.",
    ),
    Band.ORANGE: Text(
        "存在疑点，建议由监督人员对照证据核查。",
        "There are points to be checked by a reviewer against the evidence.",
    ),
    Band.RED: Text(
        "疑点较多，建议优先由监督人员对照证据核查。",
        "Several points; to be checked first, by a reviewer, against the evidence.",
    ),
}
_SPARSE = Text(
    "（可计算的规则不足一半，结论仅供参考，请补充材料。）",
    " (Fewer than half of the rules could be computed: add papers before relying on this.)",
)
_CAREFUL = Text(
    "（所依据的字段识别置信度较低，请先核对原件。）",
    " (Rests on a field that was read with low confidence: check the paper first.)",
)


def recommendation(band: Band, coverage: float) -> Text:
    """Return what is recommended; low coverage is said, because unknown is not innocent."""
    return _ADVICE[band] if coverage >= _MODEST_COVERAGE else joined(_ADVICE[band], _SPARSE)


def with_care(text: Text, evidence: Iterable[Evidence]) -> Text:
    """Return the text, with a word of caution where OCR was unsure of a field it rests on."""
    return joined(text, _CAREFUL) if any(map(_is_unsure, evidence)) else text


def joined(first: Text, second: Text) -> Text:
    """Return both texts one after the other."""
    return Text(first.zh + second.zh, first.en + second.en)


def _is_unsure(evidence: Evidence) -> bool:
    return (
        isinstance(evidence, FieldEvidence)
        and evidence.source is Source.OCR
        and evidence.confidence < LOW_CONFIDENCE
    )
