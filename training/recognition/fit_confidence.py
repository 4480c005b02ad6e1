"""Fits the confidence curve on values whose verdict is known, and writes it beside the weights.

``python -m experiments.drawn_papers --fresh-layouts --collect rows.jsonl`` reads drawn papers of
layouts that the tagger was not taught on; this script fits on two thirds of them, by paper, and
bends the curve on the rest. Papers that are seldom taken so badly (``--seldom``) teach the model as
the others do, but one of three bends the curve, since a frequency is one of papers as they come.
The held-out layouts stay for the measurement.
"""

import argparse
import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from models.recognizer.field_confidence import FEATURES, NAME, ConfidenceCurve

_THIRD = 3
_STRENGTH = 1.0
_FEWEST = 40  # values to one step of the curve: fewer would make a frequency of chance


def main() -> None:
    """Fit on the file as told and write the curve."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("rows", type=Path, nargs="+")
    options.add_argument("--seldom", type=Path, nargs="*", default=[], help="rows of bad papers")
    options.add_argument("--out", type=Path, default=Path("models/recognizer/weights"))
    given = options.parse_args()
    told = _rows(given.rows) + _rows(given.seldom)
    seldom = {str(one["paper"]) for one in _rows(given.seldom)}
    rows = np.array([one["row"] for one in told], np.float64)
    right = np.array([one["right"] for one in told], bool)
    papers = [str(one["paper"]) for one in told]
    curve = fit_confidence(rows, right, papers, seldom)
    (given.out / NAME).write_text(curve.text(), encoding="utf-8")


def _rows(paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text().splitlines()]


def fit_confidence(
    rows: NDArray[np.float64],
    right: NDArray[np.bool_],
    papers: Sequence[str],
    seldom: Collection[str] = (),
) -> ConfidenceCurve:
    """Return the curve for feature rows (n, features) with verdicts (n,); papers stay together.

    ``seldom`` names the papers of which a third bends the curve.
    """
    if rows.shape[1] != len(FEATURES):
        raise ValueError(f"{rows.shape[1]} numbers a value, not {len(FEATURES)}")
    luck = np.array([crc32(paper.encode()) for paper in papers])
    bending = luck % _THIRD == 0
    curved = bending & ~(np.isin(papers, list(seldom)) & (luck // _THIRD % _THIRD > 0))
    scale = rows[~bending].std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000)
    model.fit(rows[~bending] / scale, right[~bending])
    weights, bias = model.coef_[0] / scale, float(model.intercept_[0])
    logits = rows[curved] @ weights + bias
    return ConfidenceCurve(weights, bias, _knots(logits, right[curved]))


def _knots(logits: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the isotonic curve as points at the middle of its groups, kept off 0 and 1.

    A level of the curve is as near to 0 or 1 as its values are many (rule of succession).
    """
    order = np.argsort(logits)
    groups = np.array_split(order, max(len(order) // _FEWEST, 2))
    middles = np.array([logits[group].mean() for group in groups])
    shares = np.array([right[group].mean() for group in groups])
    counts = np.array([len(group) for group in groups])
    bent = np.asarray(IsotonicRegression().fit(middles, shares, counts).predict(middles))
    level = np.array([counts[bent == share].sum() for share in bent])
    smoothed = np.maximum.accumulate((bent * level + 0.5) / (level + 1.0))
    return np.stack([middles, smoothed], axis=1)


if __name__ == "__main__":
    main()
