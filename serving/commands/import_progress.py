"""What a person sees while a file is imported: the counts, on the error stream of a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from serving.adapters.import_output import Counts
from serving.commands.plain import plain

_EVERY = 500


@contextmanager
def import_progress(file: Path) -> Iterator[Callable[[Counts], None]]:
    """Show the counts now and then; what is yielded is called after every row."""
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(plain(file.name).plain, total=None)

        def show(counts: Counts) -> None:
            if counts.rows % _EVERY == 0:
                progress.update(task, description=f"{plain(file.name).plain} · {told(counts)}")

        yield show


def told(counts: Counts) -> str:
    """Return the counts as people read them."""
    return f"已取 / taken {counts.taken}, 拒绝 / refused {counts.refused}"
