import pytest

from features.records.document import Kind, Source
from models.errors import Unreadable
from models.recognizer.ofd_source import PAGE_CHECK, read_ofd, read_ofd_pages
from tests.models.recognizer.small_papers import (
    ATTACHMENT,
    OFD_NAMESPACE,
    ofd_files,
    text_object,
    zipped,
)

ROWS = (
    ("*金属制品*不锈钢栏杆", "304", "米", "1", "100", "100.00", "6%", "6.00"),
    ("*金属制品*立柱", "", "米", "2", "100", "200.00", "6%", "12.00"),
)
COLUMNS = (6, 60, 85, 100, 115, 140, 165, 185)
HEADER = (
    ("20 10 60 5", "浙江增值税电子普通发票"),
    ("160 6 40 5", "033002100611"),
    ("160 12 40 5", "12345678"),
    ("160 18 40 5", "2021年07月08日"),
    ("160 24 40 5", "12345 67890 12345 67890"),
    ("36 30 80 5", "云山镇石桥村股份经济合作社"),
    ("36 36 80 5", "N2330421MF1234567X"),
    ("140 92 30 5", "¥300.00"),
    ("180 92 20 5", "¥18.00"),
    ("60 98 60 5", "⊗叁佰壹拾捌圆整"),
    ("150 98 30 5", "318.00"),
    ("36 105 80 5", "云山县长虹五金"),
    ("36 110 80 5", "商行"),
    ("36 116 80 5", "91330421MA2B00001X"),
    ("20 125 20 5", "王小明"),
    ("80 125 20 5", "王小明"),
    ("140 125 20 5", "王小明"),
)


def _page():
    objects = [text_object(100 + i, place, text) for i, (place, text) in enumerate(HEADER)]
    for row, cells in enumerate(ROWS):
        for column, (left, text) in enumerate(zip(COLUMNS, cells, strict=True)):
            place = f"{left} {57 + 6 * row} 30 5"
            objects.append(text_object(200 + 10 * row + column, place, text))
    return "".join(objects)


def _attached(**changes):
    return zipped(
        ofd_files(_page(), **{"Doc_0/Attachs/original_invoice.xml": ATTACHMENT, **changes})
    )


def _tags(pairs):
    references = "".join(
        f"<ofd:{name}>"
        + "".join(f'<ofd:ObjectRef PageRef="1">{number}</ofd:ObjectRef>' for number in numbers)
        + f"</ofd:{name}>"
        for name, numbers in pairs
    )
    return {
        "Doc_0/Tags/CustomTags.xml": f'<ofd:CustomTags {OFD_NAMESPACE}><ofd:CustomTag TypeID="0">'
        "<ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>",
        "Doc_0/Tags/CustomTag.xml": f"<ofd:eInvoice {OFD_NAMESPACE}>{references}</ofd:eInvoice>",
    }


def _code_of(data):
    with pytest.raises(Unreadable) as refusal:
        read_ofd(data)
    return refusal.value.code


def test_attached_values_get_their_boxes_from_the_page():
    reading = read_ofd(_attached())
    assert (reading.kind, reading.subkind) == (Kind.INVOICE, "增值税电子普通发票")
    placed = {field.name: field.box for field in reading.fields}
    assert [name for name, box in placed.items() if box is None] == ["machine_number"]
    assert all(cell.box for line in reading.lines for cell in line.cells)
    assert {field.source for field in reading.fields} == {Source.OFD}
    assert reading.field("amount_in_words").value == "叁佰壹拾捌圆整"


def test_equal_texts_are_told_apart_by_their_column_and_row():
    reading = read_ofd(_attached())
    for row, line in enumerate(reading.lines):
        tops = {round(cell.box.y0 * 140) for cell in line.cells}
        assert tops == {57 + 6 * row}
        lefts = [round(cell.box.x0 * 210) for cell in line.cells]
        assert set(lefts) <= set(COLUMNS) and len(set(lefts)) == len(lefts)
    assert reading.lines[0].cell("unit_price").box.x0 * 210 == pytest.approx(115)
    assert reading.field("amount_with_tax").box.y0 * 140 > 95
    people = [reading.field(name).box.x0 * 210 for name in ("payee", "reviewer", "drawer")]
    assert sorted(people) == pytest.approx([20, 80, 140])


def test_a_value_split_over_two_objects_is_boxed_as_one():
    box = read_ofd(_attached()).field("seller_name").box
    assert (box.y0 * 140, box.y1 * 140) == (
        pytest.approx(105.36, abs=0.5),
        pytest.approx(113.4, abs=0.5),
    )


def test_boxes_follow_the_characters_not_the_wide_frame():
    box = read_ofd(_attached()).field("buyer_tax_id").box
    assert box.x0 * 210 == pytest.approx(36)
    assert (box.x1 - box.x0) * 210 == pytest.approx(17 * 1.5 + 1.5)


