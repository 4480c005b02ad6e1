"""Small networks that the package carries: an ONNX file, a passport with its digest, a card.

``weights/NAME.onnx`` is data; ``weights/NAME.json`` says what its bytes must be and how its answers
are numbered; ``weights/NAME.md`` is for people. A file that is not the one that was measured is
refused: other weights with the old card would be worse than none.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.errors import BundleMismatch

WEIGHTS = Path(__file__).parent / "weights"
FORMAT = 1
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Passport:
    """What goes with the weights: their digest, the names of the answers, numbers to use them.

    ``labels`` are the names of the classes in the order of the network's answer.
    """

    name: str
    sha256: str
    labels: tuple[str, ...]
    settings: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Passport":
        """Read the JSON form. Raises BundleMismatch(WEIGHTS_FORMAT) when it is another one."""
        told = json.loads(text)
        if told.get("format") != FORMAT:
            raise BundleMismatch("WEIGHTS_FORMAT", f"format {told.get('format')}, not {FORMAT}")
        return cls(told["name"], told["sha256"], tuple(told["labels"]), told["settings"])

    def text(self) -> str:
        """Return the JSON form."""
        told = {
            "format": FORMAT,
            "name": self.name,
            "sha256": self.sha256,
            "labels": list(self.labels),
            "settings": dict(self.settings),
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A loaded network with its passport."""

    passport: Passport
    session: onnxruntime.InferenceSession

    def run(self, **inputs: Array) -> tuple[Array, ...]:
        """Return all answers to named inputs, in the order of the file."""
        return tuple(np.asarray(answer) for answer in self.session.run(None, inputs))


def open_network(name: str, folder: Path = WEIGHTS) -> Network:
    """Load a network after its digest was verified; one thread, no arena.

    Raises BundleMismatch: WEIGHTS_MISSING, WEIGHTS_FORMAT, WEIGHTS_DIGEST.
    """
    passport = Passport.parse(_read(folder / f"{name}.json").decode())
    weights = _read(folder / f"{name}.onnx")
    actual = hashlib.sha256(weights).hexdigest()
    if actual != passport.sha256:
        raise BundleMismatch("WEIGHTS_DIGEST", f"{name}.onnx is {actual}, not {passport.sha256}")
    return Network(passport, session_of(weights))


def session_of(weights: bytes) -> onnxruntime.InferenceSession:
    """Return a session for a small network: pages are spread over processes, not threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleMismatch("WEIGHTS_MISSING", f"no readable {path.name}") from error
