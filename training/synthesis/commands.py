"""``yunjing simulate``: make a simulated world and write it into a folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from training.synthesis.world.folder import CASES, DECISIONS, FACTS, Tables, write_parts
from training.synthesis.world.pool import tables_by_town
from training.synthesis.world.setting import setting_named
from training.synthesis.world.settings import MOST_VILLAGES, WorldSettings

_DEFAULTS = WorldSettings()
_SHOWN = (CASES, FACTS, DECISIONS)
Count = Annotated[int, typer.Option(min=1)]


def simulate(
    out: Annotated[Path, typer.Option(help="Folder for facts, cases, decisions and truth.")],
    villages: Annotated[int, typer.Option(min=1, max=MOST_VILLAGES)] = _DEFAULTS.villages,
    years: Count = _DEFAULTS.years,
    seed: Annotated[int, typer.Option(min=0)] = _DEFAULTS.seed,
    setting: Annotated[str, typer.Option(help="jiashan | other")] = _DEFAULTS.setting.name,
    processes: Annotated[int, typer.Option(min=1)] = os.cpu_count() or 1,
) -> None:
    """Simulate villages with honest life and planted schemes. The same seed, the same bytes."""
    place = setting_named(setting)
    settings = WorldSettings(villages=villages, years=years, seed=seed, setting=place)
    counts = dict.fromkeys(_SHOWN, 0)
    console = Console()
    with Progress(console=console) as progress:
        task = progress.add_task("simulate", total=settings.towns)
        write_parts(_counted(tables_by_town(settings, processes), counts, progress, task), out)
    console.print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    console.print(f"written to {out}")


def _counted(
    parts: Iterator[Tables], counts: dict[str, int], progress: Progress, task: TaskID
) -> Iterator[Tables]:
    for tables in parts:
        yield tables
        for name in counts:
            counts[name] += tables[name].num_rows
        progress.update(task, advance=1, description=f"{counts[CASES]} cases")
