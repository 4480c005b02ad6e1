"""Teaches the page network on drawn papers and measures it on layouts that it has not seen."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from models.recognizer.page_model import NAME, SIDE, TILE
from training.recognition.course import Course, Progress, prepare, teach
from training.recognition.onnx_export import onnx_bytes
from training.recognition.page_augment import PageBatch, page_batch
from training.recognition.page_dataset import KINDS, Shot
from training.recognition.page_net import PageAnswer, PageNet
from training.recognition.release import Release

_TURNED_WEIGHT = 0.2  # kinds are told upright; what lies turned teaches them a little
_SMOOTHING = 0.02
ANSWERS = ("kinds", "turns", "quality")


def fit_page_net(
    shots: Sequence[Shot], course: Course, tell: Callable[[Progress], None] = lambda _: None
) -> Release:
    """Teach a new network on these shots and export it."""
    net, _ = taught_page_net(shots, course, tell)
    labels = [kind.value for kind in KINDS]
    return Release(NAME, onnx_bytes(PageAnswer(net), example(), ANSWERS), labels)


def taught_page_net(
    shots: Sequence[Shot], course: Course, tell: Callable[[Progress], None] = lambda _: None
) -> tuple[PageNet, list[float]]:
    """Teach a new network on these shots; return it with the mean loss of each epoch."""
    prepare(course)
    net = PageNet(len(KINDS)).to(memory_format=torch.channels_last)  # twice as fast

    def loss_of(numbers: NDArray[np.int64], rng: np.random.Generator) -> Tensor:
        return page_loss(net, page_batch([shots[n] for n in numbers], rng))

    losses = teach(net, len(shots), course, loss_of, tell)
    return net.to(memory_format=torch.contiguous_format).eval(), losses


def page_loss(net: PageNet, batch: PageBatch) -> Tensor:
    """Return the sum of the three losses of one batch."""
    pages = torch.from_numpy(batch.pages).contiguous(memory_format=torch.channels_last)
    kinds, turns, quality = net(pages, torch.from_numpy(batch.tiles))
    wanted_turns = torch.from_numpy(batch.turns)
    weight = torch.where(wanted_turns == 0, 1.0, _TURNED_WEIGHT)
    by_page = cross_entropy(
        kinds, torch.from_numpy(batch.kinds), reduction="none", label_smoothing=_SMOOTHING
    )
    kind_loss = (by_page * weight).sum() / weight.sum()
    turn_loss = cross_entropy(turns, wanted_turns)
    quality_loss = binary_cross_entropy_with_logits(quality, torch.from_numpy(batch.quality))
    return kind_loss + turn_loss + quality_loss


def example() -> dict[str, Tensor]:
    """Return inputs of the network's shape, for the export."""
    return {
        "page": torch.zeros(1, 1, SIDE, SIDE, dtype=torch.uint8),
        "tile": torch.zeros(1, 1, TILE, TILE, dtype=torch.uint8),
    }
