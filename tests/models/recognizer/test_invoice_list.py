from features.records.document import Kind, Page, Source
from models.recognizer.words_source import read_words
from tests.models.recognizer.drawn_words import vat_form, word

S = 0.8
PLACES = (0.05, 0.12, 0.32, 0.45, 0.52, 0.60, 0.70, 0.80, 0.88)
HEADER = ("序号", "货物名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
ITEMS = {"*金属制品*不锈钢", "栏杆", "304(06Cr19Ni10)", "12", "330.00", "3960.00", "514.80"}
SECOND = {"*金属制品*膨胀螺栓", "M10x100", "8", "5.00", "40.00", "5.20", "套", "米", "13%"}


def form():
    """The VAT form whose only row points at the list."""
    kept = [w for w in vat_form() if w.text not in ITEMS | SECOND]
    row = [
        word("（详见销货清单）", 0.03, 0.42),
        word("4000.00", 0.71, 0.42),
        word("13%", 0.80, 0.42),
        word("520.00", 0.92, 0.42),
    ]
    return [*kept, *row]


def listed(rows, top=0.1):
    head = [word("销售货物或者提供应税劳务、服务清单", 0.3, 0.03)]
    texts = [HEADER, *rows]
    cells = [
        word(text, x, top + 0.05 * i, size=S)
        for i, row in enumerate(texts)
        for text, x in zip(row, PLACES, strict=True)
        if text
    ]
    total = [
        word("小计", 0.05, top + 0.05 * len(texts), size=S),
        word("¥4000.00", 0.69, top + 0.05 * len(texts), size=S),
    ]
    return [*head, *cells, *total]


FIRST = ("1", "*金属制品*栏杆", "304", "米", "12", "330.00", "3960.00", "13%", "514.80")
LAST = ("2", "*金属制品*螺栓", "M10", "套", "8", "5.00", "40.00", "13%", "5.20")


def read(*pages):
    numbered = enumerate(pages, start=1)
    whole = [Page(n, 1000, 650 if n == 1 else 1414, tuple(words)) for n, words in numbered]
    return read_words(whole, [Source.OCR] * len(whole))


def names(reading):
    return [line.cell("item_name").value for line in reading.lines]


def test_items_come_from_the_list_behind_the_form():
    reading = read(form(), listed([FIRST, LAST]))
    assert reading.kind is Kind.INVOICE
    assert names(reading) == ["*金属制品*栏杆", "*金属制品*螺栓"]
    assert [line.cell("amount").page for line in reading.lines] == [2, 2]
    assert reading.field("invoice_number").value == "48213007"
    assert reading.field("amount_without_tax").value == "4000.00"


def test_a_list_over_two_pages_is_one_list():
    assert len(read(form(), listed([FIRST]), listed([LAST])).lines) == 2


def test_a_form_without_its_list_keeps_the_row_that_points_at_it():
    assert names(read(form())) == ["(详见销货清单)"]
    assert names(read(form(), [word("第二页", 0.4, 0.5)])) == ["(详见销货清单)"]


def test_a_second_invoice_behind_the_first_gives_it_no_items():
    assert len(read(vat_form(), vat_form()).lines) == 2
