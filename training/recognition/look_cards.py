"""Cards of the networks that look: data, command, figures on held-out layouts, limits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.provenance import code_commit
from training.recognition.look_trials import PageTrial, page_trials, seal_counts
from training.recognition.page_dataset import Recipe

_DATA = (
    "{papers} drawn papers of training layouts (0 to 11 and from 16 on), each scanned, "
    "photographed or taken from a file; every value on them is invented. Layouts 12 to 15 of each "
    "kind are held out: they are arranged and in part worded as no training layout is. No weights "
    "were downloaded."
)
_LIMITS = (
    "Drawn papers are no evidence about real ones. What such figures say about real papers stands "
    "in `experiments/results/page_understanding.json`, for the few real ones at hand."
)


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What a card is written from; ``held_out`` are measured with the weights in ``folder``."""

    command: str
    papers: int
    held_out: Sequence[Recipe]
    folder: Path
    processes: int = 2


def page_card(order: CardOrder) -> Mapping[str, str]:
    """Measure the page model and return the sections of its card."""
    trials = page_trials(order.held_out, order.folder, order.processes)
    upright = [trial for trial in trials if trial.turns == 0]
    lines = [
        f"- kind of paper, first pages, as they lie in four ways: {_share_kind(trials, True)}",
        f"- kind of paper, later pages: {_share_kind(trials, False)}",
        f"- orientation of four: {_share([trial.turn_right for trial in trials])}",
        f"- quality: mean absolute error {_quality_error(upright):.3f} on {len(upright)} pages",
        f"- kinds mistaken (truth, answer, count): {_mistakes(trials)}",
    ]
    what = "Kind of paper, quarter turns to upright and quality of a page, from its picture."
    return {"What": what, **_sections(order, "\n".join(lines))}


def seal_card(order: CardOrder) -> Mapping[str, str]:
    """Measure the seal finder and return the sections of its card."""
    counts = seal_counts(order.held_out, order.folder, order.processes)
    lines = [
        f"- {kind}: precision {count.right} of {count.found}, recall {count.right} of {count.real}"
        for kind, count in counts.items()
    ]
    figures = "At an overlap (IoU) of one half:\n\n" + "\n".join(lines)
    what = "Boxes of round seals, oval seals, signatures and thumb prints on a page."
    return {"What": what, **_sections(order, figures)}


def _sections(order: CardOrder, figures: str) -> dict[str, str]:
    return {
        "Made by": f"    {order.command}\n\nat commit `{code_commit()}`.",
        "Data": _DATA.format(papers=order.papers),
        "Figures": f"{len(order.held_out)} papers of held-out layouts.\n\n{figures}",
        "Limits": _LIMITS,
    }


def _share_kind(trials: Sequence[PageTrial], first: bool) -> str:
    return _share([trial.kind_right for trial in trials if trial.first is first])


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)} of {len(right)}"


def _quality_error(trials: Sequence[PageTrial]) -> float:
    return float(np.mean([abs(trial.look.quality - trial.quality) for trial in trials]))


def _mistakes(trials: Sequence[PageTrial]) -> str:
    wrong = Counter(
        f"{trial.kind} as {trial.look.kind}" for trial in trials if not trial.kind_right
    )
    return ", ".join(f"{pair} {count}" for pair, count in wrong.most_common()) or "none"
