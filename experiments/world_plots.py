"""The plots of a simulated world, under docs/images/world."""

from collections.abc import Sequence
from math import log10
from pathlib import Path

import numpy as np

from experiments.svg_plot import Series, bars, lying_bars
from experiments.world_sample import Sample

PLOTS = Path(__file__).resolve().parents[1] / "docs" / "images" / "world"
MOST_OF_ONE_NUMBER = 0.80


def draw(name: str, sample: Sample, top: Sequence[dict[str, object]]) -> None:
    """Write the plots of a world."""
    PLOTS.mkdir(parents=True, exist_ok=True)
    title = f"{name}: AUROC of the strongest single numbers 单项统计量"
    labels, values = [str(row["name"]) for row in top], [float(str(row["auroc"])) for row in top]
    _plot(f"{name}-single-numbers", lying_bars(title, labels, values, MOST_OF_ONE_NUMBER))
    shares = tuple(float(log10(1 + 1 / digit)) for digit in range(1, 10))
    series = [Series("Benford", shares)]
    series += [Series(who, _digits(fen)) for who, fen in sample.money.items()]
    labels = [str(digit) for digit in range(1, 10)]
    _plot(f"{name}-first-digits", bars(f"{name}: first digits 首位数字", labels, series))
    _plot(f"{name}-amounts", _amount_plot(name, sample))


def _digits(fen: Sequence[int]) -> tuple[float, ...]:
    first = np.array([int(str(each)[0]) for each in fen])
    return tuple(float(np.mean(first == digit)) for digit in range(1, 10))


def _amount_plot(name: str, sample: Sample) -> str:
    powers = np.log10(sample.column("amount") / 100)
    edges = np.arange(1.5, 6.51, 0.5)
    series = []
    for who, chosen in (("honest", ~sample.planted), ("planted", sample.planted)):
        counts = np.histogram(powers[chosen], edges)[0]
        series.append(Series(who, tuple((counts / chosen.sum()).tolist())))
    labels = [f"10^{edge:.1f}" for edge in edges[:-1]]
    return bars(f"{name}: amounts in yuan 金额分布", labels, series)


def _plot(name: str, svg: str) -> None:
    (PLOTS / f"{name}.svg").write_text(svg, encoding="utf-8")
