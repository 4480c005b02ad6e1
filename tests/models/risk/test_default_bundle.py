import numpy as np

from features.records.focus import Focus
from features.vector import FEATURE_SET, FEATURES
from models.risk.bundle import DEFAULT_FOLDER, load_bundle

MOST_BYTES = 1_500_000


def test_the_committed_bundle_fits_the_features_of_this_code():
    """When this fails features have changed: train again with the command in the model card."""
    bundle = load_bundle(DEFAULT_FOLDER)
    assert bundle.feature_set == FEATURE_SET
    assert bundle.model.booster.width == len(FEATURES)
    assert len(bundle.model.prior.hit_points) == len(FEATURES)


def test_the_committed_bundle_scores_every_focus():
    bundle = load_bundle(DEFAULT_FOLDER)
    rows = np.full((2, len(FEATURES)), np.nan, dtype=np.float32)
    rows[1] = 0.0
    for focus in Focus:
        assert np.isfinite(bundle.model.logits(rows, focus)).all()
        assert bundle.reference.spreads[focus]


def test_the_committed_bundle_is_small_and_says_what_it_is():
    size = sum(file.stat().st_size for file in DEFAULT_FOLDER.iterdir())
    assert size < MOST_BYTES
    bundle = load_bundle(DEFAULT_FOLDER)
    assert bundle.origin.data.startswith("Simulated villages, no evidence about real ones")
    card = (DEFAULT_FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert bundle.origin.version in card
    assert "yunjing train" in card
