"""数电票 as OFD: the page, and the tags that name its text objects.

``Doc_0/Tags/CustomTag.xml`` maps each field to the ids of the text objects that show it, so
that values and boxes come without OCR; cells of the table are repeated tags in row order.
"""

import zipfile
from hashlib import md5
from io import BytesIO
from xml.etree.ElementTree import Element

from training.synthesis.papers.invoice import draw_invoice
from training.synthesis.papers.invoice_xml import invoice_truth
from training.synthesis.papers.ofd_layer import (
    PAGE_ID,
    Runs,
    child,
    element,
    fonts_xml,
    page_xml,
    pictures_xml,
    runs_of,
    xml,
)
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.truth import Paper

_STAMP = (2025, 1, 1, 0, 0, 0)  # the clock of the archive, fixed so that bytes repeat
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
    """Return the invoice as OFD with its truth."""
    sheet = draw_invoice(purchase)
    runs = runs_of(sheet)
    parts = {
        "OFD.xml": _root(purchase),
        "Doc_0/Document.xml": _document(sheet),
        "Doc_0/PublicRes.xml": fonts_xml(),
        "Doc_0/DocumentRes.xml": pictures_xml(sheet),
        "Doc_0/Pages/Page_0/Content.xml": page_xml(sheet, runs),
        "Doc_0/Tags/CustomTags.xml": _tag_index(),
        "Doc_0/Tags/CustomTag.xml": _tags(sheet, runs),
        **{f"Doc_0/Res/{plate.name}": plate.png for plate in sheet.plates},
    }
    return Paper(_zipped(parts), "application/ofd", invoice_truth(purchase, boxes=True))


def _root(purchase: Purchase) -> bytes:
    root = element("OFD", DocType="OFD", Version="1.1")
    body = child(root, "DocBody")
    info = child(body, "DocInfo")
    name = md5(purchase.invoice_number.encode(), usedforsecurity=False).hexdigest()
    child(info, "DocID", name)
    child(info, "CreationDate", purchase.dates.invoiced.isoformat())
    child(body, "DocRoot", "Doc_0/Document.xml")
    return xml(root)


def _document(sheet: Sheet) -> bytes:
    root = element("Document")
    common = child(root, "CommonData")
    child(common, "MaxUnitID", "9999")
    child(child(common, "PageArea"), "PhysicalBox", f"0 0 {sheet.width:g} {sheet.height:g}")
    child(common, "PublicRes", "PublicRes.xml")
    child(common, "DocumentRes", "DocumentRes.xml")
    child(child(root, "Pages"), "Page", ID=PAGE_ID, BaseLoc="Pages/Page_0/Content.xml")
    child(root, "CustomTags", "Tags/CustomTags.xml")
    return xml(root)


def _tag_index() -> bytes:
    root = element("CustomTags")
    child(child(root, "CustomTag", TypeID="fp"), "FileLoc", "CustomTag.xml")
    return xml(root)


def _tags(sheet: Sheet, runs: Runs) -> bytes:
    root = element("CustomTag")
    parents: dict[str, Element] = {"": root}
    for mark, texts in sheet.marks:
        if mark.name not in TAGS:
            continue
        parent, _, leaf = TAGS[mark.name].rpartition("/")
        if parent not in parents:
            parents[parent] = child(root, parent)
        tag = child(parents[parent], leaf)
        for identity in (identity for text in texts for identity, _piece in runs[text]):
            child(tag, "ObjectRef", identity, PageRef=PAGE_ID)
    return xml(root)


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
