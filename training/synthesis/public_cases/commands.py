"""``yunjing simulate public-cases``: write the public cases and their twins into a folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from training.synthesis.public_cases.folder import write_public_cases


def public_cases(
    out: Annotated[Path, typer.Option(help="输出目录 / Folder to write into.")],
) -> None:
    """Write eighteen patterns of public notices, each with a clean twin; all names invented."""
    written = write_public_cases(out)
    Console().print(f"written to {out}: {len(written)} files, manifest.json")
