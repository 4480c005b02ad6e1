"""The command that writes ``data_samples``: ``yunjing samples``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.write_samples import write_samples


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


if __name__ == "__main__":
    typer.run(samples)