def test_tags_alone_give_values_and_boxes():
    numbers = {name: [100 + i] for i, name in enumerate(("Title", "InvoiceCode", "InvoiceNo"))}
    header = [*numbers.items(), ("IssueDate", [103]), ("SellerName", [111, 112])]
    header += [("TaxExclusiveTotalAmount", [107]), ("TaxInclusiveTotalAmount", [109, 110])]
    names = ("Item", "Specification", "MeasurementDimension", "Quantity", "Price", "Amount")
    cells = [
        (name, [200 + i, 210 + i]) for i, name in enumerate((*names, "TaxScheme", "TaxAmount"))
    ]
    reading = read_ofd(zipped(ofd_files(_page(), **_tags(header + cells))))
    assert reading.field("seller_name").value == "云山县长虹五金商行"
    assert reading.field("amount_without_tax").value == "300.00"
    assert reading.field("amount_with_tax").value == "318.00"
    assert all(field.page == 1 and field.box for field in reading.fields)
    shown = [tuple(cell.value for cell in line.cells) for line in reading.lines]
    assert [len(row) for row in shown] == [8, 7]
    assert [line.cell("amount").value for line in reading.lines] == ["100.00", "200.00"]


def test_a_continuation_line_of_an_item_joins_its_row():
    objects = [
        text_object(1, "6 57 30 5", "*金属制品*不锈"),
        text_object(2, "140 57 30 5", "¥"),
        text_object(3, "145 57 30 5", "100.00"),
        text_object(4, "6 62 30 5", "钢栏杆"),
        text_object(5, "6 68 30 5", "*金属制品*立柱"),
        text_object(6, "145 68 30 5", "200.00"),
        text_object(7, "160 12 40 5", "25330000000012345678"),
    ]
    tags = _tags([("Item", [1, 4, 5]), ("Amount", [3, 6]), ("InvoiceNo", [7])])
    reading = read_ofd(zipped(ofd_files("".join(objects), **tags)))
    assert [line.cell("item_name").value for line in reading.lines] == [
        "*金属制品*不锈钢栏杆",
        "*金属制品*立柱",
    ]


def test_a_page_that_draws_another_amount_than_attached_fails_the_page_check():
    tags = _tags([("TaxInclusiveTotalAmount", [107]), ("InvoiceNo", [102])])
    reading = read_ofd(_attached(**tags))
    total = reading.field("amount_with_tax")
    assert (total.value, total.failed) == ("318.00", (PAGE_CHECK,))
    assert reading.field("invoice_number").passed == (PAGE_CHECK,)


def test_graph_code_and_metadata_fill_what_is_missing():
    bare = ATTACHMENT.replace("<fp:InvoiceCode>033002100611</fp:InvoiceCode>", "")
    reading = read_ofd(_attached(**{"Doc_0/Attachs/original_invoice.xml": bare}))
    assert reading.field("invoice_code").source is Source.QR
    metadata = ofd_files("")["OFD.xml"].replace(
        "<ofd:DocRoot>",
        '<ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">12345678</ofd:CustomData>'
        '<ofd:CustomData Name="销售方名称"/></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>',
    )
    reading = read_ofd(zipped(ofd_files("", **{"OFD.xml": metadata})))
    assert [(field.name, field.value) for field in reading.fields] == [
        ("invoice_number", "12345678")
    ]


def test_an_ofd_without_invoice_gives_its_words():
    data = zipped(ofd_files(text_object(1, "20 20 100 5", "采购合同")))
    assert read_ofd(data).kind is Kind.OTHER
    (page,) = read_ofd_pages(data)
    assert [word.text for word in page.words] == ["采购合同"]
    assert (page.width, page.height) == (595, 397)


def test_windows_and_absolute_paths_are_followed():
    files = {path.replace("/", "\\"): text for path, text in ofd_files(_page()).items()}
    files["OFD.xml"] = files["OFD.xml"].replace("Doc_0/Document.xml", "/doc_0\\Document.xml")
    assert len(read_ofd_pages(zipped(files))[0].words) == len(HEADER) + 15


@pytest.mark.parametrize(
    "attributes",
    [
        {"CTM": "0 1 -1 0 0 0"},
        {"CTM": "nonsense"},
        {"CTM": "1 0 0 1 0 0"},
        {"CTM": "0.3528 0 0 0.3528 1 1"},
        {"CTM": "1e9 0 0 1 0 0"},
    ],
)
def test_any_matrix_gives_a_box_on_the_page(attributes):
    (page,) = read_ofd_pages(zipped(ofd_files(text_object(1, "20 20 100 5", "合同", **attributes))))
    assert 0.09 < page.words[0].box.x0 < 0.11


def test_repeat_counts_cannot_fill_the_memory():
    hostile = text_object(1, "20 20 100 5", "合同").replace('"1.5"', '"g 999999999 1.5"')
    assert read_ofd_pages(zipped(ofd_files(hostile)))[0].words[0].text == "合同"
