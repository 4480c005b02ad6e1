"""销货清单: the list of rows that an invoice with many of them has attached."""

from features.records.money import yuan_text
from training.synthesis.papers.columns import Cell, Column, Row
from training.synthesis.papers.dates import padded_date
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.invoice_rows import CELLS, cells_of
from training.synthesis.papers.kinds.invoice_sale import Item, Sale
from training.synthesis.papers.kinds.invoice_words import COLUMNS, LIST_TITLES
from training.synthesis.papers.rows_table import Table, TotalRow, draw_rows
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, plain

_WIDTHS = (3.0, 1.8, 0.6, 0.9, 1.2, 1.3, 0.8, 1.1)
_ALIGN = (0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 0.5, 1.0)


def draw_list(style: Style, sale: Sale, flow: Flow) -> None:
    """Draw the list on sheets after the invoice; its sums repeat those of the invoice."""
    flow.title(style.word(LIST_TITLES))
    _line(flow, f"购买方名称：{sale.buyer.name}")
    _line(flow, f"销售方名称：{sale.seller.name}")
    _line(flow, f"所属发票代码：{sale.code}    号码：{sale.number}")
    flow.top += 0.4 * style.lead
    rows = tuple(_row(item) for item in sale.items)
    start = 0
    while start < len(rows):
        table = Table(
            _columns(style), rows, style.left, style.right, style.bottom, start, _total(sale)
        )
        laid = draw_rows(flow.sheet, flow.top, table, style)
        flow.top, start = laid.bottom, laid.next_row
        if start < len(rows):
            flow.turn()
    flow.need(2 * style.lead)
    _line(flow, f"填开日期：{padded_date(sale.when)}")


def _line(flow: Flow, words: str) -> None:
    style = flow.style
    flow.top += style.lead
    flow.sheet.write(style.left, flow.top - 0.3 * style.lead, words, style.inks.form)


def _columns(style: Style) -> tuple[Column, ...]:
    number = Column("_no", "序号", 0.5, 0.5)
    rest = (
        Column(name, style.label(name, COLUMNS), width, align)
        for name, width, align in zip(CELLS, _WIDTHS, _ALIGN, strict=True)
    )
    return (number, *rest)


def _row(item: Item) -> Row:
    return {name: Cell(written) for name, written in cells_of(item).items() if written.printed}


def _total(sale: Sale) -> TotalRow:
    cells = {"amount": Pair("", "", plain(f"¥{yuan_text(sale.net_fen)}"))}
    if sale.tax_fen is not None:
        cells["tax"] = Pair("", "", plain(f"¥{yuan_text(sale.tax_fen)}"))
    return TotalRow("小计", "", cells)
