"""``yunjing simulate``: make a simulated world and write it into a folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID, track

from training.synthesis.case_papers.write import write_case_papers
from training.synthesis.world.folder import CASES, DECISIONS, FACTS, Tables, write_parts
from training.synthesis.world.pool import tables_by_town
from training.synthesis.world.setting import setting_named
from training.synthesis.world.settings import MOST_VILLAGES, WorldSettings

_DEFAULTS = WorldSettings()
_SHOWN = (CASES, FACTS, DECISIONS)


def simulate(
    out: Annotated[
        Path, typer.Option(help="输出目录 / Folder for facts, cases, decisions, truth.")
    ],
    villages: Annotated[int, typer.Option(min=1, max=MOST_VILLAGES, help="村数 / Villages.")] = (
        _DEFAULTS.villages
    ),
    years: Annotated[int, typer.Option(min=1, help="年数 / Years.")] = _DEFAULTS.years,
    seed: Annotated[int, typer.Option(min=0, help="种子 / Seed.")] = _DEFAULTS.seed,
    setting: Annotated[
        str, typer.Option(help="设定 / Setting: jiashan, other.")
    ] = _DEFAULTS.setting.name,
    papers: Annotated[
        int, typer.Option(min=0, help="画出多少个事项的票据 / Draw the papers of so many cases.")
    ] = 0,
) -> None:
    """Simulate villages with honest life and planted schemes. The same seed, the same bytes."""
    place = setting_named(setting)
    settings = WorldSettings(villages=villages, years=years, seed=seed, setting=place)
    counts = dict.fromkeys(_SHOWN, 0)
    console = Console()
    with Progress(console=console) as progress:
        task = progress.add_task("模拟 simulate", total=settings.towns)
        write_parts(
            _counted(tables_by_town(settings, os.cpu_count() or 1), counts, progress, task), out
        )
    console.print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    if papers:
        drawn = write_case_papers(out, papers, seed)
        for _ in track(drawn, "票据 papers", papers, console=console):
            pass
    console.print(f"已写入 written to {out}")


def _counted(
    parts: Iterator[Tables], counts: dict[str, int], progress: Progress, task: TaskID
) -> Iterator[Tables]:
    for tables in parts:
        yield tables
        for name in counts:
            counts[name] += tables[name].num_rows
        progress.update(task, advance=1, description=f"{counts[CASES]} 案 cases")
