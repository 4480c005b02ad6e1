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
from models.recognizer.ofd_geometry import Area, area_of, extent
from models.recognizer.ofd_package import OfdPackage
from models.recognizer.safe_xml import child, local, text_at


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
    area = next((found for found in map(area_of, places) if found), None)
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


def _objects(layer: Element, area: Area, page: int) -> Iterator[TextObject]:
    for element in layer.iter():
        if local(element) != "TextObject":
            continue
        codes = [one for one in element if local(one) == "TextCode"]
        text = "".join((code.text or "").strip("\r\n") for code in codes)
        boundary = area_of(element.get("Boundary", ""))
        if text.strip() and boundary:
            box = area.fractions(*extent(element, codes, boundary))
            yield TextObject(element.get("ID", ""), text, page, box)
