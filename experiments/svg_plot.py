"""Small plots as SVG text: bars and lines, no library, the same numbers give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 560, 300, 60, 36, 46
_COLOURS = ("#3b6ea5", "#c8553d", "#6b8f71", "#8d6a9f")
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'font-size="12" font-family="sans-serif"><rect width="{width}" height="{height}" fill="white"/>'
)


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers under one name, one for each label of the plot."""

    name: str
    values: tuple[float, ...]


def bars(title: str, labels: Sequence[str], series: Sequence[Series]) -> str:
    """Return groups of upright bars, one group for each label."""
    most = max(max(each.values) for each in series) or 1.0
    room = (_WIDTH - _LEFT - 16) / len(labels)
    wide = room * 0.8 / len(series)
    parts = [_head(title, _HEIGHT), *_legend(series), _axis(most)]
    for place, label in enumerate(labels):
        x = _LEFT + place * room
        parts.append(_text(x + room / 2, _HEIGHT - _BOTTOM + 16, label, "middle"))
        for number, each in enumerate(series):
            tall = each.values[place] / most * _room()
            parts.append(
                f'<rect x="{x + room * 0.1 + number * wide:.1f}" '
                f'y="{_HEIGHT - _BOTTOM - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
                f'fill="{_COLOURS[number % len(_COLOURS)]}"/>'
            )
    return "".join([*parts, "</svg>\n"])


def lying_bars(title: str, labels: Sequence[str], values: Sequence[float], limit: float) -> str:
    """Return lying bars from 0.5 to 1, with a line at the limit."""
    height = _TOP + 22 * len(labels) + 24
    start, scale = 250, (_WIDTH - 250 - 30) / 0.5
    parts = [_head(title, height)]
    for place, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = _TOP + 22 * place
        parts.append(_text(start - 8, y + 13, label, "end"))
        wide = max(0.0, value - 0.5) * scale
        parts.append(
            f'<rect x="{start}" y="{y}" width="{wide:.1f}" height="16" fill="{_COLOURS[0]}"/>'
        )
        parts.append(_text(start + wide + 4, y + 13, f"{value:.3f}", "start"))
    x = start + (limit - 0.5) * scale
    parts.append(
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{height - 20}" '
        f'stroke="{_COLOURS[1]}" stroke-dasharray="4 3"/>'
    )
    parts.append(_text(x, height - 6, f"{limit:.2f}", "middle"))
    return "".join([*parts, "</svg>\n"])


def _head(title: str, height: int) -> str:
    return _HEAD.format(width=_WIDTH, height=height) + _text(10, 20, title, "start")


def _legend(series: Sequence[Series]) -> list[str]:
    made, x = [], _WIDTH - 120.0 * len(series)
    for number, each in enumerate(series):
        made.append(
            f'<rect x="{x:.0f}" y="26" width="10" height="10" '
            f'fill="{_COLOURS[number % len(_COLOURS)]}"/>'
        )
        made.append(_text(x + 14, 35, each.name, "start"))
        x += 120
    return made


def _axis(most: float) -> str:
    bottom = _HEIGHT - _BOTTOM
    lines = [f'<line x1="{_LEFT}" y1="{bottom}" x2="{_WIDTH - 10}" y2="{bottom}" stroke="#444"/>']
    for share in (0.0, 0.5, 1.0):
        y = bottom - share * _room()
        lines.append(_text(_LEFT - 6, y + 4, f"{share * most:.3g}", "end"))
    return "".join(lines)


def _room() -> int:
    return _HEIGHT - _BOTTOM - _TOP - 8


def _text(x: float, y: float, text: str, anchor: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{safe}</text>'
