"""Header fields of a paper, drawn in the arrangement of its layout.

Labels and values are recorded as they are set: the runs of a label as a key, those of a value as
a mark. A value that is too long for its place goes on below itself.
"""

from collections.abc import Callable, Sequence

from training.synthesis.papers import field_cells, field_lines
from training.synthesis.papers.field_rows import Area
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import Arrangement, Style
from training.synthesis.papers.written import Pair

_PAINTERS: dict[Arrangement, Callable[[Sheet, Area, Sequence[Pair], Style], float]] = {
    Arrangement.STACKED: field_lines.stacked,
    Arrangement.PAIRS: field_lines.two_columns,
    Arrangement.TRIPLES: field_lines.three_columns,
    Arrangement.GRID: field_cells.two_beside,
    Arrangement.BLANKS: field_lines.blanks,
    Arrangement.PROSE: field_lines.prose,
    Arrangement.HEADED: field_cells.headed,
    Arrangement.WIDE_GRID: field_cells.three_beside,
    Arrangement.ABOVE: field_cells.above,
}


def draw_fields(
    sheet: Sheet, top: float, entries: Sequence[Pair], style: Style, left: float, right: float
) -> float:
    """Draw labelled values below ``top`` in the arrangement of the style; return the lower edge.

    ``dataclasses.replace(style, arrangement=...)`` draws a block in another arrangement.
    """
    if not entries:
        return top
    return _PAINTERS[style.arrangement](sheet, Area(top, left, right), entries, style)
