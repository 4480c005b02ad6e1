"""The supervised channel: a gradient-boosted forest read from its own UBJ bytes.

One thread, because OpenMP barriers cost more than they save on rows this small; a missing
value is NaN and follows the branch that training chose for it. Fitting lives in ``training``.
"""

from dataclasses import dataclass, field

import numpy as np
import xgboost
from numpy.typing import NDArray

from models.errors import BundleMismatch


@dataclass(frozen=True, eq=False)
class RiskBooster:
    """A booster with the log-odds objective; ``ubj`` is the model, everything else is derived.

    Raises BundleMismatch(BUNDLE_BROKEN) when the bytes are no booster.
    """

    ubj: bytes
    _engine: xgboost.Booster = field(init=False, repr=False)

    def __post_init__(self) -> None:
        try:
            engine = xgboost.Booster(params={"nthread": 1}, model_file=bytearray(self.ubj))
        except xgboost.core.XGBoostError as error:
            raise BundleMismatch("BUNDLE_BROKEN", "booster.ubj is no XGBoost model") from error
        object.__setattr__(self, "_engine", engine)

    @property
    def width(self) -> int:
        """Return how many features a row must have."""
        return int(self._engine.num_features())

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the log-odds of rows (n, features) as (n,), uncalibrated."""
        # In place: the same numbers as through a DMatrix, without the cost of making one.
        margins = self._engine.inplace_predict(rows, predict_type="margin", missing=np.nan)
        return np.asarray(margins, dtype=np.float64)

    def contributions(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return exact path-dependent TreeSHAP values (n, features + 1), the bias last.

        Each row sums to its margin within 1e-5 (Lundberg et al. 2020, computed in float32).
        """
        shares = self._engine.predict(_matrix(rows), pred_contribs=True)
        return np.asarray(shares, dtype=np.float64)


def _matrix(rows: NDArray[np.float32]) -> xgboost.DMatrix:
    return xgboost.DMatrix(rows, missing=np.nan, nthread=1)
