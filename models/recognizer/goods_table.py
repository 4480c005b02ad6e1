"""The table of goods on contracts, delivery notes and acceptance papers, drawn by anyone."""

import re

from features.records.document import Line
from models.recognizer import values
from models.recognizer.evidence import Evidence
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Sheet
from models.recognizer.table import read_rows
from models.recognizer.table_header import find_header
from models.recognizer.values import Normal

_HEADER: Vocabulary = {
    "ordinal": ("序号", "编号", "行号", "项次", "序"),
    "item_name": (
        "名称", "货物名称", "产品名称", "品名", "材料名称", "项目名称", "商品名称", "货品名称",
        "物资名称", "设备名称", "品名及规格", "货物", "项目", "收费项目", "名称及规格", "品目",
    ),
    "specification": (
        "规格型号", "型号规格", "规格", "型号", "规格及型号", "技术参数", "规格参数", "参数",
        "规格/型号", "技术规格",
    ),
    "unit": ("单位", "计量单位", "计价单位"),
    "quantity": (
        "数量", "送货数量", "实收数量", "工程量", "采购数量", "数量(合计)", "验收数量", "实收",
        "实送数量", "供货数量", "实际数量",
    ),
    "unit_price": (
        "单价", "单价(元)", "含税单价", "含税单价(元)", "价格", "单价(含税)", "综合单价",
        "收费标准", "综合单价(元)",
    ),
    "amount": (
        "金额", "金额(元)", "合价", "合价(元)", "总价", "总价(元)", "小计", "合计(元)", "小计(元)",
        "金额合计", "合计金额", "价税合计",
    ),
    "note": ("备注", "备", "说明", "备注说明"),
}  # fmt: skip
_CELLS: dict[str, Normal] = {
    "item_name": values.name,
    "specification": values.words,
    "unit": values.name,
    "quantity": values.decimal,
    "unit_price": values.decimal,
    "amount": values.amount,
}
_END = re.compile(
    r"^(合计|总计|小计|合同总价|合同价|总价|总金额|大写|人民币|\(大写|\(小写|送货单位|收货单位|备注:|说明:"
    r"|[一二三四五六七八九十]+[、.]|第.{1,3}条)"
)


def read_goods(evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of the first goods table of a sheet; nothing when it has none."""
    columns = find_header(evidence.sheet, _HEADER)
    if not {"item_name", "quantity"} <= {column.name for column in columns}:
        return ()
    bottom = _end(evidence.sheet, max(column.header.y1 for column in columns))
    lines = (evidence.line(row, _CELLS) for row in read_rows(evidence.sheet, columns, bottom))
    return tuple(line for line in lines if line.cell("item_name") is not None)


def _end(sheet: Sheet, top: float) -> float:
    """Return where the first row of totals or the text behind the table begins."""
    ends = [run.y0 for run in sheet.runs if run.y0 > top and _END.match(plain(run.text))]
    return min(ends, default=2.0 * sheet.aspect)
