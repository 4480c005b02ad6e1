"""Custom tags of an OFD: which text objects carry which field of the invoice.

Fully digital invoices have no attachment; ``Tags/CustomTag.xml`` names each field and refers to
the objects that draw it. Values that are drawn in several objects are joined here.
"""

import re
from collections.abc import Iterator
from functools import reduce
from xml.etree.ElementTree import Element

from features.errors import BadRecord
from features.records.document import Box, Field, Line, Source
from models.recognizer.exact_values import normal_form
from models.recognizer.ofd_package import OfdPackage
from models.recognizer.ofd_pages import OfdDocument, OfdPage, TextObject
from models.recognizer.safe_xml import local, text_at
from models.recognizer.xml_source import CELLS_2019, FIELDS_2019

Tags = dict[str, list[TextObject]]
"""Canonical name of a field or cell to the objects that draw it, in the order of the tags."""

_TAG_FILE = re.compile(r"(^|/)tags/(customtag|tag_invoice)\.xml$")
_NAMES = {**FIELDS_2019, **CELLS_2019}
_ROW_ANCHORS = ("amount", "tax_rate", "tax", "quantity", "unit_price")
_SAME_ROW = 0.5  # of the object's height


def read_tags(package: OfdPackage, document: OfdDocument, pages: tuple[OfdPage, ...]) -> Tags:
    """Return the tagged objects of an invoice, empty where the package has no such tags."""
    objects = {(page.id, one.id): one for page in pages for one in page.objects if one.id}
    anywhere = {one.id: one for page in pages for one in page.objects if one.id}
    tags: Tags = {}
    for path in _tag_files(package, document):
        for name, page, target in _references(package.xml(path)):
            found = objects.get((page, target)) or anywhere.get(target)
            if found is not None and found not in tags.setdefault(name, []):
                tags[name].append(found)
    return tags


def tagged_fields(tags: Tags) -> tuple[Field, ...]:
    """Return the header fields, each with the box around all its objects."""
    found = (field_of(name, tags.get(name, [])) for name in FIELDS_2019.values())
    return tuple(field for field in found if field is not None)


def tagged_lines(tags: Tags) -> tuple[Line, ...]:
    """Cut the tagged cells into rows: each amount begins one, continuation lines join it."""
    anchors = next((tags[name] for name in _ROW_ANCHORS if tags.get(name)), [])
    starts = sorted((one.page, one.box.y0 - _SAME_ROW * _height(one)) for one in anchors)
    rows: list[Tags] = [{} for _ in starts]
    for name in CELLS_2019.values():
        for one in tags.get(name, []):
            row = sum(start <= (one.page, one.box.y0) for start in starts) - 1
            if row >= 0:
                rows[row].setdefault(name, []).append(one)
    lines = (tuple(_cells(row)) for row in rows)
    return tuple(Line(cells) for cells in lines if cells)


def field_of(name: str, objects: list[TextObject]) -> Field | None:
    """Join objects to one field, None where they give no such value.

    A currency sign may stand in an object of its own, and a tag may refer to a label besides:
    where the joined text is no value, the one object that is takes its place.
    """
    alone = [[one] for one in objects] if len(objects) > 1 else []
    found = (_joined(name, some) for some in (objects, *alone) if some)
    return next((field for field in found if field is not None), None)


def _joined(name: str, objects: list[TextObject]) -> Field | None:
    raw = "".join(one.text for one in objects).strip()
    try:
        value = normal_form(name, raw)
    except BadRecord:
        return None
    first = objects[0]
    box = reduce(Box.union, (one.box for one in objects if one.page == first.page))
    return Field(name, value, raw, 1.0, Source.OFD, first.page, box)


def _cells(row: Tags) -> Iterator[Field]:
    for name, objects in row.items():
        cell = field_of(name, sorted(objects, key=lambda one: (one.box.y0, one.box.x0)))
        if cell is not None:
            yield cell


def _height(one: TextObject) -> float:
    return one.box.y1 - one.box.y0


def _tag_files(package: OfdPackage, document: OfdDocument) -> list[str]:
    """Find the tag files through the document, or by name where it forgets to name them."""
    index = package.find(
        document.path, text_at(document.root, "CustomTags") or "Tags/CustomTags.xml"
    )
    named = []
    if index is not None:
        for tag in package.xml(index):
            named.append(package.find(index, text_at(tag, "FileLoc")))
    found = [path for path in named if path is not None]
    return found or [path for path in package.paths() if _TAG_FILE.search(path)]


def _references(root: Element) -> Iterator[tuple[str, str, str]]:
    """Yield field name, page id and object id of each reference under a known name."""
    for element in root.iter():
        name = _NAMES.get(local(element))
        for reference in element if name else ():
            if local(reference) == "ObjectRef":
                yield name or "", reference.get("PageRef", ""), (reference.text or "").strip()
