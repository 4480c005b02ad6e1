"""Where the characters of an OFD text object stand, from its boundary, matrix and advances.

Only upright lines are followed; anything turned, mirrored or broken over lines keeps its boundary.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from features.records.document import Box

_Sides = tuple[float, float, float, float]
_ADVANCES = 10_000  # characters of one object; a repeat count beyond it is an attack


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in millimetres: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    def fractions(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return a rectangle, given from the page's origin, as fractions of this area."""
        xs = sorted(_clip((x - self.x) / self.width) for x in (left, right))
        ys = sorted(_clip((y - self.y) / self.height) for y in (top, bottom))
        return Box(xs[0], ys[0], xs[1], ys[1])


def area_of(text: str) -> Area | None:
    """Read ``left top width height``, None when it is no rectangle."""
    numbers = _numbers(text)
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        return None
    return Area(*numbers)


def extent(element: Element, codes: list[Element], boundary: Area) -> _Sides:
    """Return left, top, right, bottom of a text object: its characters, else its boundary."""
    whole = boundary.x, boundary.y, boundary.x + boundary.width, boundary.y + boundary.height
    return _line(element, codes, boundary) or whole


def _line(element: Element, codes: list[Element], boundary: Area) -> _Sides | None:
    """Return where one straight line of characters stands, None where that is not plain."""
    scale = _upright_scale(element.get("CTM"))
    size = _numbers(element.get("Size", ""))
    if len(codes) != 1 or scale is None or len(size) != 1:
        return None
    start = _numbers(f"{codes[0].get('X', '')} {codes[0].get('Y', '')}")
    advances = _advances(codes[0].get("DeltaX", ""))
    bends = any(_advances(codes[0].get("DeltaY", ""))) or min(advances, default=0) < 0
    if len(start) != 2 or bends:
        return None
    (factor, shift_x, factor_y, shift_y), body = scale, size[0]
    left = boundary.x + shift_x + factor * start[0]
    base = boundary.y + shift_y + factor_y * start[1]
    length = factor * _length(len(codes[0].text or ""), advances, body)
    right = min(left + length, boundary.x + boundary.width)
    top, bottom = base - 0.88 * factor_y * body, base + 0.12 * factor_y * body
    return (left, top, right, bottom) if right > left else None


def _length(characters: int, advances: list[float], body: float) -> float:
    """Return the length of a line; the last advance goes for all characters behind it."""
    if not advances:
        return characters * body
    steps = advances[: characters - 1]
    steps += [advances[-1]] * (characters - 1 - len(steps))
    return sum(steps) + min(body, advances[-1])


def _upright_scale(matrix: str | None) -> tuple[float, float, float, float] | None:
    """Return scale and shift in x, then in y, of a matrix that neither turns nor mirrors."""
    if matrix is None:
        return 1.0, 0.0, 1.0, 0.0
    numbers = _numbers(matrix)
    if len(numbers) != 6 or numbers[1] or numbers[2] or min(numbers[0], numbers[3]) <= 0:
        return None
    return numbers[0], numbers[4], numbers[3], numbers[5]


def _advances(text: str) -> list[float]:
    """Read ``1.5 g 3 2.0``: a number each, or ``g``, a count and the number it repeats."""
    tokens = iter(text.split())
    advances: list[float] = []
    try:
        for token in tokens:
            count = int(next(tokens)) if token == "g" else 1
            number = float(next(tokens)) if token == "g" else float(token)
            advances += [number] * min(count, _ADVANCES - len(advances))
    except (ValueError, StopIteration):
        return []
    return advances


def _numbers(text: str) -> list[float]:
    try:
        found = [float(token) for token in text.split()]
    except ValueError:
        return []
    return found if all(abs(number) < 1e6 for number in found) else []


def _clip(share: float) -> float:
    return min(1.0, max(0.0, share))
