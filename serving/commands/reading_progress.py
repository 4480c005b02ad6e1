"""What a person sees while papers are read: how many, what became of them, which one now.

It is drawn on the error stream alone. Rich would send what is printed meanwhile to that stream
too, also where the output goes to a file; therefore nothing is redirected and the bar makes
room instead.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from serving.commands.plain import plain

_LONGEST_NAME = 40


class ReadingProgress:
    """A bar with counts, shown on a terminal only; a line in the end is shown everywhere."""

    def __init__(self, total: int) -> None:
        self._read = self._refused = 0
        self._console = Console(stderr=True)
        self._progress = Progress(
            MofNCompleteColumn(),
            BarColumn(bar_width=24),
            TextColumn("{task.description}", markup=False),
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> "ReadingProgress":
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
        if kind is None:
            self._console.print(self._counts(), highlight=False, soft_wrap=True)

    def begin(self, file: Path) -> None:
        """Show the file that is read now."""
        name = plain(file.name).plain
        short = name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"
        self._progress.update(self._task, description=f"{self._counts()} · {short}", refresh=True)

    def end(self, refused: bool) -> None:
        """Count the file."""
        self._refused += refused
        self._read += not refused
        self._progress.advance(self._task)

    def tell(self, message: str) -> None:
        """Say something beside the answers, at once, on the error stream."""
        with self.room():
            self._console.print(plain(message), highlight=False, soft_wrap=True)

    @contextmanager
    def room(self) -> Iterator[None]:
        """Take the bar away while something is printed."""
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()

    def _counts(self) -> str:
        return f"已读 / read {self._read}, 拒绝 / refused {self._refused}"
