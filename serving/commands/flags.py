"""``yunjing flags``: the catalogue of red flags."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from serving.routes.catalogue import CodeKind, CodeWire, all_codes


def flags(
    as_json: Annotated[
        bool, typer.Option("--json", help="逐行 JSON / one object per line")
    ] = False,
) -> None:
    """List the red flags: code, severity, foci, title and legal basis."""
    rows = [code for code in all_codes().codes if code.kind is CodeKind.FLAG]
    if as_json:
        sys.stdout.writelines(f"{row.model_dump_json()}\n" for row in rows)
    else:
        Console().print(_table(rows))


def _table(rows: list[CodeWire]) -> Table:
    table = Table(title=f"红旗规则 / red flags, {all_codes().catalogue}")
    for heading in ("代码 / code", "程度", "重点 / foci", "名称 / title", "依据 / basis"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        foci = "*" if len(row.foci) == 5 else ", ".join(row.foci)
        basis = f"{row.basis.zh}\n{row.basis.en}" if row.basis else ""
        table.add_row(row.code, row.severity, foci, f"{row.title.zh}\n{row.title.en}", basis)
    return table
