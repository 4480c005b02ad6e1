"""数电票 as OFD (GB/T 33190): text objects in millimetres, and tags that name them.

``Doc_0/Tags/CustomTag.xml`` maps each field to the ids of the text objects that show it, so
that values and boxes come without OCR. Like real files, amounts stand as two objects, the
sign and the figures, and cells of the table are repeated tags in row order.
"""

import zipfile
from hashlib import md5
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from training.synthesis.papers.invoice import draw_invoice
from training.synthesis.papers.invoice_xml import invoice_truth
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.sheet import Sheet, Text
from training.synthesis.papers.truth import Paper

NAMESPACE = "http://www.ofdspec.org/2016"
_FIRST_ID = 6900
_PAGE_ID = "61"
_FONTS = {"NotoSerifCJK-Regular.ttc": ("29", "宋体"), "NotoSansCJK-Regular.ttc": ("30", "黑体")}
_STAMP = (2025, 1, 1, 0, 0, 0)
_SIGN = "¥"
TAGS = {
    "invoice_number": "InvoiceNo",
    "issue_date": "IssueDate",
    "buyer_name": "Buyer/BuyerName",
    "buyer_tax_id": "Buyer/BuyerTaxID",
    "seller_name": "Seller/SellerName",
    "seller_tax_id": "Seller/SellerTaxID",
    "amount_without_tax": "TaxExclusiveTotalAmount",
    "tax_amount": "TaxTotalAmount",
    "amount_with_tax": "TaxInclusiveTotalAmount",
    "remark": "Note",
    "drawer": "InvoiceClerk",
    "item_name": "Item",
    "specification": "Specification",
    "unit": "MeasurementDimension",
    "quantity": "Quantity",
    "unit_price": "Price",
    "amount": "Amount",
    "tax_rate": "TaxScheme",
    "tax": "TaxAmount",
}


def invoice_ofd(purchase: Purchase) -> Paper:
    """Return the invoice as OFD with the truth of its boxes."""
    sheet = draw_invoice(purchase)
    runs = _runs(sheet)
    parts = {
        "OFD.xml": _root(purchase),
        "Doc_0/Document.xml": _document(sheet),
        "Doc_0/PublicRes.xml": _fonts(),
        "Doc_0/DocumentRes.xml": _pictures(sheet),
        "Doc_0/Pages/Page_0/Content.xml": _content(sheet, runs),
        "Doc_0/Tags/CustomTags.xml": _tag_index(),
        "Doc_0/Tags/CustomTag.xml": _tags(sheet, runs),
        **{f"Doc_0/Res/{plate.name}": plate.png for plate in sheet.plates},
    }
    return Paper(_zipped(parts), "application/ofd", invoice_truth(purchase, boxes=True))


def _runs(sheet: Sheet) -> dict[Text, list[tuple[str, Text]]]:
    """Give each text its objects with their ids: a sum of money is split after its sign."""
    runs: dict[Text, list[tuple[str, Text]]] = {}
    number = _FIRST_ID
    for text in sheet.texts:
        runs[text] = []
        for piece in _pieces(text):
            runs[text].append((str(number), piece))
            number += 1
    return runs


def _pieces(text: Text) -> list[Text]:
    if not text.content.startswith(_SIGN):
        return [text]
    figures = Text(text.span(1)[0], text.y, text.content[1:], text.ink)
    return [Text(text.x, text.y, _SIGN, text.ink), figures]


def _element(name: str, **attributes: str) -> Element:
    return Element(f"{{{NAMESPACE}}}{name}", attributes)


def _child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    child = SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    child.text = text
    return child


def _root(purchase: Purchase) -> bytes:
    root = _element("OFD", DocType="OFD", Version="1.1")
    body = _child(root, "DocBody")
    info = _child(body, "DocInfo")
    name = md5(purchase.invoice_number.encode(), usedforsecurity=False).hexdigest()
    _child(info, "DocID", name)
    _child(info, "CreationDate", purchase.dates.invoiced.isoformat())
    _child(body, "DocRoot", "Doc_0/Document.xml")
    return _xml(root)


