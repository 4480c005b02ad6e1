"""The tables of docs/world.md, made from the catalogue of schemes and the frozen results.

``python -m experiments.world_page`` writes them in; a test compares.
"""

import json
from pathlib import Path
from typing import Any

from experiments.page_marks import with_table
from features.records.focus import Focus
from training.synthesis.schemes.catalogue import SCHEMES
from training.synthesis.schemes.scheme import Scheme

_ROOT = Path(__file__).resolve().parents[1]
PAGE = _ROOT / "docs" / "world.md"
REALISM = _ROOT / "experiments" / "results" / "world_realism.json"
_KS, _V = "KS within foci", "Cramér's V"
TRANSFER = _ROOT / "experiments" / "results" / "world_transfer.json"


def main() -> None:
    """Write the tables between their marks."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), encoding="utf-8")


def page(text: str) -> str:
    """Return the page with fresh tables."""
    tables = {
        "schemes": schemes_table(),
        "realism": realism_table(),
        "marginals": marginals_table(),
    }
    for name, table in tables.items():
        text = with_table(text, name, table)
    return text


def schemes_table() -> str:
    """Return one line for each scheme."""
    lines = ["| 问题 scheme | 重点 focus | 红旗 flags | 案例 cases |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_scheme_line, SCHEMES)])


def realism_table() -> str:
    """Return what the experiments froze, one column a world."""
    frozen = json.loads(REALISM.read_text("utf-8"))["worlds"]
    transfer = json.loads(TRANSFER.read_text("utf-8"))
    heads = " | ".join(f"`{name}`" for name in frozen)
    lines = [f"| | {heads} |", "|---|" + "---|" * len(frozen)]
    for title, read in _ROWS:
        cells = " | ".join(read(world) for world in frozen.values())
        lines.append(f"| {title} | {cells} |")
    return "\n".join([*lines, "", _transfer_line(transfer)])


def marginals_table() -> str:
    """Return one line for each marginal of each world: its KS distance in every focus."""
    frozen = json.loads(REALISM.read_text("utf-8"))["worlds"]
    heads = " | ".join(focus.value for focus in Focus)
    lines = [f"| 边缘分布 marginal | {heads} | 合计 within foci |", "|---|" + "---|" * 6]
    for name, world in frozen.items():
        lines.append(f"| **`{name}`** |" + " |" * 6)
        cells = {(row["marginal"], row["focus"]): row for row in world["marginals"]["by focus"]}
        for marginal, whole in world["marginals"][_KS].items():
            told = (_cell(cells.get((marginal, focus.value))) for focus in Focus)
            lines.append(f"| `{marginal}` | {' | '.join(told)} | {whole:.3f} |")
    return "\n".join(lines)


def _cell(row: dict[str, Any] | None) -> str:
    return "" if row is None else f"{row['ks']:.3f} ({row['planted']})"


def _scheme_line(scheme: Scheme) -> str:
    cases = ", ".join(map(str, scheme.cases)) or "—"
    title = f"{scheme.title.zh} {scheme.title.en}"
    return f"| {title} (`{scheme.name}`) | {scheme.focus} | {', '.join(scheme.flags)} | {cases} |"


def _strongest(world: dict[str, Any]) -> str:
    top = world["strongest single numbers"][0]
    return f"{top['auroc']:.3f} (`{top['name']}`)"


def _by_focus(world: dict[str, Any]) -> str:
    tops = {name: row["strongest"]["auroc"] for name, row in world["by focus"].items()}
    name = max(tops, key=lambda focus: tops[focus])
    return f"{tops[name]:.3f} ({name})"


def _benford(world: dict[str, Any], who: str) -> str:
    found = world["benford"][who]
    return f"{found['mean absolute deviation']:.4f} ({found['conformity']})"


def _largest(world: dict[str, Any], measure: str) -> str:
    known = world["marginals"][measure]
    name = max(known, key=lambda each: known[each])
    return f"{known[name]:.3f} (`{name}`)"


def _cost(world: dict[str, Any]) -> str:
    cost = world["cost"]
    return f"{cost['processor s']:.0f} s, {cost['peak MiB of all processes']:.0f} MiB"


_ROWS = (
    ("事项 cases", lambda w: f"{w['cases']:,}"),
    ("埋入 planted", lambda w: f"{w['planted']:,}"),
    ("被复核 looked into", lambda w: f"{w['looked into']:.2%}"),
    ("其中属实 confirmed of these", lambda w: f"{w['confirmed of these']:.1%}"),
    ("其中受处分 disciplined of these", lambda w: f"{w['disciplined of these']:.2%}"),
    ("最强单项统计量 AUROC of the strongest number", _strongest),
    ("单一重点内最强 strongest within one focus", _by_focus),
    ("两问决策树 tree of depth 2, unseen half", lambda w: f"{w['tree of depth 2']:.3f}"),
    ("边缘分布最大 KS 距离 largest KS distance of a marginal", lambda w: _largest(w, _KS)),
    ("类别分布最大 Cramér's V", lambda w: _largest(w, _V)),
    ("不相符者 that do not match", lambda w: "; ".join(w["marginals"]["do not match"]) or "—"),
    ("首位数字与本福特 MAD, honest", lambda w: _benford(w, "honest")),
    ("同上 the same, planted", lambda w: _benford(w, "planted")),
    ("平常金额中整千 round thousands", lambda w: f"{w['round sums among the honest']:.1%}"),
    ("平常事项在十二月 December", lambda w: f"{w['ends in December among the honest']:.1%}"),
    ("生成开销 processor time and memory", _cost),
)


def _transfer_line(transfer: dict[str, Any]) -> str:
    rows = transfer["measured against what was planted"]
    told = [f"{pair}: {row['combined']['average precision']:.3f}" for pair, row in rows.items()]
    return "平均精度 average precision, combined score (fitted on, measured on): " + "; ".join(told)


if __name__ == "__main__":
    main()
