import numpy as np
import pytest

from models.recognizer.field_confidence import FEATURES, ConfidenceCurve
from training.recognition.fit_confidence import fit_confidence

GOOD, BAD = 0.95, 0.4


def _papers(count, name, share, rng):
    """Return rows, verdicts and papers of ten values each, of which such a share is right."""
    papers = [f"{name}-{n // 10}" for n in range(count)]
    right = rng.random(count) < share
    rows = np.zeros((count, len(FEATURES)))
    rows[:, 0] = rng.normal(2, 0.5, count) + right  # the reader is surer of what is right
    return rows, right, papers


@pytest.fixture(scope="module")
def told():
    rng = np.random.default_rng(3)
    good, bad = _papers(3000, "good", GOOD, rng), _papers(3000, "bad", BAD, rng)
    rows, right = (
        np.concatenate([one, other]) for one, other in zip(good[:2], bad[:2], strict=True)
    )
    return rows, right, [*good[2], *bad[2]]


def test_the_curve_is_a_frequency_of_papers_as_they_come(told):
    rows, right, papers = told
    alike = fit_confidence(rows, right, papers).probabilities(rows).mean()
    seldom = {paper for paper in papers if paper.startswith("bad")}
    rare = fit_confidence(rows, right, papers, seldom).probabilities(rows).mean()
    assert alike == pytest.approx((GOOD + BAD) / 2, abs=0.04)
    assert rare > alike + 0.05


def test_a_surer_reader_is_never_less_sure_and_the_file_tells_the_same_curve(told):
    curve = fit_confidence(*told)
    rows = np.zeros((20, len(FEATURES)))
    rows[:, 0] = np.linspace(-1, 6, 20)
    said = curve.probabilities(rows)
    assert (np.diff(said) >= 0).all()
    assert ConfidenceCurve.parse(curve.text()).probabilities(rows) == pytest.approx(said, abs=1e-4)


def test_rows_of_another_length_are_refused():
    with pytest.raises(ValueError, match="numbers a value"):
        fit_confidence(np.zeros((4, 3)), np.ones(4, bool), ["a"] * 4)
