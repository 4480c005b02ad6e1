"""An OFD to a reading: exact values of its attachment or tags, with boxes on its pages.

Order of belief: the attached ``original_invoice.xml`` (2019 generation), the custom tags (fully
digital generation), the QR text inside the attachment, the metadata of ``OFD.xml``. Where the
page draws something else than the attachment says, the field has failed the check ``OFD-PAGE``.
Signatures are not verified: they need SM2 and a trusted seal list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from features.records.document import Field, Kind, Page, Source, Word
from models.recognizer.exact_values import exact_field
from models.recognizer.ofd_package import OfdPackage
from models.recognizer.ofd_pages import OfdPage, open_document, read_pages
from models.recognizer.ofd_places import Places
from models.recognizer.ofd_tags import Tags, field_of, read_tags, tagged_fields, tagged_lines
from models.recognizer.qr_text import read_code
from models.recognizer.reading import Reading
from models.recognizer.safe_xml import local
from models.recognizer.xml_source import read_2019

PAGE_CHECK = "OFD-PAGE"
_ATTACHMENT = re.compile(r"(^|/)original_invoice\.xml$")
_TITLE = re.compile(r"(?:增值税|电子)(?:电子)?(?:普通|专用)?发票(?:[(（][^()（）]*发票[)）])?")
_METADATA = {
    "发票代码": "invoice_code",
    "发票号码": "invoice_number",
    "开票日期": "issue_date",
    "校验码": "check_code",
    "购买方名称": "buyer_name",
    "购买方纳税人识别号": "buyer_tax_id",
    "销售方名称": "seller_name",
    "销售方纳税人识别号": "seller_tax_id",
    "合计金额": "amount_without_tax",
    "合计税额": "tax_amount",
    "价税合计": "amount_with_tax",
}
_POINT = 25.4 / 72  # millimetres


def read_ofd(data: bytes) -> Reading:
    """Read an OFD; kind OTHER without fields when it carries no invoice.

    Raises Unreadable: BROKEN_OFD, ENCRYPTED_OFD, ZIP_UNSAFE, XML_UNSAFE, BROKEN_XML,
    TOO_MANY_PAGES, TOO_MUCH_TEXT.
    """
    package = OfdPackage(data)
    document = open_document(package)
    pages = read_pages(package, document)
    attachment = _attachment(package)
    tags = read_tags(package, document, pages)
    places = Places(pages)
    attached = read_2019(attachment, Source.OFD) if attachment is not None else None
    lines = places.lines(attached.lines) if attached else ()
    exact = [_on_page(field, tags, places) for field in attached.fields] if attached else []
    fields = _united(exact, tagged_fields(tags), _graph_code(attachment), _metadata(package))
    if not fields:
        return Reading(Kind.OTHER, None, ())
    fields = _united(fields, _capitals(pages))
    return Reading(Kind.INVOICE, _title(pages), fields, lines or tagged_lines(tags))


def read_ofd_pages(data: bytes) -> tuple[Page, ...]:
    """Read the pages as words, each text object one word of confidence 1; sizes in points.

    This is the text layer of an OFD that is no invoice. Raises what ``read_ofd`` raises.
    """
    package = OfdPackage(data)
    return tuple(_page(page) for page in read_pages(package, open_document(package)))


def _page(page: OfdPage) -> Page:
    words = tuple(Word(one.text.strip(), 1.0, one.box) for one in page.objects)
    width, height = (max(1, round(side / _POINT)) for side in (page.width, page.height))
    return Page(page.number, width, height, words)


def _attachment(package: OfdPackage) -> Element | None:
    path = next((path for path in package.paths() if _ATTACHMENT.search(path)), None)
    return package.xml(path) if path is not None else None


def _on_page(field: Field, tags: Tags, places: Places) -> Field:
    """Give an attached value its box, and say whether the page agrees where it is tagged."""
    drawn = field_of(field.name, tags.get(field.name, []))
    if drawn is None:
        found = places.field(field)
        return replace(found, passed=(PAGE_CHECK,)) if found.box else found
    placed = replace(field, page=drawn.page, box=drawn.box)
    if drawn.value == field.value:
        return replace(placed, passed=(PAGE_CHECK,))
    return replace(placed, failed=(PAGE_CHECK,))


def _graph_code(attachment: Element | None) -> tuple[Field, ...]:
    """Read the QR text that the attachment repeats; without a box, since it is not drawn here."""
    elements = attachment.iter() if attachment is not None else ()
    texts = (one.text or "" for one in elements if local(one) == "GraphCode")
    return tuple(field for text in texts for field in read_code(text))


def _metadata(package: OfdPackage) -> Iterator[Field]:
    for one in package.xml("OFD.xml").iter():
        name = _METADATA.get(one.get("Name", "")) if local(one) == "CustomData" else None
        field = exact_field(name, one.text or "", Source.OFD) if name else None
        if field is not None:
            yield field


def _capitals(pages: tuple[OfdPage, ...]) -> Iterator[Field]:
    """Find the amount in capitals on the page: neither attachment nor tags carry it."""
    for page in pages:
        for one in page.objects:
            if one.text.strip().endswith(("整", "正", "分", "角", "圆", "元")):
                field = field_of("amount_in_words", [one])
                if field is not None:
                    yield field


def _title(pages: tuple[OfdPage, ...]) -> str | None:
    """Find the title of the form without the province before it."""
    for page in pages[:1]:
        for one in page.objects:
            match = _TITLE.search("".join(one.text.split()))
            if match:
                return match.group()
    return None


def _united(*sources: Iterable[Field]) -> tuple[Field, ...]:
    """Unite fields by name; the first source that has a name wins."""
    found: dict[str, Field] = {}
    for source in sources:
        for field in source:
            found.setdefault(field.name, field)
    return tuple(found.values())
