"""A score as tables that a person can read: what was found, why, and how the number came about."""

from rich.console import Console
from rich.table import Table

from features.records.finding import Status
from serving.commands.plain import plain
from serving.wire.evidence import (
    CaseEvidenceWire,
    EvidenceWire,
    FactEvidenceWire,
    FieldEvidenceWire,
    StepEvidenceWire,
)
from serving.wire.score import ContributionWire, ScoreWire

_COLOURS = {"none": "green", "blue": "blue", "yellow": "yellow", "orange": "dark_orange"}
_SHOWN = 8


def show_score(console: Console, score: ScoreWire) -> None:
    """Print the score, its findings, its reasons and the contributions that add up to it."""
    console.rule(plain(f"{score.case_id} · {score.score_id}"))
    console.print(_headline(score))
    console.print(f"{score.recommendation.zh}\n{score.recommendation.en}\n")
    console.print(_findings(score))
    if score.reasons:
        console.print(_reasons(score))
    if score.contributions:
        console.print(_contributions(score))


def _headline(score: ScoreWire) -> str:
    colour = _COLOURS.get(score.band, "red")
    band = f"[bold {colour}]{score.band}[/bold {colour}]"
    known = f"规则可算比例 / coverage {score.coverage:.0%}"
    if score.score is None or score.probability is None or score.interval is None:
        return f"等级 / band {band} · 未加载模型 / no model, flags alone · {known}"
    low, high = score.interval
    return (
        f"风险分 / score [bold]{score.score:.1f}[/bold] of 100 (50 为预警线 / alert line) · "
        f"等级 / band {band} · 概率 / probability {score.probability:.1%} "
        f"({low:.1%} – {high:.1%}) · {known}"
    )


def _findings(score: ScoreWire) -> Table:
    table = Table(
        title="规则 / findings (HIT 为疑点，待核查 / to be checked)", title_justify="left"
    )
    for heading in ("代码", "结果", "说明 / what was compared", "证据 / evidence"):
        table.add_column(heading, overflow="fold")
    for finding in sorted(score.findings, key=lambda finding: finding.status != Status.HIT):
        style = "bold red" if finding.status is Status.HIT else None
        said = f"{finding.title.zh} / {finding.title.en}\n{finding.detail.zh}\n{finding.detail.en}"
        seen = finding.evidence if finding.status is Status.HIT else ()
        table.add_row(f"{finding.code} {finding.severity}", finding.status, plain(said),
                      plain(_places(seen)), style=style)  # fmt: skip
    return table


def _reasons(score: ScoreWire) -> Table:
    table = Table(title="主要原因 / principal reasons", title_justify="left")
    for heading in ("代码", "分 / points", "原因 / reason", "证据 / evidence"):
        table.add_column(heading, overflow="fold")
    for reason in score.reasons:
        text = f"{reason.text.zh}\n{reason.text.en}"
        points = f"{reason.contribution:+.2f}"
        table.add_row(reason.code, points, plain(text), plain(_places(reason.evidence)))
    return table


def _contributions(score: ScoreWire) -> Table:
    table = Table(title="分数构成 / how the score adds up", title_justify="left")
    table.add_column("特征 / feature")
    table.add_column("值 / value", justify="right")
    table.add_column("分 / points", justify="right")
    ranked = sorted(score.contributions, key=lambda share: -abs(share.points))
    table.add_row("基准 / base", "", f"{score.base or 0.0:.4f}")
    for share in ranked[:_SHOWN]:
        table.add_row(share.feature, _value(share), f"{share.points:+.4f}")
    rest = sum(share.points for share in ranked[_SHOWN:])
    table.add_row(f"其余 {len(ranked[_SHOWN:])} 项 / the others", "", f"{rest:+.4f}")
    table.add_section()
    table.add_row("风险分 / score", "", f"{score.score or 0.0:.4f}")
    return table


def _value(share: ContributionWire) -> str:
    return "–" if share.value is None else f"{share.value:g}"


def _places(evidence: tuple[EvidenceWire, ...]) -> str:
    return "\n".join(_place(piece) for piece in evidence)


def _place(piece: EvidenceWire) -> str:
    match piece:
        case FieldEvidenceWire():
            return _on_paper(piece)
        case FactEvidenceWire():
            return f"fact {piece.fact_id}"
        case StepEvidenceWire():
            return f"step {piece.step}"
        case CaseEvidenceWire():
            return f"case {piece.pointer}"


def _on_paper(piece: FieldEvidenceWire) -> str:
    where = f"{piece.document_id[:12]}… {piece.field} ({piece.source})"
    if piece.box is None:
        return where
    corners = ", ".join(f"{corner:.2f}" for corner in piece.box)
    return f"{where} p{piece.page} [{corners}]"
