"""No arrangement of words may end a reader: what cannot be read is absent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Box, Kind, Source, Word
from features.records.paper_schema import SCHEMAS
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.words_source import read_form

PRINTED = (
    "姓名", "身份证号", "应发", "实发金额", "签名", "合计", "合计(大写)", "序号", "名称", "数量",
    "单价", "金额", "甲方：", "乙方", "统一社会信用代码", "合同编号：HT-1", "第一条 付款方式",
    "付款人", "户名", "账号", "收", "付", "流水号", "今收到", "百", "十", "元", "角", "分", "¥",
    "3", "验收人：", "中标价", "工期为30日历天", "：", "为", "，。", "货物或应税劳务、服务名称",
    "规格型号", "税率", "税额", "（详见销货清单）", "价税合计（大写）", "330498199001010012",
    "1,234.50", "-5", "贰仟圆整", "2025年7月1日至31日", "张三330498199001010012", "致：", "备注",
    "　　本合同一式四份，",
)  # fmt: skip
texts = st.sampled_from(PRINTED) | st.text(max_size=12)
places = st.floats(0, 0.95).map(lambda x: round(x, 2))


@st.composite
def words(draw):
    text, x, y = draw(texts), draw(places), draw(places)
    wide = draw(st.sampled_from([0.0, 0.02, 0.05, 0.2, 0.9]))
    high = draw(st.sampled_from([0.0, 0.01, 0.015, 0.05]))
    return Word(text, 0.9, Box(x, y, min(x + wide, 1.0), min(y + high, 1.0)))


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25, deadline=None)
@given(pages=st.lists(st.lists(words(), max_size=25), min_size=1, max_size=3))
def test_any_words_give_a_reading_with_names_of_the_schema(kind, pages):
    sheets = [lay_out(page, 1.4, number) for number, page in enumerate(pages, start=1)]
    reading = read_form(kind, [Evidence(sheet, Source.OCR) for sheet in sheets])
    assert reading.kind is kind
    schema = SCHEMAS.get(kind)
    names = {entry.name for entry in schema.fields} if schema else set()
    cells = {entry.name for entry in schema.cells} if schema else set()
    read = [field.name for field in reading.fields]
    assert len(read) == len(set(read))
    assert set(read) <= names
    assert {cell.name for line in reading.lines for cell in line.cells} <= cells
    assert all(field.page and field.box for field in reading.fields)
