"""Teaches the line tagger on drawn papers (``yunjing train-recognition tagger``)."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from rich.progress import Progress
from torch import Tensor, nn

from features.records.document import Kind
from models.recognizer.tagger_input import Alphabet
from models.recognizer.tags import KINDS
from training.recognition.tagged_page import NO_ROW, TaggedPage, tagged_pages
from training.recognition.tagger_batches import IGNORED, Batch, batches
from training.recognition.tagger_net import LineTagger, Shape
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.press import unpainted
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

_RARE = 3  # a character of fewer pages is left unknown, as most characters of real names will be
_SAMPLED = 4900  # layouts a kind; the held-out ones among them are never drawn


@dataclass(frozen=True, slots=True)
class Plan:
    """How a tagger is trained: ``papers`` a kind, passes over them, the seed of everything."""

    papers: int
    epochs: int
    seed: int
    rate: float = 2e-3


def draw_training_pages(plan: Plan, progress: Progress) -> list[TaggedPage]:
    """Draw papers of every kind on layouts that are not held out."""
    layouts = [n for n in range(_SAMPLED) if n not in HELD_OUT_LAYOUTS]
    rng = np.random.default_rng(plan.seed)
    pages: list[TaggedPage] = []
    wanted = [kind for kind in KINDS for _ in range(plan.papers)]
    for kind in progress.track(wanted, description="drawing"):
        layout, seed = int(rng.choice(layouts)), int(rng.integers(2**31))
        with unpainted():
            pages += tagged_pages(draw_paper(Kind(kind), layout, seed))
    return [page for page in pages if page.strips]


def alphabet_of(pages: Sequence[TaggedPage]) -> list[str]:
    """Return the characters that stand on more than a few pages, in a fixed order."""
    seen = Counter(
        character
        for page in pages
        for character in {x.character for s in page.strips for x in s.letters}
    )
    return sorted(c for c, count in seen.items() if count > _RARE and not c.isspace())


def fit(
    pages: Sequence[TaggedPage], plan: Plan, progress: Progress
) -> tuple[LineTagger, list[str]]:
    """Train a tagger; the same pages and plan give the same network on the same machine."""
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    characters = alphabet_of(pages)
    alphabet = Alphabet.of(characters)
    network = LineTagger(Shape(alphabet.size))
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=0.01)
    task = progress.add_task("training", total=plan.epochs * len(pages))
    done, total = 0, plan.epochs * len(pages)
    for epoch in range(plan.epochs):
        began, losses = time.perf_counter(), []
        for batch in batches(pages, alphabet, rng):
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * _pace(done / total)
            losses.append(_step(network, optimiser, batch))
            done += len(batch.kinds)
            progress.update(task, completed=done)
        spent = time.perf_counter() - began
        progress.console.print(
            f"epoch {epoch + 1}: loss {np.mean(losses[-200:]):.4f}, {spent:.0f} s"
        )
    return network.eval(), characters


def _pace(share: float) -> float:
    """Rise over the first twentieth, then fall as a cosine to a hundredth."""
    if share < 0.05:
        return 0.05 + 0.95 * share / 0.05
    return 0.01 + 0.99 * 0.5 * (1 + float(np.cos(np.pi * (share - 0.05) / 0.95)))


def _step(network: LineTagger, optimiser: torch.optim.Optimizer, batch: Batch) -> float:
    optimiser.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16):  # half as long again in single precision
        tags, kinds, sharing = network(batch.pages)
    loss = loss_of((tags.float(), kinds.float(), sharing.float()), batch)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def loss_of(answers: tuple[Tensor, Tensor, Tensor], batch: Batch) -> Tensor:
    """Return the loss of tags, kinds and shared rows together."""
    tags, kinds, sharing = answers
    tagged = nn.functional.cross_entropy(
        tags.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED
    )
    kind = nn.functional.cross_entropy(kinds, batch.kinds)
    return tagged + 0.1 * kind + 0.1 * _row_loss(sharing, batch.rows)


def _row_loss(sharing: Tensor, rows: Tensor) -> Tensor:
    """Return the loss over pairs of cells, half of it from pairs that share a row."""
    within = (rows != NO_ROW)[:, :, None] & (rows != NO_ROW)[:, None, :]
    same = (rows[:, :, None] == rows[:, None, :]) & within
    losses = nn.functional.binary_cross_entropy_with_logits(
        sharing, same.to(sharing.dtype), reduction="none"
    )
    apart = within & ~same
    means = [(losses * mask).sum() / mask.sum().clamp(min=1) for mask in (same, apart)]
    return (means[0] + means[1]) / 2
