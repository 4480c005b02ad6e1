"""``yunjing train-recognition``: seal finder or line tagger, from drawn papers to weights."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich.console import Console
from rich.progress import Progress, TimeElapsedColumn

from training.recognition.course import Course
from training.recognition.course import Progress as Done
from training.recognition.fit_seal_net import fit_seal_net
from training.recognition.fit_tagger import Plan, draw_training_pages, fit
from training.recognition.release import write_card
from training.recognition.seal_card import CardOrder, seal_card
from training.recognition.seal_shots import Recipe, Shot, recipes, shots
from training.recognition.tagger_export import release

_COMMAND = "yunjing train-recognition {}"
_OUT = Path("models/recognizer/weights")
Papers = Annotated[int, typer.Option(min=40, help="训练票据数 / Papers drawn for training.")]
Epochs = Annotated[int, typer.Option(min=1, help="遍数 / How often each one is seen.")]
Threads = Annotated[int, typer.Option(min=1, help="线程数 / Threads, and processes that draw.")]
Out = Annotated[Path, typer.Option(help="输出目录 / Gets weights, passport and card.")]
_DRAWN, _TOLD = 100, 50  # papers, steps after which it is told where nobody watches a bar
_MEASURED = 180  # papers of held-out layouts, for the card


def train_recognition(
    papers: Papers = 1_500,
    epochs: Epochs = 12,
    seed: Annotated[int, typer.Option(min=0)] = 7,
    threads: Threads = 1,
    out: Out = _OUT,
) -> None:
    """Draw papers, teach the seal finder, measure it on held-out layouts, write weights and card.

    The same options give the same weights on the same machine.
    """
    options = {"papers": papers, "epochs": epochs, "seed": seed, "threads": threads}
    command = _COMMAND.format(" ".join(f"--{name} {value}" for name, value in options.items()))
    course = Course(epochs=epochs, seed=seed, threads=threads)
    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console) as shown:
        made = fit_seal_net(_drawn(papers, course, shown), course, _teller(shown))
    made.write(out)
    with console.status("held-out layouts"):
        order = CardOrder(command, papers, _held_out(papers, seed), out, threads)
        write_card(out, made.name, seal_card(order))
    console.print(f"{out / made.name}.onnx  {len(made.onnx):,d} bytes", highlight=False)


def train_tagger(
    papers: Annotated[
        int, typer.Option(min=4, help="每类票据数 / Papers drawn of a kind.")
    ] = 2_200,
    epochs: Epochs = 6,
    seed: Annotated[int, typer.Option(min=0)] = 1,
    out: Out = _OUT,
) -> None:
    """Draw papers without pictures, teach the line tagger, write its weights: an hour.

    The same options give the same weights on the same machine, on one thread.
    """
    torch.set_num_threads(1)
    plan = Plan(papers, epochs, seed)
    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console) as shown:
        network, alphabet = fit(draw_training_pages(plan, shown), plan, shown)
    made = release(network, alphabet)
    made.write(out)
    console.print(f"{out / made.name}.onnx  {len(made.onnx):,d} bytes", highlight=False)


def _held_out(papers: int, seed: int) -> tuple[Recipe, ...]:
    count = min(_MEASURED, papers)
    return recipes(count, np.random.default_rng(seed + 1), held_out=True)


def _drawn(papers: int, course: Course, shown: Progress) -> list[Shot]:
    bar = shown.add_task("papers 绘制", total=papers)
    wanted = recipes(papers, np.random.default_rng(course.seed))

    def tell(done: int) -> None:
        shown.update(bar, completed=done)
        if done % _DRAWN == 0:
            shown.console.print(f"{done} / {papers} drawn")

    return shots(wanted, course.threads, tell)


def _teller(shown: Progress) -> Callable[[Done], None]:
    bar = shown.add_task("seal_finder", total=None)

    def tell(done: Done) -> None:
        told = f"训练 loss {done.loss:.3f}"
        shown.update(bar, completed=done.done, total=done.steps, description=told)
        if done.done % _TOLD == 0:
            shown.console.print(f"{done.done} / {done.steps}: loss {done.loss:.3f}")

    return tell
