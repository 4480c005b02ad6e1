"""The XML of an e-invoice to a reading: each value exact, no picture and so no box.

Two generations: the fully digital invoice (数电票, root ``EInvoice``) of the tax bureau's platform
and the 2019 ``eInvoice`` that stands inside OFD files. The tax bureau's signature is not verified.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from features.records.document import Field, Kind, Line, Source
from models.errors import Unreadable
from models.recognizer.exact_values import exact_field
from models.recognizer.reading import Reading
from models.recognizer.safe_xml import local, parse_xml, text_at

_Path = tuple[str, ...]
_BASIC = ("EInvoiceData", "BasicInformation")
_BUYER = ("EInvoiceData", "BuyerInformation")
_SELLER = ("EInvoiceData", "SellerInformation")
_SUPERVISION = ("TaxSupervisionInfo",)
_MORE = ("EInvoiceData", "AdditionalInformation")

# Canonical name to the places where it may stand; the first that has a value is taken.
_DIGITAL: dict[str, tuple[_Path, ...]] = {
    "invoice_number": (
        (*_SUPERVISION, "InvoiceNumber"),
        ("Header", "EIid"),
        (*_BASIC, "InvoiceNumber"),
    ),
    "issue_date": ((*_SUPERVISION, "IssueTime"), (*_BASIC, "RequestTime")),
    "buyer_name": ((*_BUYER, "BuyerName"),),
    "buyer_tax_id": ((*_BUYER, "BuyerIdNum"),),
    "seller_name": ((*_SELLER, "SellerName"),),
    "seller_tax_id": ((*_SELLER, "SellerIdNum"),),
    "amount_without_tax": ((*_BASIC, "TotalAmWithoutTax"),),
    "tax_amount": ((*_BASIC, "TotalTaxAm"),),
    "amount_with_tax": (
        (*_BASIC, "TotalTax-includedAmount"),
        (*_BASIC, "TotalTaxIncludedAmount"),
    ),
    "amount_in_words": (
        (*_BASIC, "TotalTax-includedAmountInChinese"),
        (*_BASIC, "TotalTaxIncludedAmountInChinese"),
    ),
    "remark": ((*_MORE, "Remark"), (*_MORE, "Remarks"), (*_BASIC, "Remark")),
    "payee": ((*_BASIC, "Payee"),),
    "reviewer": ((*_BASIC, "Checker"), (*_BASIC, "Reviewer")),
    "drawer": ((*_BASIC, "Drawer"),),
}
_JOINED: dict[str, tuple[_Path, _Path]] = {
    "buyer_address_phone": ((*_BUYER, "BuyerAddr"), (*_BUYER, "BuyerTelNum")),
    "buyer_bank_account": ((*_BUYER, "BuyerBankName"), (*_BUYER, "BuyerBankAccNum")),
    "seller_address_phone": ((*_SELLER, "SellerAddr"), (*_SELLER, "SellerTelNum")),
    "seller_bank_account": ((*_SELLER, "SellerBankName"), (*_SELLER, "SellerBankAccNum")),
}
_DIGITAL_CELLS = {
    "ItemName": "item_name",
    "SpecMod": "specification",
    "MeaUnits": "unit",
    "Quantity": "quantity",
    "UnPrice": "unit_price",
    "Amount": "amount",
    "TaxRate": "tax_rate",
    "ComTaxAm": "tax",
}
FIELDS_2019 = {
    "InvoiceCode": "invoice_code",
    "InvoiceNo": "invoice_number",
    "IssueDate": "issue_date",
    "InvoiceCheckCode": "check_code",
    "MachineNo": "machine_number",
    "BuyerName": "buyer_name",
    "BuyerTaxID": "buyer_tax_id",
    "BuyerAddrTel": "buyer_address_phone",
    "BuyerFinancialAccount": "buyer_bank_account",
    "SellerName": "seller_name",
    "SellerTaxID": "seller_tax_id",
    "SellerAddrTel": "seller_address_phone",
    "SellerFinancialAccount": "seller_bank_account",
    "TaxExclusiveTotalAmount": "amount_without_tax",
    "TaxTotalAmount": "tax_amount",
    "TaxInclusiveTotalAmount": "amount_with_tax",
    "Note": "remark",
    "Payee": "payee",
    "Checker": "reviewer",
    "InvoiceClerk": "drawer",
}
CELLS_2019 = {
    "Item": "item_name",
    "Specification": "specification",
    "MeasurementDimension": "unit",
    "Quantity": "quantity",
    "Price": "unit_price",
    "Amount": "amount",
    "TaxScheme": "tax_rate",
    "TaxAmount": "tax",
}
_TITLES = {"01": "电子发票（增值税专用发票）", "02": "电子发票（普通发票）"}


def read_xml(data: bytes) -> Reading:
    """Read an e-invoice in XML of either generation.

    Raises Unreadable: BROKEN_XML, XML_UNSAFE, or UNKNOWN_XML when it is well formed but no
    e-invoice.
    """
    root = parse_xml(data)
    if local(root) == "EInvoice":
        reading = _read_digital(root)
    elif local(root) == "eInvoice":
        reading = read_2019(root, Source.XML)
    else:
        raise Unreadable("UNKNOWN_XML", f"the root element is {local(root)[:40]!r}")
    if reading.field("invoice_number") is None:
        raise Unreadable("UNKNOWN_XML", "an e-invoice without invoice number")
    return reading


def read_2019(root: Element, source: Source) -> Reading:
    """Read the 2019 ``eInvoice``: flat names inside Buyer and Seller, GoodsInfo for each line."""
    lines = [one for one in root.iter() if local(one) == "GoodsInfo"]
    cells = {id(cell) for line in lines for cell in line}
    header = [one for one in root.iter() if id(one) not in cells]
    return Reading(
        Kind.INVOICE, None, _fields(header, FIELDS_2019, source), _lines(lines, CELLS_2019, source)
    )


def _read_digital(root: Element) -> Reading:
    found = [_first(root, name, places) for name, places in _DIGITAL.items()]
    found += [_joined(root, name, places) for name, places in _JOINED.items()]
    lines = [one for one in root.iter() if local(one) == "IssuItemInformation"]
    label = ("Header", "InherentLabel", "GeneralOrSpecialVAT", "LabelCode")
    return Reading(
        Kind.INVOICE,
        _TITLES.get(text_at(root, *label)),
        tuple(field for field in found if field is not None),
        _lines(lines, _DIGITAL_CELLS, Source.XML),
    )


def _first(root: Element, name: str, places: tuple[_Path, ...]) -> Field | None:
    texts = (text_at(root, *place) for place in places)
    raw = next((text for text in texts if text), "")
    return exact_field(name, raw, Source.XML)


def _joined(root: Element, name: str, places: tuple[_Path, _Path]) -> Field | None:
    texts = [text_at(root, *place) for place in places]
    return exact_field(name, " ".join(text for text in texts if text), Source.XML)


def _lines(rows: list[Element], names: dict[str, str], source: Source) -> tuple[Line, ...]:
    found = (_fields(row, names, source) for row in rows)
    return tuple(Line(cells) for cells in found if cells)


def _fields(
    elements: list[Element] | Element, names: dict[str, str], source: Source
) -> tuple[Field, ...]:
    return tuple(_distinct(elements, names, source))


def _distinct(
    elements: list[Element] | Element, names: dict[str, str], source: Source
) -> Iterator[Field]:
    """Yield each known element once: a second of the same name is not ours to choose from."""
    seen: set[str] = set()
    for element in elements:
        name = names.get(local(element))
        field = exact_field(name, element.text or "", source) if name else None
        if field is not None and field.name not in seen:
            seen.add(field.name)
            yield field
