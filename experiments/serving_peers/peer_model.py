"""What both peers compute: the probability of one feature row, with or without its explanation."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from features.records.focus import Focus
from models.risk.bundle import Bundle, load_bundle
from models.risk.contributions import explain

BUNDLE_NAME = "PEER_BUNDLE"


@lru_cache(maxsize=1)
def bundle() -> Bundle:
    """Return the bundle that the measuring script names."""
    return load_bundle(Path(os.environ[BUNDLE_NAME]))


def scored(row: list[float | None], focus: str) -> dict[str, Any]:
    """Return the log-odds of a row."""
    rows = np.array([row], dtype=np.float32)
    return {"logit": float(bundle().model.logits(rows, Focus(focus))[0])}


def explained(row: list[float | None], focus: str) -> dict[str, Any]:
    """Return the log-odds of a row with the share of each feature."""
    told = explain(bundle().model, bundle().features, np.array(row, dtype=np.float32), Focus(focus))
    shares = [{"feature": share.feature, "logit": share.logit} for share in told.shares]
    return {"logit": told.logit, "base": told.base, "shares": shares}