def _document(sheet: Sheet) -> bytes:
    root = _element("Document")
    common = _child(root, "CommonData")
    _child(common, "MaxUnitID", "9999")
    _child(_child(common, "PageArea"), "PhysicalBox", f"0 0 {sheet.width:g} {sheet.height:g}")
    _child(common, "PublicRes", "PublicRes.xml")
    _child(common, "DocumentRes", "DocumentRes.xml")
    _child(_child(root, "Pages"), "Page", ID=_PAGE_ID, BaseLoc="Pages/Page_0/Content.xml")
    _child(root, "CustomTags", "Tags/CustomTags.xml")
    return _xml(root)


def _fonts() -> bytes:
    root = _element("Res", BaseLoc="Res")
    fonts = _child(root, "Fonts")
    for identity, name in _FONTS.values():
        _child(fonts, "Font", ID=identity, FontName=name, FamilyName=name)
    return _xml(root)


def _pictures(sheet: Sheet) -> bytes:
    root = _element("Res", BaseLoc="Res")
    media = _child(root, "MultiMedias")
    for place, plate in enumerate(sheet.plates):
        one = _child(media, "MultiMedia", ID=str(100 + place), Type="Image", Format="PNG")
        _child(one, "MediaFile", plate.name)
    return _xml(root)


def _content(sheet: Sheet, runs: dict[Text, list[tuple[str, Text]]]) -> bytes:
    root = _element("Page")
    box = f"0 0 {sheet.width:g} {sheet.height:g}"
    _child(_child(root, "Area"), "PhysicalBox", box)
    layer = _child(_child(root, "Content"), "Layer", ID="62", Type="Body")
    for place, stroke in enumerate(sheet.strokes):
        path = _child(layer, "PathObject", ID=str(1000 + place), Boundary=box)
        path.set("LineWidth", f"{stroke.width:g}")
        _child(path, "StrokeColor", Value=" ".join(map(str, stroke.colour)))
        _child(
            path, "AbbreviatedData", f"M {stroke.x0:g} {stroke.y0:g} L {stroke.x1:g} {stroke.y1:g}"
        )
    for place, plate in enumerate(sheet.plates):
        image = _child(layer, "ImageObject", ID=str(200 + place), ResourceID=str(100 + place))
        image.set("Boundary", f"{plate.x:g} {plate.y:g} {plate.width:g} {plate.height:g}")
        image.set("CTM", f"{plate.width:g} 0 0 {plate.height:g} 0 0")
    for pieces in runs.values():
        for identity, piece in pieces:
            _text_object(layer, identity, piece)
    return _xml(root)


def _text_object(layer: Element, identity: str, text: Text) -> None:
    x0, y0, x1, y1 = text.span()
    size = f"{text.ink.em:.4f}"
    boundary = f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f}"
    font = _FONTS[text.ink.face.value][0]
    body = _child(layer, "TextObject", ID=identity, Boundary=boundary, Font=font, Size=size)
    _child(body, "FillColor", Value=" ".join(map(str, text.ink.colour)))
    steps = [text.ink.width(character) for character in text.content[:-1]]
    code = _child(body, "TextCode", text.content, X="0", Y=f"{text.y - y0:.4f}")
    if steps:
        code.set("DeltaX", " ".join(f"{step:.3f}" for step in steps))


def _tag_index() -> bytes:
    root = _element("CustomTags")
    _child(_child(root, "CustomTag", TypeID="fp"), "FileLoc", "CustomTag.xml")
    return _xml(root)


def _tags(sheet: Sheet, runs: dict[Text, list[tuple[str, Text]]]) -> bytes:
    root = _element("CustomTag")
    parents: dict[str, Element] = {}
    for mark, texts in sheet.marks:
        if mark.name not in TAGS:
            continue
        parent, _, leaf = TAGS[mark.name].rpartition("/")
        if parent and parent not in parents:
            parents[parent] = _child(root, parent)
        tag = _child(parents[parent] if parent else root, leaf)
        for text in texts:
            for identity, _piece in runs[text]:
                _child(tag, "ObjectRef", identity, PageRef=_PAGE_ID)
    return _xml(root)


def _xml(root: Element) -> bytes:
    register_namespace("ofd", NAMESPACE)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
