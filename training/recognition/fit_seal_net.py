"""Teaches the seal network on drawn papers."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torchvision.ops import generalized_box_iou_loss

from models.recognizer.seal_finder import NAME, SIDE
from training.recognition.course import Course, Progress, prepare, teach
from training.recognition.mark_places import MARKS
from training.recognition.onnx_export import onnx_bytes
from training.recognition.release import Release
from training.recognition.seal_batches import SealBatch, seal_batch
from training.recognition.seal_net import SealAnswer, SealNet
from training.recognition.seal_shots import Shot

_SURE, _FAR = 2.0, 4.0  # exponents of the focal loss of centres (arXiv 1808.01244, equation 1)
ANSWERS = ("peaks", "edges")
THRESHOLD = 0.15
"""Confidence from which something may be a mark; those who count seals ask for more."""


def fit_seal_net(
    shots: Sequence[Shot], course: Course, tell: Callable[[Progress], None] = lambda _: None
) -> Release:
    """Teach a new network on these shots and export it."""
    net, _ = taught_seal_net(shots, course, tell)
    labels = [kind.value for kind in MARKS]
    onnx = onnx_bytes(SealAnswer(net), example(), ANSWERS)
    return Release(NAME, onnx, labels, {"threshold": THRESHOLD})


def taught_seal_net(
    shots: Sequence[Shot], course: Course, tell: Callable[[Progress], None] = lambda _: None
) -> tuple[SealNet, list[float]]:
    """Teach a new network on these shots; return it with the mean loss of each epoch."""
    prepare(course)
    net = SealNet(len(MARKS)).to(memory_format=torch.channels_last)

    def loss_of(numbers: NDArray[np.int64], rng: np.random.Generator) -> Tensor:
        return seal_loss(net, seal_batch([shots[n] for n in numbers], rng))

    losses = teach(net, len(shots), course, loss_of, tell)
    return net.to(memory_format=torch.contiguous_format).eval(), losses


def seal_loss(net: SealNet, batch: SealBatch) -> Tensor:
    """Return the loss of centres plus the loss of edges."""
    pages = torch.from_numpy(batch.pages).contiguous(memory_format=torch.channels_last)
    heat, edges = net(pages)
    inside = torch.from_numpy(batch.inside)
    found = edges.permute(0, 1, 3, 4, 2)[inside]
    truth = torch.from_numpy(batch.edges).permute(0, 1, 3, 4, 2)[inside]
    return _heat_loss(heat, torch.from_numpy(batch.heat)) + 2.0 * _edge_loss(found, truth)


def _heat_loss(heat: Tensor, wanted: Tensor) -> Tensor:
    likely = heat.sigmoid().clamp(1e-4, 1 - 1e-4)
    middle = wanted > 1 - 1e-4
    missed = (1 - likely) ** _SURE * likely.log()
    alarm = (1 - wanted) ** _FAR * likely**_SURE * (1 - likely).log()
    return -torch.where(middle, missed, alarm).sum() / middle.sum().clamp(min=1)


def _edge_loss(found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean generalised IoU loss of rectangles around a common point."""
    if not len(truth):
        return found.sum() * 0.0
    sign = torch.tensor([-1.0, -1.0, 1.0, 1.0])
    loss: Tensor = generalized_box_iou_loss(found * sign, truth * sign, reduction="mean")
    return loss


def example() -> dict[str, Tensor]:
    """Return an input of the network's shape, for the export."""
    return {"page": torch.zeros(1, 3, SIDE, SIDE, dtype=torch.uint8)}
