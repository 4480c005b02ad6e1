"""The commands that draw papers: ``yunjing simulate samples`` and ``simulate papers``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from training.synthesis.papers.draw import PAINTERS
from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.write_papers import Order, kinds_of, layouts_of, write_papers
from training.synthesis.papers.write_samples import write_samples

_KINDS = ", ".join(sorted(kind.value for kind in PAINTERS))


def samples(
    out: Annotated[Path, typer.Option(help="Folder to write into.")] = Path("data_samples"),
) -> None:
    """Draw the sample papers and write them with their cases, history and digests."""
    console = Console()
    try:
        written = write_samples(out)
    except PaperNotDrawn as error:
        Console(stderr=True).print(f"[red]{error}[/red]")
        raise typer.Exit(2) from error
    for path in written:
        console.print(f"{path.stat().st_size:>9,d}  {path}")


def papers(
    out: Annotated[Path, typer.Option(help="输出目录 / Folder to write into.")],
    kinds: Annotated[str, typer.Option(help=f"票据种类 / all, or some of: {_KINDS}.")] = "all",
    layouts: Annotated[
        str, typer.Option(help="版式 / 0-11 train, 12-15 are held out, 16- more to train on.")
    ] = "0-11",
    count: Annotated[int, typer.Option(min=1, help="每种版式张数 / Of each kind, layout.")] = 1,
    seed: Annotated[int, typer.Option(min=0)] = 0,
    worst: Annotated[float, typer.Option(min=0, max=1, help="最坏画质 / 0 scans, 1 spoilt.")] = 0.6,
) -> None:
    """Draw papers of all kinds with their truth; the same arguments give the same bytes."""
    console = Console(stderr=True)
    try:
        order = Order(kinds_of(kinds, tuple(PAINTERS)), layouts_of(layouts), count, seed, worst)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    for _ in track(write_papers(order, out), "drawing", order.total, console=console):
        pass
    console.print(f"written to {out}: {order.total} papers, truth.jsonl, manifest.json")
