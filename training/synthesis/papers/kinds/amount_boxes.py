"""The amount of a receipt in boxes, one figure in each, below 万 千 百 十 元 角 分."""

from features.records.money import yuan_text
from training.synthesis.papers.sheet import Sheet, Stretch
from training.synthesis.papers.style import Style

_LEAST_SIDE = 4.6  # millimetres
_PLACES = "百十万千百十元角分"


def boxes_width(style: Style) -> float:
    """Return how wide the boxes are together."""
    return len(_PLACES) * _side(style)


def boxes_height(style: Style) -> float:
    """Return how high the heading and the boxes are together."""
    return 2.1 * _side(style)


def draw_boxes(sheet: Sheet, corner: tuple[float, float], fen: int, style: Style) -> None:
    """Draw the boxes from this upper left corner on; ¥ stands before the first figure."""
    side, height = _side(style), boxes_height(style) / 2.1
    left, top = corner
    split, bottom = top + 0.95 * height, top + 2.1 * height
    right = left + len(_PLACES) * side
    sheet.frame((left, top, right, bottom), style.inks.pen)
    sheet.rule(left, split, right, split, style.inks.pen)
    figures = f"¥{fen}".rjust(len(_PLACES))
    stretches = []
    for place, (heading, figure) in enumerate(zip(_PLACES, figures, strict=True)):
        middle = left + (place + 0.5) * side
        if place:
            sheet.rule(middle - side / 2, top, middle - side / 2, bottom, style.inks.pen)
        sheet.write(middle, top + 0.7 * height, heading, style.inks.small, 0.5)
        if figure != " ":
            ink = style.inks.value
            text = sheet.write(middle, split + 0.57 * height + 0.37 * ink.em, figure, ink, 0.5)
            if figure != "¥":
                stretches.append(Stretch(text, 0, 1))
    sheet.mark_pieces("amount", yuan_text(fen), stretches)


def _side(style: Style) -> float:
    return max(1.2 * style.inks.value.em, _LEAST_SIDE)
