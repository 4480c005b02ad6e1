"""The pages of an OFD and the text objects on them, placed in fractions of the page.

Boxes follow the characters where the object says how they advance, else its boundary. Drawing
parameters, clips and images are left out: nothing is rendered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from features.records.document import Box
from models.errors import Unreadable
from models.recognizer.limits import LIMITS
from models.recognizer.ofd_package import OfdPackage
from models.recognizer.safe_xml import child, local, text_at

_ADVANCES = 10_000  # characters of one object; a repeat count beyond it is an attack


@dataclass(frozen=True, slots=True)
class TextObject:
    """A piece of text as it is drawn; ``id`` is empty where the object has none."""

    id: str
    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class OfdPage:
    """One page: number from 1, id by which tags name it, size in millimetres, text in order."""

    number: int
    id: str
    width: float
    height: float
    objects: tuple[TextObject, ...]


@dataclass(frozen=True, slots=True)
class _Area:
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


@dataclass(frozen=True, slots=True)
class OfdDocument:
    """Root and path of ``Document.xml``, the hub from which everything else is found."""

    root: Element
    path: str


def open_document(package: OfdPackage) -> OfdDocument:
    """Find the first document of a package; Unreadable(BROKEN_OFD) when it has none."""
    location = text_at(package.xml("OFD.xml"), "DocBody", "DocRoot")
    path = package.find("OFD.xml", location)
    if path is None:
        raise Unreadable("BROKEN_OFD", "the package names no document")
    return OfdDocument(package.xml(path), path)


def read_pages(package: OfdPackage, document: OfdDocument) -> tuple[OfdPage, ...]:
    """Read all pages with the templates that lie under them.

    Raises Unreadable: TOO_MANY_PAGES, TOO_MUCH_TEXT, BROKEN_OFD.
    """
    pages = child(document.root, "Pages")
    entries = [one for one in pages if local(one) == "Page"] if pages is not None else []
    if len(entries) > LIMITS.pdf_pages:
        raise Unreadable("TOO_MANY_PAGES", f"{len(entries)} pages; at most {LIMITS.pdf_pages}")
    return tuple(
        _page(package, document, entry, number) for number, entry in enumerate(entries, start=1)
    )


def _page(package: OfdPackage, document: OfdDocument, entry: Element, number: int) -> OfdPage:
    content = _content(package, document, entry)
    places = (
        text_at(content, "Area", "PhysicalBox"),
        text_at(document.root, "CommonData", "PageArea", "PhysicalBox"),
    )
    area = next((found for found in map(_area, places) if found), None)
    if area is None:
        raise Unreadable("BROKEN_OFD", "a page without a physical box")
    layers = [*_templates(package, document, content), content]
    objects = tuple(text for layer in layers for text in _objects(layer, area, number))
    if len(objects) > LIMITS.page_objects:
        raise Unreadable("TOO_MUCH_TEXT", f"{len(objects)} text objects on one page")
    return OfdPage(number, entry.get("ID", ""), area.width, area.height, objects)


def _templates(package: OfdPackage, document: OfdDocument, content: Element) -> Iterator[Element]:
    used = {one.get("TemplateID") for one in content if local(one) == "Template"}
    for one in child(document.root, "CommonData") or ():
        if local(one) == "TemplatePage" and one.get("ID") in used:
            yield _content(package, document, one)


def _content(package: OfdPackage, document: OfdDocument, entry: Element) -> Element:
    path = package.find(document.path, entry.get("BaseLoc", ""))
    if path is None:
        raise Unreadable("BROKEN_OFD", "a page that the document names is missing")
    return package.xml(path)


def _objects(layer: Element, area: _Area, page: int) -> Iterator[TextObject]:
    for element in layer.iter():
        if local(element) != "TextObject":
            continue
        codes = [one for one in element if local(one) == "TextCode"]
        text = "".join((code.text or "").strip("\r\n") for code in codes)
        boundary = _area(element.get("Boundary", ""))
        if text.strip() and boundary:
            box = area.fractions(*(_extent(element, codes, boundary) or _edges(boundary)))
            yield TextObject(element.get("ID", ""), text, page, box)


def _edges(area: _Area) -> tuple[float, float, float, float]:
    return area.x, area.y, area.x + area.width, area.y + area.height


def _extent(
    element: Element, codes: list[Element], boundary: _Area
) -> tuple[float, float, float, float] | None:
    """Return where one straight line of characters stands, None where that is not plain."""
    scale = _upright_scale(element.get("CTM"))
    size = _numbers(element.get("Size", ""))
    if len(codes) != 1 or scale is None or len(size) != 1:
        return None
    start = _numbers(f"{codes[0].get('X', '')} {codes[0].get('Y', '')}")
    advances = _advances(codes[0].get("DeltaX", ""))
    if (
        len(start) != 2
        or any(_advances(codes[0].get("DeltaY", "")))
        or min(advances, default=0) < 0
    ):
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


def _area(text: str) -> _Area | None:
    numbers = _numbers(text)
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        return None
    return _Area(*numbers)


def _numbers(text: str) -> list[float]:
    try:
        found = [float(token) for token in text.split()]
    except ValueError:
        return []
    return found if all(abs(number) < 1e6 for number in found) else []


def _clip(share: float) -> float:
    return min(1.0, max(0.0, share))
