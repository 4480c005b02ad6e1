import pytest

from features.records.document import Box, Source
from features.records.finding import CaseEvidence, FieldEvidence, Text
from features.records.score import Band
from models.risk.wording import LOW_CONFIDENCE, recommendation, with_care

TEXT = Text("金额。", "The amount.")
BOX = Box(0.0, 0.0, 0.1, 0.1)


def read(source, confidence):
    return FieldEvidence("doc_1", "amount", confidence, source, 1, BOX)


def test_an_unsure_reading_is_said():
    told = with_care(TEXT, [read(Source.OCR, LOW_CONFIDENCE - 0.01)])
    assert "置信度较低" in told.zh
    assert "low confidence" in told.en


@pytest.mark.parametrize(
    "evidence", [read(Source.OCR, LOW_CONFIDENCE), read(Source.XML, 0.1), CaseEvidence("/items")]
)
def test_other_evidence_needs_no_caution(evidence):
    assert with_care(TEXT, [evidence]) == TEXT


@pytest.mark.parametrize("band", Band)
def test_every_band_has_advice_and_low_coverage_is_said(band):
    full, sparse = recommendation(band, 0.9), recommendation(band, 0.2)
    assert sparse.zh.startswith(full.zh)
    assert "补充材料" in sparse.zh
    assert "add papers" in sparse.en
