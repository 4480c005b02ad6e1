"""``yunjing simulate``: make a simulated world and write it into a folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from training.synthesis.settings import MOST_VILLAGES, WorldSettings
from training.synthesis.world import simulate_world
from training.synthesis.write import write_world

_DEFAULTS = WorldSettings()
Count = Annotated[int, typer.Option(min=1)]


def simulate(
    out: Annotated[Path, typer.Option(help="Folder for facts, cases, decisions and truth.")],
    villages: Annotated[int, typer.Option(min=1, max=MOST_VILLAGES)] = _DEFAULTS.villages,
    years: Count = _DEFAULTS.years,
    seed: Annotated[int, typer.Option(min=0)] = _DEFAULTS.seed,
) -> None:
    """Simulate villages with honest life and planted schemes. The same seed, the same bytes."""
    console = Console()
    settings = WorldSettings(villages=villages, years=years, seed=seed)
    with console.status("simulating"):
        world = simulate_world(settings, lambda part, count: console.print(f"{part}: {count}"))
        write_world(world, out)
    console.print(f"written to {out}")
