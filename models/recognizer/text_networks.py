"""The two PP-OCRv6 small networks inside the installed ``rapidocr`` wheel, and how they run.

They are opened where they lie: nothing is fetched, nothing is written, and the wheel's own code
is not imported.
"""

from enum import StrEnum
from importlib import metadata
from pathlib import Path

import onnxruntime


class TextNetwork(StrEnum):
    """File names inside the wheel."""

    DETECTOR = "PP-OCRv6_det_small.onnx"
    RECOGNIZER = "PP-OCRv6_rec_small.onnx"


def network_file(network: TextNetwork) -> Path:
    """Return where the network lies; raises PackageNotFoundError without the wheel."""
    return Path(str(metadata.distribution("rapidocr").locate_file(f"rapidocr/models/{network}")))


def open_text_network(network: TextNetwork, threads: int) -> onnxruntime.InferenceSession:
    """Open a network for runs of ever new shapes on ``threads`` cores.

    Waiting threads sleep instead of spinning, which would be charged to the page; the arena and
    the memory patterns stay off, since each new shape would make them grow.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(network_file(network)), options, providers=["CPUExecutionProvider"]
    )
