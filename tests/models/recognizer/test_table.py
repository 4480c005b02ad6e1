from features.records.document import Box, Source, Word
from models.recognizer.evidence import Evidence
from models.recognizer.goods_table import read_goods
from models.recognizer.invoice_fields import HEADER
from models.recognizer.layout import lay_out
from models.recognizer.table import read_rows
from models.recognizer.table_header import find_header, fragments
from tests.models.recognizer.drawn_words import word

TITLES = [
    word("序号", 0.05, 0.30),
    word("名称", 0.15, 0.30),
    word("规格型号", 0.35, 0.30),
    word("单位", 0.55, 0.30),
    word("数量", 0.63, 0.30),
    word("单价（元）", 0.70, 0.30),
    word("金额（元）", 0.84, 0.30),
]


def _cells(words):
    lines = read_goods(Evidence(lay_out(words, 1.4), Source.OCR))
    return [{cell.name: cell.value for cell in line.cells} for line in lines]


def _row(y, name, specification):
    return [
        word("1", 0.06, y),
        word(name, 0.13, y),
        word(specification, 0.33, y),
        word("米", 0.56, y),
        word("120", 0.64, y),
        word("372.90", 0.72, y),
        word("44748.00", 0.85, y),
    ]


def test_each_cell_comes_from_its_column():
    assert _cells([*TITLES, *_row(0.35, "不锈钢栏杆", "202(12Cr18Mn9Ni5N)")]) == [
        {
            "item_name": "不锈钢栏杆",
            "specification": "202(12Cr18Mn9Ni5N)",
            "unit": "米",
            "quantity": "120",
            "unit_price": "372.90",
            "amount": "44748.00",
        }
    ]


def test_cells_that_a_reader_ran_together_are_cut_apart():
    words = [
        word("1", 0.06, 0.35),
        word("不锈钢栏杆", 0.13, 0.35),
        word("304 (06Cr19Ni10)", 0.33, 0.35),
        word("米      120  372.90", 0.56, 0.35),
        word("44748.00", 0.85, 0.35),
    ]
    [row] = _cells([*TITLES, *words])
    assert (row["specification"], row["unit"], row["quantity"], row["unit_price"]) == (
        "304 (06Cr19Ni10)",
        "米",
        "120",
        "372.90",
    )


def test_a_name_wrapped_around_the_middle_of_its_row_is_joined():
    first = [w for w in _row(0.37, "x", "304") if w.text != "x"]
    wrapped = [word("不锈钢", 0.13, 0.35), word("栏杆", 0.13, 0.39)]
    second = _row(0.45, "膨胀螺栓", "M10×100")
    assert [row["item_name"] for row in _cells([*TITLES, *first, *wrapped, *second])] == [
        "不锈钢栏杆",
        "膨胀螺栓",
    ]


def test_the_row_of_totals_is_no_item():
    total = [word("合计", 0.13, 0.45), word("44748.00", 0.85, 0.45)]
    assert len(_cells([*TITLES, *_row(0.35, "不锈钢栏杆", "304"), *total])) == 1


def test_the_box_of_a_cell_is_the_box_of_its_word():
    words = [*TITLES, *_row(0.35, "不锈钢栏杆", "304(06Cr19Ni10)")]
    [line] = read_goods(Evidence(lay_out(words, 1.4), Source.OCR))
    wanted = next(w for w in words if w.text == "304(06Cr19Ni10)")
    box = line.cell("specification").box
    assert all(abs(a - b) < 1e-9 for a, b in zip(box.as_list(), wanted.box.as_list(), strict=True))


def test_a_misread_header_is_named_by_its_neighbours():
    header = ["货物或应税劳务、服务名称", "规格型号", "单位", "数量", "里价", "金领", "税率", "税"]
    places = [0.03, 0.30, 0.41, 0.48, 0.57, 0.68, 0.79, 0.88]
    words = [word(text, x, 0.38) for text, x in zip(header, places, strict=True)]
    sheet = lay_out(words, 0.65)
    assert [c.name for c in find_header(sheet, HEADER, ordered=True)] == list(HEADER)
    assert "amount" not in [c.name for c in find_header(sheet, HEADER)]


def test_a_page_without_header_has_no_columns():
    sheet = lay_out([word("数量", 0.1, 0.1), word("单价", 0.3, 0.1)], 1.0)
    assert find_header(sheet, HEADER) == ()
    assert read_goods(Evidence(sheet, Source.OCR)) == ()


def test_a_header_over_nothing_has_no_rows():
    sheet = lay_out(TITLES, 1.4)
    assert read_rows(sheet, find_header(sheet, HEADER), 1.0) == ()


def test_fragments_share_the_place_of_their_run():
    run = lay_out([word("米 120", 0.1, 0.1)], 1.0).runs[0]
    assert [part.text for part in fragments(run)] == ["米", "120"]
    assert fragments(run)[0].x1 <= fragments(run)[1].x0


def test_a_header_that_lies_askew_does_not_fall_into_the_first_row():
    askew = [
        Word(w.text, 1.0, Box(w.box.x0, w.box.y0 - 0.012 * i, w.box.x1, w.box.y1 - 0.012 * i))
        for i, w in enumerate(TITLES)
    ]
    [row] = _cells([*askew, *_row(0.345, "不锈钢栏杆", "202(12Cr18Mn9Ni5N)")])
    assert row["item_name"] == "不锈钢栏杆"
    assert (row["quantity"], row["unit_price"]) == ("120", "372.90")


def test_numbers_that_a_reader_ran_together_are_cut():
    for text, wanted in (
        ("张三330498199001010012", ["张三", "330498199001010012"]),
        ("680.001,234.50", ["680.00", "1,234.50"]),
        ("143.0000000000", ["143.0000000000"]),
        ("12.5 180", ["12.5", "180"]),
        ("680.00沈永凤", ["680.00", "沈永凤"]),
        ("1,980.00元", ["1,980.00元"]),
        ("304(06Cr19Ni10)", ["304(06Cr19Ni10)"]),
    ):
        run = lay_out([word(text, 0.1, 0.1)], 1.0).runs[0]
        assert [part.text for part in fragments(run)] == wanted
