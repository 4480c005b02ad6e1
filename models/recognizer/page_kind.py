"""What kind of paper it is, from the words on it: titles first, then words of the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from features.records.document import Kind
from models.recognizer.labels import plain
from models.recognizer.layout import Run, Sheet

_TITLE_WEIGHT = 3
_NEEDED = 2


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a kind shows itself: its title ends with one of these; these words stand on it."""

    kind: Kind
    titles: tuple[str, ...]
    marks: tuple[str, ...] = ()


_SIGNS = (
    _Signs(
        Kind.INVOICE,
        ("发票", "普通发票)", "专用发票)"),
        ("发票代码", "发票号码", "开票日期", "价税合计", "纳税人识别号"),
    ),
    _Signs(Kind.AWARD_NOTICE, ("中标通知书", "成交通知书"), ("中标人", "中标价", "成交供应商")),
    _Signs(
        Kind.ACCEPTANCE,
        ("验收单", "验收报告", "验收证书", "验收记录", "竣工结算单"),
        ("验收日期", "验收意见", "验收结论", "验收人"),
    ),
    _Signs(
        Kind.DELIVERY_NOTE,
        ("送货单", "送货单据", "发货单", "出库单", "送货清单"),
        ("送货日期", "收货单位", "送货人", "收货人", "送货单位"),
    ),
    _Signs(
        Kind.ROSTER,
        ("发放表", "工资表", "考勤表", "花名册", "发放花名册", "明细表"),
        ("应发", "实发", "身份证号", "工种", "领款人"),
    ),
    _Signs(
        Kind.BANK_SLIP,
        ("回单", "电子回单", "业务回单", "回单)"),
        ("付款人", "收款人", "交易流水号", "付款账号", "收款账号"),
    ),
    _Signs(Kind.RECEIPT, ("收据", "收条", "领条"), ("今收到", "收款事由", "交款人")),
    _Signs(
        Kind.CONTRACT,
        ("合同", "合同书", "协议", "协议书"),
        ("甲方", "乙方", "订立本合同", "签订日期", "违约责任"),
    ),
)


def kind_of(sheets: Sequence[Sheet]) -> Kind:
    """Return the kind with the most signs; OTHER when no kind has at least two points.

    A title counts three, in the upper third of the first page only: a contract speaks of
    验收单 in its prose, a delivery note bears the number of its contract.
    """
    if not sheets or not sheets[0].runs:
        return Kind.OTHER
    text = "\n".join(plain(run.text) for sheet in sheets for run in sheet.runs)
    titles = [plain(run.text) for run in _upper_third(sheets[0])]
    scored = [(_score(signs, titles, text), -rank) for rank, signs in enumerate(_SIGNS)]
    best, rank = max(scored)
    return _SIGNS[-rank].kind if best >= _NEEDED else Kind.OTHER


def _score(signs: _Signs, titles: Sequence[str], text: str) -> int:
    titled = any(title.endswith(signs.titles) for title in titles)
    return _TITLE_WEIGHT * titled + sum(mark in text for mark in signs.marks)


def _upper_third(sheet: Sheet) -> tuple[Run, ...]:
    top = min(run.y0 for run in sheet.runs)
    bottom = max(run.y1 for run in sheet.runs)
    return tuple(run for run in sheet.runs if run.middle <= top + (bottom - top) / 3)
