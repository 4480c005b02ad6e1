"""How the network that looks is taught: one loop, seeded, on the processor.

The same course over the same shots gives the same weights on the same machine: order, variation
and initial weights come from its seed, and the number of threads is part of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

_DECAY = 0.02
_STEEPEST = 5.0  # longest gradient that is followed

LossOf = Callable[[NDArray[np.int64], np.random.Generator], Tensor]
"""The loss of the network on the shots of these numbers, varied by the generator."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast: ``rate`` is the highest learning rate (one cycle, AdamW)."""

    epochs: int
    seed: int
    batch: int = 16
    rate: float = 2e-3
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training is; ``done`` and ``steps`` count batches, ``loss`` is a running mean."""

    done: int
    steps: int
    loss: float


def prepare(course: Course) -> None:
    """Seed torch and fix its threads; call before the network is made."""
    torch.manual_seed(course.seed)
    torch.set_num_threads(course.threads)
    torch.use_deterministic_algorithms(True)


def teach(
    net: nn.Module,
    shots: int,
    course: Course,
    loss_of: LossOf,
    tell: Callable[[Progress], None] = lambda _: None,
) -> list[float]:
    """Teach the network on this many shots; return the mean loss of each epoch."""
    rng = np.random.default_rng(course.seed)
    each = max(1, shots // course.batch)
    steps = each * course.epochs
    walk = torch.optim.AdamW(net.parameters(), lr=course.rate, weight_decay=_DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        walk, max_lr=course.rate, total_steps=steps, pct_start=0.15
    )
    net.train()
    losses: list[float] = []
    for step in range(steps):
        if step % each == 0:
            order = rng.permutation(shots)
        at = step % each * course.batch
        losses.append(_step(net, loss_of(order[at : at + course.batch], rng), walk))
        pace.step()
        tell(Progress(step + 1, steps, float(np.mean(losses[-50:]))))
    return [float(np.mean(losses[n : n + each])) for n in range(0, steps, each)]


def _step(net: nn.Module, loss: Tensor, walk: torch.optim.Optimizer) -> float:
    walk.zero_grad()
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(net.parameters(), _STEEPEST)
    walk.step()
    return float(loss.detach())
