"""Sheets written as the page of an OFD (GB/T 33190): lines, pictures and text objects in mm.

Leaves out templates, annotations and signatures, which a specimen does not carry.
"""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from training.synthesis.papers.sheet import Sheet, Text

NAMESPACE = "http://www.ofdspec.org/2016"
PAGE_ID = "61"
FONTS = {"NotoSerifCJK-Regular.ttc": ("29", "宋体"), "NotoSansCJK-Regular.ttc": ("30", "黑体")}
_FIRST_ID = 6900
_FIRST_PICTURE = 100
_SIGN = "¥"
Runs = dict[Text, list[tuple[str, Text]]]
"""Each text of a sheet with the objects that draw it: (id, piece)."""


def runs_of(sheet: Sheet) -> Runs:
    """Give each text its objects; like real files, a sum of money is split after its sign."""
    runs: Runs = {}
    number = _FIRST_ID
    for text in sheet.texts:
        runs[text] = []
        for piece in _pieces(text):
            runs[text].append((str(number), piece))
            number += 1
    return runs


def page_xml(sheet: Sheet, runs: Runs) -> bytes:
    """Return ``Content.xml`` of the page."""
    root = element("Page")
    box = f"0 0 {sheet.width:g} {sheet.height:g}"
    child(child(root, "Area"), "PhysicalBox", box)
    layer = child(child(root, "Content"), "Layer", ID="62", Type="Body")
    _lines(layer, sheet, box)
    for place, plate in enumerate(sheet.plates):
        image = child(layer, "ImageObject", ID=str(200 + place))
        image.set("ResourceID", str(_FIRST_PICTURE + place))
        image.set("Boundary", f"{plate.x:g} {plate.y:g} {plate.width:g} {plate.height:g}")
        image.set("CTM", f"{plate.width:g} 0 0 {plate.height:g} 0 0")
    for pieces in runs.values():
        for identity, piece in pieces:
            _text_object(layer, identity, piece)
    return xml(root)


def fonts_xml() -> bytes:
    """Return ``PublicRes.xml``: the faces by their trade names, not embedded."""
    root = element("Res", BaseLoc="Res")
    fonts = child(root, "Fonts")
    for identity, name in FONTS.values():
        child(fonts, "Font", ID=identity, FontName=name, FamilyName=name)
    return xml(root)


def pictures_xml(sheet: Sheet) -> bytes:
    """Return ``DocumentRes.xml``: the pictures under ``Res``."""
    root = element("Res", BaseLoc="Res")
    media = child(root, "MultiMedias")
    for place, plate in enumerate(sheet.plates):
        identity = str(_FIRST_PICTURE + place)
        one = child(media, "MultiMedia", ID=identity, Type="Image", Format="PNG")
        child(one, "MediaFile", plate.name)
    return xml(root)


def element(name: str, **attributes: str) -> Element:
    """Return an element of the OFD namespace."""
    return Element(f"{{{NAMESPACE}}}{name}", attributes)


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element of the OFD namespace and return it."""
    added = SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    added.text = text
    return added


def xml(root: Element) -> bytes:
    """Return the bytes of a part, prefix ``ofd``."""
    register_namespace("ofd", NAMESPACE)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + bytes(tostring(root, encoding="utf-8"))


def _pieces(text: Text) -> list[Text]:
    if not text.content.startswith(_SIGN):
        return [text]
    figures = Text(text.span(1)[0], text.y, text.content[1:], text.ink)
    return [Text(text.x, text.y, _SIGN, text.ink), figures]


def _lines(layer: Element, sheet: Sheet, box: str) -> None:
    for place, stroke in enumerate(sheet.strokes):
        path = child(layer, "PathObject", ID=str(1000 + place), Boundary=box)
        path.set("LineWidth", f"{stroke.width:g}")
        child(path, "StrokeColor", Value=" ".join(map(str, stroke.colour)))
        ends = f"M {stroke.x0:g} {stroke.y0:g} L {stroke.x1:g} {stroke.y1:g}"
        child(path, "AbbreviatedData", ends)


def _text_object(layer: Element, identity: str, text: Text) -> None:
    x0, y0, x1, y1 = text.span()
    boundary = f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f}"
    font, size = FONTS[text.ink.face.value][0], f"{text.ink.em:.4f}"
    body = child(layer, "TextObject", ID=identity, Boundary=boundary, Font=font, Size=size)
    child(body, "FillColor", Value=" ".join(map(str, text.ink.colour)))
    code = child(body, "TextCode", text.content, X="0", Y=f"{text.y - y0:.4f}")
    steps = [text.ink.width(character) for character in text.content[:-1]]
    if steps:
        code.set("DeltaX", " ".join(f"{step:.3f}" for step in steps))
