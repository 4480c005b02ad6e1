"""The BentoML service: the contract mounted as an ASGI app, and ``predict`` for feature rows.

``predict`` is native, so BentoML's own client and batching work. The models live in this
process; recognition does not, it has its own worker processes.
"""

import os
from typing import Annotated

import bentoml
import numpy as np
from bentoml.exceptions import InvalidArgument
from bentoml.validators import DType, Shape
from numpy.typing import NDArray

from features.records.focus import Focus
from features.vector import FEATURES
from serving.app import create_app
from serving.bootstrap import Engines
from serving.native import ContractFirst
from serving.service_start import start

os.environ.setdefault("OMP_NUM_THREADS", "1")  # barriers of two threads cost more than they win

FOCI = tuple(Focus)


CONTRACT = create_app(start)

Rows = Annotated[NDArray[np.float32], DType("float32"), Shape((-1, 1 + len(FEATURES)))]
Probabilities = Annotated[NDArray[np.float64], DType("float64"), Shape((-1,))]


@bentoml.service(
    name="yunjing",
    workers=1,
    threads=4,
    traffic={"timeout": 300},
    metrics={"enabled": False},
    logging={"access": {"enabled": False}},
)
@bentoml.asgi_app(CONTRACT)
class Yunjing:
    """Scores and recognition behind one address."""

    @bentoml.api(batchable=True, max_batch_size=1000)  # type: ignore[untyped-decorator]  # no types
    def predict(self, rows: Rows) -> Probabilities:
        """Return the calibrated probabilities (n,) of feature rows (n, 1 + features), float32.

        The first column is the position of the focus in procurement, project, asset, labour,
        relief; the others are the columns of ``features.vector.FEATURES`` in order.
        """
        engines: Engines = CONTRACT.state.engines
        foci = [_focus(value) for value in rows[:, 0]]
        return engines.scorer.probabilities(rows[:, 1:], foci)


def _focus(value: np.float32) -> Focus:
    position = int(value) if np.isfinite(value) else -1
    if not 0 <= position < len(FOCI) or position != value:
        raise InvalidArgument(f"no focus at position {value}")
    return FOCI[position]


Yunjing.add_asgi_middleware(ContractFirst, contract=CONTRACT)  # type: ignore[attr-defined]  # a Service
