"""``yunjing train-recognition``: the networks that look, from drawn papers to weights."""

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
from training.recognition.page_dataset import Recipe, Shot, recipes, shots
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
_COMMAND = "yunjing train-recognition {} {}"
_OUT = Path("models/recognizer/weights")
Networks = Annotated[list[Taught], typer.Argument(help="网络 / Which: page, seal.")]
Papers = Annotated[int, typer.Option(min=40, help="训练票据数 / Papers drawn for training.")]
Epochs = Annotated[int, typer.Option(min=1, help="遍数 / How often each one is seen.")]
Threads = Annotated[int, typer.Option(min=1, help="线程数 / Threads, and processes that draw.")]
Out = Annotated[Path, typer.Option(help="输出目录 / Gets weights, passport and card.")]
_MEASURED = 180  # papers of held-out layouts, for the card


def train_recognition(
    networks: Networks,
    papers: Papers = 4_000,
    epochs: Epochs = 8,
    seed: Annotated[int, typer.Option(min=0)] = 7,
    threads: Threads = 2,
    out: Out = _OUT,
) -> None:
    """Draw papers, teach networks, measure them on held-out layouts, write weights and cards.

    The same options give the same weights on the same machine.
    """
    options = {"papers": papers, "epochs": epochs, "seed": seed, "threads": threads}
    told = " ".join(f"--{name} {value}" for name, value in options.items())
    course = Course(epochs=epochs, seed=seed, threads=threads)
    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console) as shown:
        drawn = _drawn(papers, course, shown)
        taught = {
            name: _LESSONS[name].fit(drawn, course, _teller(name, shown)) for name in networks
        }
    for name, release in taught.items():
        release.write(out)
        with console.status(f"{name}: held-out layouts"):
            order = CardOrder(_COMMAND.format(name, told), papers, _held_out(papers, seed), out)
            write_card(out, release.name, _LESSONS[name].card(order))
        console.print(f"{out / release.name}.onnx  {len(release.onnx):,d} bytes", highlight=False)


def _held_out(papers: int, seed: int) -> tuple[Recipe, ...]:
    count = min(_MEASURED, papers)
    return recipes(count, np.random.default_rng(seed + 1), held_out=True)


def _drawn(papers: int, course: Course, shown: Progress) -> list[Shot]:
    bar = shown.add_task("papers 绘制", total=papers)
    wanted = recipes(papers, np.random.default_rng(course.seed))
    return shots(wanted, course.threads, lambda done: shown.update(bar, completed=done))


def _teller(network: str, shown: Progress) -> Callable[[Done], None]:
    bar = shown.add_task(network, total=None)

    def tell(done: Done) -> None:
        told = f"{network} 训练 loss {done.loss:.3f}"
        shown.update(bar, completed=done.done, total=done.steps, description=told)

    return tell
