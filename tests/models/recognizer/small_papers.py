"""Small papers and hostile files as bytes, with invented values; for the tests beside it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

import segno
from PIL import Image
from reportlab.pdfgen import canvas

QR_TEXT = "01,10,033002100611,12345678,300.00,20210708,12345678901234567890,0A1B,"
OFD_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def picture(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """An image whose top left quarter is red, so that turning it shows."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image


def encoded(image: Image.Image, format_name: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format_name, **options)
    return stream.getvalue()


def qr_picture(text: str = QR_TEXT, scale: int = 3) -> Image.Image:
    """A page of 600 x 400 with a QR code in its top left corner."""
    stream = io.BytesIO()
    segno.make(text, micro=False).save(stream, kind="png", scale=scale)
    page = Image.new("RGB", (600, 400), "white")
    page.paste(Image.open(stream).convert("RGB"), (10, 10))
    return page


def pdf(texts: Iterable[tuple[float, float, str]] = (), pages: int = 1, **options: object) -> bytes:
    stream = io.BytesIO()
    drawn = canvas.Canvas(stream, pagesize=(600, 400), **options)
    for _ in range(pages):
        for x, y, text in texts:
            drawn.drawString(x, y, text)
        drawn.showPage()
    drawn.save()
    return stream.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the first being the catalogue."""
    body = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer


def page_pdf(content: bytes, filters: bytes = b"", box: bytes = b"0 0 600 400") -> bytes:
    """A PDF of one page with this content stream."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R >>" % box,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
    )


def blank_png(side: int) -> bytes:
    """A black 1-bit PNG of side x side pixels: a hundred kilobytes for a gigapixel."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (side + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in files.items():
            package.writestr(path, content)
    return stream.getvalue()


def ofd_files(objects: str, **more: str) -> dict[str, str | bytes]:
    """The files of an OFD of one page, 210 x 140 mm, with these page objects."""
    return {
        "OFD.xml": f"<ofd:OFD {OFD_NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD_NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
        "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags></ofd:Document>",
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {OFD_NAMESPACE}><ofd:Content><ofd:Layer>"
        f"{objects}</ofd:Layer></ofd:Content></ofd:Page>",
        **more,
    }


def text_object(number: int, boundary: str, text: str, **attributes: str) -> str:
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{boundary}" Size="3"{more}>'
        f'<ofd:TextCode X="0" Y="3" DeltaX="1.5"><![CDATA[{text}]]></ofd:TextCode></ofd:TextObject>'
    )


ATTACHMENT = """<?xml version="1.0" encoding="utf-8"?>
<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019" Version="1.0">
<fp:InvoiceCode>033002100611</fp:InvoiceCode><fp:InvoiceNo>12345678</fp:InvoiceNo>
<fp:IssueDate>2021年07月08日</fp:IssueDate>
<fp:InvoiceCheckCode>12345678901234567890</fp:InvoiceCheckCode><fp:MachineNo>661234567890</fp:MachineNo>
<fp:Buyer><fp:BuyerName>云山镇石桥村股份经济合作社</fp:BuyerName>
<fp:BuyerTaxID>N2330421MF1234567X</fp:BuyerTaxID><fp:BuyerAddrTel></fp:BuyerAddrTel></fp:Buyer>
<fp:Seller><fp:SellerName>云山县长虹五金商行</fp:SellerName>
<fp:SellerTaxID>91330421MA2B00001X</fp:SellerTaxID></fp:Seller>
<fp:TaxInclusiveTotalAmount>318.00</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>18.00</fp:TaxTotalAmount>
<fp:TaxExclusiveTotalAmount>300.00</fp:TaxExclusiveTotalAmount>
<fp:InvoiceClerk>王小明</fp:InvoiceClerk><fp:Payee>王小明</fp:Payee><fp:Checker>王小明</fp:Checker>
<fp:GraphCode>01,10,033002100611,12345678,300.00,20210708,12345678901234567890,0A1B</fp:GraphCode>
<fp:GoodsInfos><fp:GoodsInfo><fp:Item>*金属制品*不锈钢栏杆</fp:Item><fp:Specification>304</fp:Specification>
<fp:MeasurementDimension>米</fp:MeasurementDimension><fp:Price>100</fp:Price><fp:Quantity>1</fp:Quantity>
<fp:Amount>100.00</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme><fp:TaxAmount>6.00</fp:TaxAmount></fp:GoodsInfo>
<fp:GoodsInfo><fp:Item>*金属制品*立柱</fp:Item><fp:Specification></fp:Specification>
<fp:MeasurementDimension>米</fp:MeasurementDimension><fp:Price>100</fp:Price><fp:Quantity>2</fp:Quantity>
<fp:Amount>200.00</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme><fp:TaxAmount>12.00</fp:TaxAmount></fp:GoodsInfo>
</fp:GoodsInfos></eInvoice>"""


EINVOICE = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<EInvoice><Header><EIid>25330000000012345678</EIid><InherentLabel><GeneralOrSpecialVAT>
<LabelCode>02</LabelCode><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
<EInvoiceData><SellerInformation><SellerIdNum>91330421MA2B00001X</SellerIdNum>
<SellerName>云山县长虹五金商行</SellerName><SellerAddr>云山县人民路１号</SellerAddr>
<SellerTelNum>0573-80000000</SellerTelNum><SellerBankName>云山农商银行</SellerBankName>
<SellerBankAccNum>6200000000000000000</SellerBankAccNum></SellerInformation>
<BuyerInformation><BuyerIdNum>N2330421MF1234567X</BuyerIdNum>
<BuyerName>云山镇石桥村股份经济合作社</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>300</TotalAmWithoutTax><TotalTaxAm>18.00</TotalTaxAm>
<TotalTax-includedAmount>318.00</TotalTax-includedAmount>
<TotalTax-includedAmountInChinese>叁佰壹拾捌圆整</TotalTax-includedAmountInChinese>
<Drawer>王小明</Drawer><RequestTime>2025-07-08 10:11:12</RequestTime></BasicInformation>
<IssuItemInformation><ItemName>*金属制品*不锈钢栏杆</ItemName><SpecMod>304</SpecMod><MeaUnits>米</MeaUnits>
<Quantity>3</Quantity><UnPrice>100.000000000001</UnPrice><Amount>300.00</Amount><TaxRate>0.06</TaxRate>
<ComTaxAm>18.00</ComTaxAm><TaxClassificationCode>1080411000000000000</TaxClassificationCode>
</IssuItemInformation><SpecificInformation/><AdditionalInformation><Remark>合同编号：SQ-2025-07</Remark>
</AdditionalInformation></EInvoiceData><TaxSupervisionInfo>
<InvoiceNumber>25330000000012345678</InvoiceNumber><IssueTime>2025-07-08</IssueTime></TaxSupervisionInfo>
</EInvoice>"""
