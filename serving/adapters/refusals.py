"""Why a row of a file is refused: stable codes, each with its sentence in both languages.

Sentences never quote the cell: a column named wrongly in the mapping may hold personal data, and
file, sheet, row and heading lead to it.
"""

from features.errors import YunjingError
from features.records.finding import Text

ROW_REFUSALS: dict[str, Text] = {
    # any cell
    "EMPTY_CELL": Text("必填的单元格为空", "a cell that is needed is empty"),
    "CELL_ERROR": Text("单元格是错误值（如 #N/A）", "the cell is an error such as #N/A"),
    "FORMULA_WITHOUT_VALUE": Text(
        "公式没有保存计算结果，请用表格软件打开并保存",
        "the formula has no stored result: open and save the file in a spreadsheet program",
    ),
    "UNKNOWN_VALUE": Text("对照表中没有这个值", "the values of the mapping do not have this one"),
    "NOT_FOUND_ABOVE": Text(
        "表名或表头上方没有所需内容", "the sheet name or the lines above the heading lack the value"
    ),
    "TOO_MANY_CELLS": Text(
        "本行单元格多于表头，可能有未加引号的逗号",
        "more cells than headings, perhaps a comma without quotes",
    ),
    "TEXT_TOO_LONG": Text("文字超过 200 字", "the text is longer than 200 characters"),
    "CONTROL_CHARACTER": Text("含有不可见的控制字符", "the text holds a control character"),
    # amounts, quantities, days
    "BAD_AMOUNT": Text("不是金额", "not an amount"),
    "AMOUNT_TOO_FINE": Text("金额细于一分", "the amount is finer than a fen"),
    "AMOUNT_TOO_LARGE": Text("数额过大", "the amount is too large"),
    "UNIT_CONFLICT": Text(
        "单元格写明的单位与对照表不同", "the unit in the cell is not that of the mapping"
    ),
    "BAD_QUANTITY": Text("不是数量", "not a quantity"),
    "BAD_DATE": Text("不是日期", "not a date"),
    "BAD_CLOCK": Text("知悉日早于发生日", "known before it happened"),
    # numbers that name somebody or something
    "PRECISION_LOST": Text(
        "长号码被存成数值，末几位已丢失，请以文本格式重新录入",
        "a long number was stored as a figure and its last digits are lost: enter it as text",
    ),
    "BAD_RESIDENT_ID": Text("身份证号校验不符", "the resident id fails its check"),
    "MASKED_ID": Text("号码已遮蔽，无法对应到人", "the number is masked and names nobody"),
    "BAD_CREDIT_CODE": Text(
        "统一社会信用代码校验不符", "the unified social credit code fails its check"
    ),
    "BAD_ACCOUNT": Text("不是账号", "not an account number"),
    "RESIDENT_ID_IN_TEXT": Text(
        "文字栏中出现身份证号，不予输出", "a resident id stands in a text that would leave as it is"
    ),
    # what is told beside the rows, and refuses none
    "TOTAL_DIFFERS": Text(
        "合计行与各行之和不等", "the line of totals is not the sum of the rows above it"
    ),
}


class CellRefused(YunjingError):
    """One cell cannot be what its column says; the code is one of ``ROW_REFUSALS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code, ROW_REFUSALS[code].en)
