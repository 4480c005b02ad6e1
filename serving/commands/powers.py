"""``yunjing powers``: the power register as it stands here, with a town's own list."""

import sys
from collections.abc import Iterable
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from features.powers.power import Power
from models.risk.shipped_register import register_with
from serving.settings import load_settings

_HEADINGS = ("编号 / id", "起始 / from", "名称 / title", "行使人 / holder", "步骤 / steps",
             "材料 / papers", "公示日 / days", "依据 / basis", "来源 / source")  # fmt: skip


def powers(
    as_json: Annotated[
        bool, typer.Option("--json", help="逐行 JSON / one object per line")
    ] = False,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="输出 Markdown 表 / print a Markdown table")
    ] = False,
) -> None:
    """List every entry of the power register, the oldest of a power first."""
    register = register_with(load_settings().powers)
    entries = sorted(register.powers, key=lambda power: (power.id, power.valid_from))
    if as_json:
        sys.stdout.buffer.writelines(orjson.dumps(entry) + b"\n" for entry in entries)
    elif as_markdown:
        sys.stdout.write(markdown(entries))
    else:
        Console().print(_table(register.version, entries))


def markdown(entries: Iterable[Power]) -> str:
    """Return the entries as the table that stands in docs/powers.md, with a newline at its end."""
    cells = [_HEADINGS, ["---"] * len(_HEADINGS), *(_cells(entry, "<br>") for entry in entries)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def _table(version: str, entries: Iterable[Power]) -> Table:
    table = Table(title=f"小微权力清单 / power register {version}", show_lines=True)
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold")
    for entry in entries:
        table.add_row(*_cells(entry, "\n"))
    return table


def _cells(entry: Power, line: str) -> tuple[str, ...]:
    return (
        entry.id,
        entry.valid_from.isoformat(),
        f"{entry.title.zh}{line}{entry.title.en}",
        f"{entry.holder.zh}{line}{entry.holder.en}",
        ", ".join(entry.steps),
        ", ".join(entry.papers),
        str(entry.publication.notice_days),
        f"{entry.basis.zh}{line}{entry.basis.en}",
        entry.source,
    )
