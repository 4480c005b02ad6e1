"""``yunjing train-recognition page|seal``: the networks that look, from drawn papers to weights."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import Progress, TimeElapsedColumn

from training.recognition.course import Course
from training.recognition.course import Progress as Done
from training.recognition.fit_page_net import fit_page_net
from training.recognition.fit_seal_net import fit_seal_net
from training.recognition.look_cards import CardOrder, page_card, seal_card
from training.recognition.page_dataset import Shot, recipes, shots
from training.recognition.release import Release, write_card


class Taught(StrEnum):
    """The networks that this command teaches."""

    PAGE = "page"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class _Lesson:
    fit: Callable[[list[Shot], Course, Callable[[Done], None]], Release]
    card: Callable[[CardOrder], Mapping[str, str]]


_LESSONS = {
    Taught.PAGE: _Lesson(fit_page_net, page_card),
    Taught.SEAL: _Lesson(fit_seal_net, seal_card),
}
_OUT = Path("models/recognizer/weights")
Network = Annotated[Taught, typer.Argument(help="网络 / Which network.")]
Papers = Annotated[int, typer.Option(min=40, help="训练票据数 / Papers drawn for training.")]
Epochs = Annotated[int, typer.Option(min=1, help="遍数 / How often each one is seen.")]
Threads = Annotated[int, typer.Option(min=1, help="线程数 / Threads, and processes that draw.")]
Out = Annotated[Path, typer.Option(help="输出目录 / Gets weights, passport and card.")]
_MEASURED = 180  # papers of held-out layouts, for the card


def train_recognition(
    network: Network,
    papers: Papers = 4_000,
    epochs: Epochs = 8,
    seed: Annotated[int, typer.Option(min=0)] = 7,
    threads: Threads = 2,
    out: Out = _OUT,
) -> None:
    """Draw papers, teach a network, measure it on held-out layouts, write weights and card.

    The same options give the same weights on the same machine.
    """
    options = {"papers": papers, "epochs": epochs, "seed": seed, "threads": threads}
    told = " ".join(f"--{name} {value}" for name, value in options.items())
    course = Course(epochs=epochs, seed=seed, threads=threads)
    lesson = _LESSONS[network]
    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console) as shown:
        release = lesson.fit(_drawn(papers, course, shown), course, _teller(shown))
    release.write(out)
    with console.status("held-out layouts"):
        count = min(_MEASURED, papers)
        held_out = recipes(count, np.random.default_rng(seed + 1), held_out=True)
        order = CardOrder(f"yunjing train-recognition {network} {told}", papers, held_out, out)
        write_card(out, release.name, lesson.card(order))
    console.print(f"{out / release.name}.onnx  {len(release.onnx):,d} bytes", highlight=False)


def _drawn(papers: int, course: Course, shown: Progress) -> list[Shot]:
    bar = shown.add_task("papers 绘制", total=papers)
    wanted = recipes(papers, np.random.default_rng(course.seed))
    return shots(wanted, course.threads, lambda done: shown.update(bar, completed=done))


def _teller(shown: Progress) -> Callable[[Done], None]:
    bar = shown.add_task("teaching 训练", total=None)

    def tell(done: Done) -> None:
        told = f"teaching 训练 loss {done.loss:.3f}"
        shown.update(bar, completed=done.done, total=done.steps, description=told)

    return tell
