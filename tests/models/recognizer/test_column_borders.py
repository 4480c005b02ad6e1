from models.recognizer.column_borders import fitted
from models.recognizer.layout import lay_out, rows
from models.recognizer.table_header import find_header
from tests.models.recognizer.drawn_words import word

HEADER = {
    "ordinal": ("序号",),
    "item_name": ("名称",),
    "quantity": ("数量",),
    "unit_price": ("单价",),
    "amount": ("金额",),
    "note": ("备注",),
}
PLACES = {"序号": 0.05, "名称": 0.25, "数量": 0.48, "单价": 0.60, "金额": 0.74, "备注": 0.90}
HEADS = [word(text, x, 0.2) for text, x in PLACES.items()]


def _columns_of(*lines):
    """Return the column in which the middle of each text lies."""
    words = [[word(text, x, 0.3 + 0.05 * i) for text, x in line] for i, line in enumerate(lines)]
    columns = find_header(lay_out(HEADS, 1.0), HEADER)
    sheet = lay_out([w for line in words for w in line], 1.0)
    moved = fitted(columns, rows(sheet.runs))
    return {
        run.text: next(c.name for c in moved if c.left < run.centre < c.right) for run in sheet.runs
    }


def test_a_name_flush_left_is_no_ordinal():
    found = _columns_of([("1", 0.06), ("砂", 0.13), ("2", 0.49), ("8.00", 0.75)])
    assert (found["1"], found["砂"]) == ("ordinal", "item_name")


def test_a_long_price_is_no_quantity():
    found = _columns_of([("33", 0.50), ("143.000000001", 0.53), ("4719.00", 0.75)])
    assert (found["33"], found["143.000000001"]) == ("quantity", "unit_price")


def test_an_amount_flush_right_is_no_note():
    found = _columns_of([("33", 0.49), ("3.5", 0.61), ("47190.00", 0.80)])
    assert found["47190.00"] == "amount"


def test_one_long_name_among_short_ones_moves_no_border():
    lines = [[("砂", 0.14), (str(i + 1), 0.5), ("1.00", 0.76)] for i in range(6)]
    long_name = [("膨胀螺栓含安装及辅材税金运", 0.14), ("77", 0.5), ("9.00", 0.76)]
    found = _columns_of(*lines, long_name)
    assert found["77"] == "quantity"
    assert found["膨胀螺栓含安装及辅材税金运"] == "item_name"
