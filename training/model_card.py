"""MODEL_CARD.md: what a bundle was trained on, how good it is, and what it must not be used for."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.risk.bundle import Bundle
from training.evaluate import Quality
from training.fit import FitSettings
from training.split import Split

_TITLES = {
    "rules_only": "rules only (hits weighted by severity)",
    "anomaly_only": "anomaly only (isolation forest)",
    "supervised": "supervised only (XGBoost)",
    "combined": "combined and calibrated (what is served)",
}
_COLUMNS = ("ranking", "AP", "AUROC", "precision at budget", "recall at budget", "Brier", "ECE")


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything that the card says."""

    bundle: Bundle
    split: Split
    settings: FitSettings
    overall: Mapping[str, Quality]
    foci: Mapping[str, Mapping[str, Quality]]
    command: str


def card_text(content: CardContent) -> str:
    """Return the card in Markdown."""
    sections = (_head(content), _data(content), _metrics(content), _method(content))
    return "\n\n".join(sections) + "\n"


def _head(content: CardContent) -> str:
    origin = content.bundle.origin
    return (
        f"# {origin.name} {origin.version}\n\n"
        f"Made by\n\n    {content.command}\n\n"
        f"for feature set `{content.bundle.feature_set}` at commit `{origin.code_commit}`. "
        "The same command on the same data and code gives the same bytes."
    )


def _data(content: CardContent) -> str:
    start, end = content.bundle.origin.training_window
    parts = ("fit", "stack", "calibrate", "holdout")
    counts = [
        f"| {part} | {len(getattr(content.split, part))} "
        f"| {int(getattr(content.split, part).confirmed.sum())} |"
        for part in parts
    ]
    table = "\n".join(["| window | cases | confirmed |", "|---|---|---|", *counts])
    return (
        f"## Data\n\n{content.bundle.origin.data}. Cases from {start} to {end}.\n\n{table}\n\n"
        "Windows follow each other in time; the holdout is later still and holds only villages "
        "that no other window has seen. Labels are decisions known when they were used."
    )


def _metrics(content: CardContent) -> str:
    holdout = content.overall["combined"]
    lines = [_row(_TITLES[name], measured) for name, measured in content.overall.items()]
    foci = [_row(focus, rows["combined"]) for focus, rows in content.foci.items()]
    rules = [
        _row(f"{focus}, rules only", rows["rules_only"]) for focus, rows in content.foci.items()
    ]
    paired = [line for pair in zip(foci, rules, strict=True) for line in pair]
    return (
        f"## Quality on the holdout\n\n{holdout.cases} cases, {holdout.confirmed} confirmed; "
        f"the budget is {holdout.alerts} alerts.\n\n{_table(lines)}\n\n"
        f"By focus, combined:\n\n{_table(paired)}"
    )


def _method(content: CardContent) -> str:
    settings, stacker = content.settings, content.bundle.model.stacker
    return (
        "## Method and limits\n\n"
        f"XGBoost, {settings.rounds} trees of depth {settings.depth}, log loss, fitted "
        "as a correction of the prior of hit flags; isolation forest of "
        f"{settings.forest_trees} trees; L2 logistic stacker "
        f"(weight of the margin {stacker.margin_weight:.3f}, of the anomaly tail "
        f"{stacker.tail_weight:.3f}); Platt "
        "on the logit; inductive Venn-Abers interval. "
        "Contributions are path-dependent exact TreeSHAP values on the log-odds. "
        "Band cuts come from review budgets on the calibration window.\n\n"
        "The score ranks matters for review by a person. It is no finding about anybody, it "
        "must not reject anything automatically, and for relief it ranks papers and payments, "
        "not people."
    )


def _table(rows: list[str]) -> str:
    head = "| " + " | ".join(_COLUMNS) + " |"
    return "\n".join([head, "|---" * len(_COLUMNS) + "|", *rows])


def _row(title: str, measured: Quality) -> str:
    numbers = (
        measured.average_precision,
        measured.auroc,
        measured.precision_at_budget,
        measured.recall_at_budget,
        measured.brier,
        measured.ece,
    )
    return "| " + " | ".join([title, *map(_number, numbers)]) + " |"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
