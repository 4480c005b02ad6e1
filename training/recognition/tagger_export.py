"""Writes a line tagger as ONNX: one page at a time, alphabet, tags and kinds in the metadata."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from models.recognizer.layout import Run
from models.recognizer.line_tagger import INPUTS, WEIGHTS
from models.recognizer.tagger_input import Alphabet, encode
from models.recognizer.tags import KINDS, TAGS
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


def export(network: LineTagger, alphabet: Sequence[str], folder: Path) -> Path:
    """Write the network into the folder and return the file."""
    target = folder / WEIGHTS
    folder.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        _OnePage(network).eval(),
        _specimen(alphabet),
        str(target),
        input_names=list(INPUTS),
        output_names=_OUTPUTS,
        dynamic_axes=_AXES,
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(target))
    for name, value in (("alphabet", list(alphabet)), ("tags", [str(t) for t in TAGS]),
                        ("kinds", list(KINDS))):  # fmt: skip
        entry = model.metadata_props.add()
        entry.key, entry.value = name, json.dumps(value, ensure_ascii=False)
    onnx.save(model, str(target))
    return target


def _specimen(alphabet: Sequence[str]) -> tuple[Tensor, ...]:
    runs = [Run((), "合同编号", 0.1, 0.1, 0.2, 0.12), Run((), "304", 0.3, 0.1, 0.4, 0.12)]
    seen = encode(runs, Alphabet.of(alphabet))
    return tuple(torch.from_numpy(np.asarray(getattr(seen, name)[None])) for name in INPUTS)
