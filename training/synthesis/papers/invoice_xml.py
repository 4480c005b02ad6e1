"""数电票 as XML: the EInvoice file that the tax platform delivers beside the picture.

Element names, their odd spellings too, follow version 0.37 as real files carry it. The
signature is a placeholder of the right form: a specimen is not signed by a tax bureau.
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from features.records.capitals import capitals
from features.records.document import Kind
from features.records.money import yuan_text
from training.synthesis.papers.invoice import TAX_CLASS, draw_invoice, remark
from training.synthesis.papers.purchase import VAT_RATE, Firm, Goods, Purchase
from training.synthesis.papers.truth import Mark, Paper, Truth

SUBKIND = "电子发票(普通发票)"
_TAX_CLASSIFICATION = "1080000000000000000"  # 金属制品, first two levels of the public table
_LABELS = (
    ("InIssuType", "Y", "是否蓝字发票标志"),
    ("EInvoiceType", "01", "电子发票"),
    ("GeneralOrSpecialVAT", "02", "普通发票"),
    ("TaxpayerType", "1", "一般纳税人"),
)


def invoice_xml(purchase: Purchase) -> Paper:
    """Return the invoice as XML; its truth has no boxes, as the format has no picture."""
    root = Element("EInvoice")
    _header(root, purchase)
    data = SubElement(root, "EInvoiceData")
    _firm(data, "Seller", purchase.seller)
    _firm(data, "Buyer", purchase.buyer)
    _basics(data, purchase)
    for goods in purchase.goods:
        _item(data, goods)
    SubElement(data, "SpecificInformation")
    _leaves(data, "AdditionalInformation", {"Remark": remark(purchase)})
    _supervision(root, purchase)
    indent(root, "    ")
    content = b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n' + tostring(
        root, encoding="utf-8"
    )
    return Paper(content + b"\n", "application/xml", invoice_truth(purchase, boxes=False))


def invoice_truth(purchase: Purchase, *, boxes: bool) -> Truth:
    """Return the truth of the invoice, with the boxes of its layout or without any."""
    marks = [mark for mark, _ in draw_invoice(purchase).marks]
    if not boxes:
        marks = [Mark(mark.name, mark.value, row=mark.row) for mark in marks]
    return Truth(Kind.INVOICE, SUBKIND, tuple(marks))


def _leaves(parent: Element, name: str, values: dict[str, str]) -> Element:
    element = SubElement(parent, name)
    for tag, value in values.items():
        SubElement(element, tag).text = value
    return element


def _header(root: Element, purchase: Purchase) -> None:
    eiid = f"{purchase.invoice_number}"
    header = _leaves(root, "Header", {"EIid": eiid, "EInvoiceTag": "SWEI3200", "Version": "0.37"})
    inherent = SubElement(header, "InherentLabel")
    for name, code, text in _LABELS:
        _leaves(inherent, name, {"LabelCode": code, "LabelName": text})


def _firm(data: Element, side: str, firm: Firm) -> None:
    _leaves(
        data,
        f"{side}Information",
        {
            f"{side}IdNum": firm.credit_code,
            f"{side}Name": firm.name,
            f"{side}Addr": firm.address,
            f"{side}TelNum": firm.phone,
            f"{side}BankName": firm.bank,
            f"{side}BankAccNum": firm.account,
        },
    )


def _basics(data: Element, purchase: Purchase) -> None:
    _leaves(
        data,
        "BasicInformation",
        {
            "TotalAmWithoutTax": yuan_text(purchase.net_fen),
            "TotalTaxAm": yuan_text(purchase.tax_fen),
            "TotalTax-includedAmount": yuan_text(purchase.gross_fen),
            "TotalTax-includedAmountInChinese": capitals(purchase.gross_fen),
            "Drawer": purchase.seller.agent,
            "RequestTime": f"{purchase.dates.invoiced.isoformat()} 10:24:36",
        },
    )


def _item(data: Element, goods: Goods) -> None:
    _leaves(
        data,
        "IssuItemInformation",
        {
            "ItemName": TAX_CLASS + goods.name,
            "SpecMod": goods.specification,
            "MeaUnits": goods.unit,
            "Quantity": str(goods.quantity),
            "UnPrice": yuan_text(goods.net_price_fen),
            "Amount": yuan_text(goods.net_fen),
            "TaxRate": str(VAT_RATE),
            "ComTaxAm": yuan_text(goods.tax_fen),
            "TotaltaxIncludedAmount": yuan_text(goods.gross_fen),
            "TaxClassificationCode": _TAX_CLASSIFICATION,
        },
    )


def _supervision(root: Element, purchase: Purchase) -> None:
    _leaves(root, "SellerAuthentication", {"AuthenticationMethods": "02"})
    _leaves(
        root,
        "TaxSupervisionInfo",
        {
            "InvoiceNumber": purchase.invoice_number,
            "IssueTime": purchase.dates.invoiced.isoformat(),
            "TaxBureauCode": "13304980000",
            "TaxBureauName": "国家税务总局云澜市税务局(演示)",
        },
    )
    _leaves(
        root,
        "TaxBureauSignature",
        {
            "SignatureAlgorithm": "1.2.156.10197.1.501",
            "SignatureFormat": "DETACH",
            "SignatureTime": f"{purchase.dates.invoiced.isoformat()} 10:24:37",
            "SignatureValue": "U1BFQ0lNRU4=",
            "KeyInfo": "",
        },
    )
