"""A taught line tagger as ONNX: one page at a time, alphabet and kinds in its metadata."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from models.recognizer.layout import Run
from models.recognizer.line_tagger import INPUTS, NAME
from models.recognizer.tagger_input import Alphabet, encode
from models.recognizer.tags import KINDS, TAGS
from training.recognition.release import Release
from training.recognition.tagger_net import LineTagger, Pages

_OUTPUTS = ["tags", "kinds", "sharing"]
_AXES = {
    "characters": {1: "T"},
    "owner": {1: "T"},
    "inside": {1: "T"},
    "places": {1: "N"},
    "grid": {1: "N"},
    "tags": {1: "T"},
    "sharing": {1: "N", 2: "N"},
}


class _OnePage(nn.Module):
    """The network for a page without padding."""

    def __init__(self, network: LineTagger) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, characters: Tensor, owner: Tensor, inside: Tensor, places: Tensor, grid: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        present = torch.ones_like(places[..., 0])
        answers: tuple[Tensor, Tensor, Tensor] = self.network(
            Pages(characters, owner, inside, places, grid, present)
        )
        return answers


def release(network: LineTagger, alphabet: Sequence[str]) -> Release:
    """Return the network as ONNX with its passport."""
    with TemporaryDirectory() as folder:
        drawn = Path(folder) / "tagger.onnx"
        torch.onnx.export(
            _OnePage(network).eval(),
            _specimen(alphabet),
            drawn,
            input_names=list(INPUTS),
            output_names=_OUTPUTS,
            dynamic_axes=_AXES,
            opset_version=17,
            dynamo=False,  # the other exporter asks for the two lengths of a page to be related
        )
        model = onnx.load(drawn)
    for name, value in (("alphabet", list(alphabet)), ("kinds", list(KINDS))):
        entry = model.metadata_props.add()
        entry.key, entry.value = name, json.dumps(value, ensure_ascii=False)
    return Release(NAME, model.SerializeToString(), [str(tag) for tag in TAGS])


def _specimen(alphabet: Sequence[str]) -> tuple[Tensor, ...]:
    runs = [Run((), "合同编号", 0.1, 0.1, 0.2, 0.12), Run((), "304", 0.3, 0.1, 0.4, 0.12)]
    seen = encode(runs, Alphabet.of(alphabet))
    return tuple(torch.from_numpy(np.asarray(getattr(seen, name)[None])) for name in INPUTS)
