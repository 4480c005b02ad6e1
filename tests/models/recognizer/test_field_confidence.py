import json

import numpy as np
import pytest

from features.records.document import Document, Field, Glyph, Kind, Line, Source
from models.errors import BundleMismatch
from models.recognizer.field_confidence import (
    FEATURES,
    NAME,
    ConfidenceCurve,
    FieldConfidence,
    feature_row,
)

KNOTS = np.array([[-4.0, 0.05], [0.0, 0.5], [4.0, 0.99]])


def _curve(**weights):
    return ConfidenceCurve(np.array([weights.get(name, 0.0) for name in FEATURES]), 0.0, KNOTS)


def _field(confidence=0.9, source=Source.OCR, **told):
    return Field("amount", "10.00", "10.00", confidence, source, **told)


def _paper(*fields, lines=()):
    return Document(
        "doc_" + "0" * 24, "0" * 64, "image/png", Kind.CONTRACT, None, (), fields, lines
    )


def test_the_written_form_gives_the_same_curve_back():
    curve = _curve(confidence=1.5, checks_failed=-2.0)
    again = ConfidenceCurve.parse(curve.text())
    rows = np.array([feature_row(_paper(), _field(), False)])
    assert again.probabilities(rows) == pytest.approx(curve.probabilities(rows))


def test_a_curve_over_other_features_is_refused():
    told = {**json.loads(_curve().text()), "features": ["confidence"]}
    with pytest.raises(BundleMismatch, match="WEIGHTS_FORMAT"):
        ConfidenceCurve.parse(json.dumps(told))


def test_a_failed_check_makes_a_value_less_sure(tmp_path):
    (tmp_path / NAME).write_text(_curve(confidence=1.0, checks_failed=-2.0).text())
    calibrate = FieldConfidence(tmp_path).calibrated
    doubted = calibrate(_paper(_field(failed=("DOC-01",)))).fields[0].confidence
    assert doubted < calibrate(_paper(_field())).fields[0].confidence


def test_exact_sources_stay_as_they_are(tmp_path):
    (tmp_path / NAME).write_text(_curve(confidence=1.0).text())
    paper = _paper(_field(1.0, Source.XML), lines=(Line((_field(1.0, Source.PDF_TEXT),)),))
    assert FieldConfidence(tmp_path).calibrated(paper) == paper


def test_the_least_sure_character_is_seen():
    sure, unsure = (
        _field(glyphs=(Glyph("1", 0.99, (), 0, 1), Glyph("0", least, (), 0, 1)))
        for least in (0.98, 0.4)
    )
    at = FEATURES.index("least_character")
    assert feature_row(_paper(), unsure, False)[at] < feature_row(_paper(), sure, False)[at]
