"""The table of goods on contracts, delivery notes and acceptance papers, drawn by anyone."""

import re
from collections.abc import Sequence

from features.records.document import Field, Line
from models.recognizer import values
from models.recognizer.evidence import Evidence
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run, Sheet
from models.recognizer.merged_cells import carried
from models.recognizer.table import Row, read_rows
from models.recognizer.table_header import Column, find_header
from models.recognizer.values import Normal

HEADER: Vocabulary = {
    "ordinal": ("序号", "编号", "行号", "项次", "序"),
    "item_name": (
        "名称", "货物名称", "产品名称", "品名", "材料名称", "项目名称", "商品名称", "货品名称",
        "物资名称", "设备名称", "品名及规格", "货物", "项目", "收费项目", "名称及规格", "品目",
    ),
    "code": ("编码", "收费项目编码", "项目编码", "收入项目编码", "物料编码", "商品编码"),
    "specification": (
        "规格型号", "型号规格", "规格", "型号", "规格及型号", "技术参数", "规格参数", "参数",
        "规格/型号", "技术规格",
    ),
    "unit": ("单位", "计量单位", "计价单位"),
    "quantity": (
        "数量", "送货数量", "实收数量", "工程量", "采购数量", "数量(合计)", "验收数量", "实收",
        "实送数量", "供货数量", "实际数量", "计费数量", "发货数量", "出库数量",
    ),
    "unit_price": (
        "单价", "单价(元)", "含税单价", "含税单价(元)", "价格", "单价(含税)", "综合单价",
        "收费标准", "综合单价(元)", "标准", "计费标准", "收费标准(元)", "标准(元)",
    ),
    "amount": (
        "金额", "金额(元)", "合价", "合价(元)", "总价", "总价(元)", "小计", "合计(元)", "小计(元)",
        "金额合计", "合计金额", "价税合计",
    ),
    "note": ("备注", "备", "说明", "备注说明"),
}  # fmt: skip
CELLS: dict[str, Normal] = {
    "item_name": values.name,
    "specification": values.words,
    "unit": values.name,
    "quantity": values.decimal,
    "unit_price": values.decimal,
    "amount": values.amount,
}
_END = re.compile(
    r"^(合计|总计|共计|小计|合同总价|合同价|总价|总金额|金额合计|大写|人民币|\(大写|\(小写"
    r"|送货|收货|发货|签收|经办|经手|验收|制单|审核|备注:|说明:|注:|以上|本单|白联|第一联|一式|货物请"
    r"|[一二三四五六七八九十]+[、.]|第.{1,3}条)"
)
_TOTAL = re.compile(r"^(合计|总计|共计|金额合计|总金额)")
_CARRIED = ("unit", "specification")
_NEEDED = frozenset({"item_name", "quantity"})


def goods_columns(evidence: Evidence) -> tuple[Column, ...]:
    """Return the columns of the first goods table of a sheet; nothing when it has none."""
    return find_header(evidence.sheet, HEADER, needed=_NEEDED)


def read_goods(evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of the first goods table of a sheet; nothing when it has none."""
    columns = goods_columns(evidence)
    if not columns:
        return ()
    bottom = _end(evidence.sheet, max(column.header.y1 for column in columns))
    rows = read_rows(evidence.sheet, columns, bottom)
    whole = carried(rows, _CARRIED, [_middle(row) for row in rows], sparse=True)
    lines = (evidence.line(row, CELLS) for row in whole)
    return tuple(line for line in lines if line.cell("item_name") is not None)


def _middle(row: Row) -> float:
    """Return the height of a row: that of its figures, which never wrap."""
    figures = [row[name].middle for name in ("quantity", "amount", "unit_price") if name in row]
    return figures[0] if figures else next(iter(row.values())).middle


def read_goods_total(evidence: Evidence) -> Field | None:
    """Return what stands under 金额 in the row of totals, ``amount`` of the paper."""
    columns = goods_columns(evidence)
    amount = next((column for column in columns if column.name == "amount"), None)
    if amount is None:
        return None
    for run in evidence.sheet.runs:
        if run.y0 > amount.header.y1 and _TOTAL.match(plain(run.text)):
            field = _under(evidence, amount, evidence.sheet.row_of(run))
            if field is not None:
                return field
    return None


def _under(evidence: Evidence, column: Column, row: Sequence[Run]) -> Field | None:
    found = [run for run in row if column.left < run.centre < column.right]
    read = (evidence.read("amount", run, values.amount) for run in found)
    return next((field for field in read if field is not None), None)


def _end(sheet: Sheet, top: float) -> float:
    """Return where the first row of totals or the text behind the table begins."""
    ends = [run.y0 for run in sheet.runs if run.y0 > top and _END.match(plain(run.text))]
    return min(ends, default=2.0 * sheet.aspect)
