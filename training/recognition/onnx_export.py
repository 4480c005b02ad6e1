"""A torch network as ONNX bytes, without traces of the machine that made them."""

from collections.abc import Mapping, Sequence

import onnx
import torch
from torch import Tensor, nn

OPSET = 18


def onnx_bytes(net: nn.Module, inputs: Mapping[str, Tensor], outputs: Sequence[str]) -> bytes:
    """Export a network in evaluation mode; the first axis of each input is the batch, any length.

    The exporter notes source files and stack traces at each node: they are taken out, so equal
    weights give equal bytes wherever they were trained.
    """
    net = net.eval()
    several = {name: torch.cat([example, example]) for name, example in inputs.items()}
    batch = {name: {0: torch.export.Dim("batch")} for name in inputs}
    program = torch.onnx.export(
        net,
        tuple(several.values()),
        input_names=list(inputs),
        output_names=list(outputs),
        opset_version=OPSET,
        dynamic_shapes=tuple(batch.values()),
        dynamo=True,
        verbose=False,
    )
    if program is None:  # only without dynamo
        raise TypeError("the exporter gave no program")
    model = program.model_proto
    _forget(model)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _forget(model: onnx.ModelProto) -> None:
    model.doc_string = ""
    model.producer_version = ""
    del model.metadata_props[:]
    graph = model.graph
    graph.doc_string = ""
    del graph.metadata_props[:]
    named = (*graph.node, *graph.input, *graph.output, *graph.initializer, *graph.value_info)
    for part in named:
        part.doc_string = ""
        del part.metadata_props[:]
    for function in model.functions:
        del function.metadata_props[:]
