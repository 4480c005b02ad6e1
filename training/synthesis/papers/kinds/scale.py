"""Larger letters than a form has, as short letters and notices are set in."""

from dataclasses import replace

from training.synthesis.papers.sheet import Ink
from training.synthesis.papers.style import Style


def enlarged(style: Style, factor: float) -> Style:
    """Return the style with all its letters, and so its lines, larger by this factor."""

    def larger(ink: Ink) -> Ink:
        return replace(ink, points=ink.points * factor)

    inks = replace(
        style.inks,
        form=larger(style.inks.form),
        value=larger(style.inks.value),
        bold=larger(style.inks.bold),
        title=larger(style.inks.title),
        small=larger(style.inks.small),
    )
    return replace(style, inks=inks)
