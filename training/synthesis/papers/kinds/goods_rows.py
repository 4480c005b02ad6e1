"""A table of goods inside a contract, over as many sheets as it needs."""

from collections.abc import Sequence

from training.synthesis.papers.columns import Cell, Column, Row, ordered
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.wording import Vocabulary, Wordings
from training.synthesis.papers.rows_table import Table, TotalRow, draw_rows
from training.synthesis.papers.style import Style
from training.synthesis.papers.wares import WareLine
from training.synthesis.papers.written import Pair, bare_money, plain

HEADINGS: Vocabulary = {
    "item_name": Wordings(
        ("名称", "货物名称", "品名", "产品名称", "材料名称"), ("商品名目", "货品")
    ),
    "specification": Wordings(("规格型号", "规格", "型号规格", "技术参数"), ("制式", "型号参数")),
    "unit": Wordings(("单位", "计量单位"), ("计量",)),
    "quantity": Wordings(("数量", "数量（合计）", "采购数量"), ("件数量", "数目")),
    "unit_price": Wordings(("单价（元）", "单价", "含税单价"), ("每单位价", "单位价格")),
    "amount": Wordings(("金额（元）", "金额", "小计", "合价（元）"), ("价额", "行总价")),
    "_total": Wordings(("合计", "合 计", "总计"), ("共计",)),
    "_note": Wordings(("备注", "品牌"), ("附注",)),
}
_WIDTHS = {
    "item_name": (2.4, 0.0),
    "specification": (2.2, 0.0),
    "unit": (0.8, 0.5),
    "quantity": (1.0, 1.0),
    "unit_price": (1.3, 1.0),
    "amount": (1.5, 1.0),
    "_note": (1.0, 0.5),
}


def draw_goods_rows(flow: Flow, lines: Sequence[WareLine]) -> None:
    """Draw the table below what stands, and go on upon new sheets while rows are left."""
    style = flow.style
    columns = _columns(style)
    rows = tuple(_row(line, style) for line in lines)
    total = None
    if style.rng("goods total").random() < 0.6:
        summed = bare_money(sum(line.amount_fen for line in lines), style.habits)
        total = TotalRow(style.label("_total", HEADINGS), "", {"amount": Pair("", "", summed)})
    flow.need(4 * style.lead)
    start = 0
    while start < len(rows):
        table = Table(columns, rows, style.left, style.right, style.bottom, start, total)
        laid = draw_rows(flow.sheet, flow.top, table, style)
        flow.top, start = laid.bottom + 0.5 * style.lead, laid.next_row
        if start < len(rows):
            flow.turn()


def _columns(style: Style) -> tuple[Column, ...]:
    names = [name for name in _WIDTHS if name != "_note"]
    if style.rng("goods note").random() < 0.3:
        names.append("_note")
    columns = [Column(name, style.label(name, HEADINGS), *_WIDTHS[name]) for name in names]
    return ordered(columns, style)


def _row(line: WareLine, style: Style) -> Row:
    cells = {
        "item_name": plain(line.name),
        "specification": plain(line.specification),
        "unit": plain(line.ware.unit),
        "quantity": plain(line.quantity),
        "unit_price": plain(line.price),
        "amount": bare_money(line.amount_fen, style.habits),
    }
    return {name: Cell(written) for name, written in cells.items() if written.printed}
