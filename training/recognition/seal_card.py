"""The card of the seal finder: data, command, figures on held-out layouts, limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from features.paper_checks.seals_of_parties import SURE
from training.provenance import code_commit
from training.recognition.seal_shots import Recipe
from training.recognition.seal_trials import seal_counts

_WHAT = "Boxes of round seals, oval seals, signatures and thumb prints on a page, grey copies too."
_DATA = (
    "{papers} drawn papers of training layouts (0 to 11 and from 16 on), each scanned, "
    "photographed or taken from a file; half of what the network sees has lost its colour. All "
    "values on the papers are invented. Layouts 12 to 15 of each kind are held out: they are "
    "arranged and in part worded as no training layout is. No weights were downloaded."
)
_LIMITS = (
    "Drawn papers say little about real ones: seals are cut and names are written by our own "
    "generator. Signatures and thumb prints are found too unsurely to be used: seals alone are "
    "served. What was measured on more papers, and on the few real invoices at hand, stands in "
    "`experiments/results/marks_on_pages.json`."
)


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What a card is written from; ``held_out`` are measured with the weights in ``folder``."""

    command: str
    papers: int
    held_out: Sequence[Recipe]
    folder: Path
    processes: int = 1


def seal_card(order: CardOrder) -> Mapping[str, str]:
    """Measure the seal finder and return the sections of its card."""
    counts = seal_counts(order.held_out, order.folder, order.processes)
    lines = [
        f"- {kind}, {look}: precision {count.right} of {count.found}, "
        f"recall {count.right} of {count.real}"
        for (look, kind), count in counts.items()
    ]
    measured = (
        f"{len(order.held_out)} papers of held-out layouts, at a confidence of {SURE} and an "
        "overlap (IoU) of one half:"
    )
    return {
        "What": _WHAT,
        "Made by": f"    {order.command}\n\nat commit `{code_commit()}`.",
        "Data": _DATA.format(papers=order.papers),
        "Figures": f"{measured}\n\n" + "\n".join(lines),
        "Limits": _LIMITS,
    }
