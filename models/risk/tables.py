"""The JSON parts of a bundle: calibration with prior and stacker, and the reference quantiles."""

import numpy as np
import orjson

from features.records.focus import Focus
from models.errors import BundleMismatch
from models.risk.calibration import Calibration, Platt, VennAbers
from models.risk.combine import FlagPrior, Stacker
from models.risk.reference import LEVELS, ReferenceTable, Spread

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_SERIALIZE_NUMPY


def calibration_bytes(prior: FlagPrior, stacker: Stacker, calibration: Calibration) -> bytes:
    """Write the prior, the stacker, the Platt line and the Venn-Abers table."""
    table = calibration.venn_abers
    body = {
        "prior": prior,
        "stacker": stacker,
        "platt": calibration.platt,
        "venn_abers": {"score": table.score, "low": table.low, "high": table.high},
    }
    return orjson.dumps(body, option=_OPTIONS)


def calibration_from_bytes(data: bytes) -> tuple[FlagPrior, Stacker, Calibration]:
    """Read ``calibration_bytes``; raises BundleMismatch(BUNDLE_BROKEN) on anything else."""
    try:
        body = orjson.loads(data)
        table = {k: np.asarray(v, dtype=np.float64) for k, v in body["venn_abers"].items()}
        calibration = Calibration(Platt(**body["platt"]), VennAbers(**table))
        prior = FlagPrior(body["prior"]["base"], tuple(body["prior"]["hit_points"]))
        return prior, Stacker(**body["stacker"]), calibration
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise BundleMismatch("BUNDLE_BROKEN", "calibration.json is malformed") from error


def reference_bytes(reference: ReferenceTable) -> bytes:
    """Write the quantiles and the levels at which they stand."""
    spreads = {focus.value: dict(table) for focus, table in reference.spreads.items()}
    return orjson.dumps({"levels": LEVELS, "spreads": spreads}, option=_OPTIONS)


def reference_from_bytes(data: bytes) -> ReferenceTable:
    """Read ``reference_bytes``; raises BundleMismatch(BUNDLE_BROKEN) on anything else."""
    try:
        body = orjson.loads(data)
        if tuple(body["levels"]) != LEVELS:
            raise BundleMismatch("BUNDLE_BROKEN", "reference.json has other quantile levels")
        return ReferenceTable(
            {
                Focus(focus): {
                    name: Spread(spread["n"], tuple(spread["quantiles"]))
                    for name, spread in table.items()
                }
                for focus, table in body["spreads"].items()
            }
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise BundleMismatch("BUNDLE_BROKEN", "reference.json is malformed") from error
