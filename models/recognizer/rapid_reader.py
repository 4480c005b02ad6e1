"""RapidOCR with its default PP-OCRv6 small networks: to compare with.

Its line classifier stays off: it turns amounts upside down.
"""

from importlib import metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.records.document import Word
from models.recognizer.reader import box_of_polygon


class RapidReader:
    """Reads with the networks inside the ``rapidocr`` wheel; ``threads`` are those of one run."""

    name = "rapidocr"

    def __init__(self, threads: int = 2) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415 - a second and hundreds of MB

        self.version = f"{metadata.version('rapidocr')}+PP-OCRv6_small"
        # one call type returns four result types; with all stages on it is the full one
        self._engine: Any = RapidOCR(
            params={
                "Global.use_cls": False,
                "Global.log_level": "error",
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            }
        )

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page; RapidOCR takes BGR as OpenCV does."""
        page = self._engine(np.ascontiguousarray(pixels[:, :, ::-1]))
        if page.txts is None:
            return ()
        found = zip(page.txts, page.scores, page.boxes, strict=True)
        return tuple(
            Word(text, float(score), box_of_polygon(polygon, pixels.shape))
            for text, score, polygon in found
            if text.strip()
        )
