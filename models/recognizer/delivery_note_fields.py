"""The fields of delivery notes (送货单) and acceptance papers (验收单), down to who signed."""

import re
from collections.abc import Iterator

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form
from models.recognizer.goods_table import read_goods
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "delivery_number": ("单号", "送货单号", "编号", "No.", "No"),
    "delivery_date": ("送货日期", "发货日期", "出库日期", "日期"),
    "acceptance_date": ("验收日期", "验收时间"),
    "buyer_name": ("收货单位", "购货单位", "客户名称", "收货方", "建设单位", "采购单位"),
    "seller_name": ("供货单位", "供应商", "发货单位", "施工单位", "送货单位"),
    "contract_number": ("合同编号", "合同号"),
    "project_name": ("项目名称", "工程名称"),
    "project_place": ("送货地址", "收货地址", "交货地点", "项目地点"),
    "amount_in_words": ("合计金额(大写)", "合计(大写)", "金额(大写)", "(大写)", "大写"),
    "amount": ("(小写)", "小写", "合计金额", "总金额"),
    "deliverer": ("送货人", "送货人(签字)", "经办人"),
    "receiver": ("收货人", "收货人(签字)", "签收人", "收货人签字", "验收人", "验收人(签字)"),
    "conclusion": ("验收结论", "验收意见", "验收情况"),
    "stamp": ("送货单位(章)", "收货单位(章)", "送货单位(盖章)", "收货单位(盖章)"),
    "telephone": ("电话", "联系电话"),
    "address": ("地址",),
}
_FIRM = re.compile(r".{2,}(公司|厂|商行|商店|经营部|门市部|合作社|服务部|建材店|五金店)")
_NUMBER = re.compile(r"N[o0Oº°]?[.:]?\s*([0-9A-Z-]{4,20})", re.IGNORECASE)


def _name(text: str) -> str | None:
    shown = values.name(text)
    return shown if shown and len(shown) >= 2 and shown[0] not in "(:" else None


_DIRECT: dict[str, Normal] = {
    "delivery_number": values.number_text,
    "delivery_date": values.day,
    "acceptance_date": values.day,
    "buyer_name": _name,
    "seller_name": _name,
    "contract_number": values.number_text,
    "project_name": _name,
    "project_place": _name,
    "amount_in_words": values.capitals,
    "amount": values.amount,
    "deliverer": _name,
    "receiver": _name,
    "conclusion": _name,
}


def read_delivery_note(evidence: Evidence) -> Reading:
    """Read a delivery note from its first page."""
    return _read(Kind.DELIVERY_NOTE, evidence)


def read_acceptance(evidence: Evidence) -> Reading:
    """Read an acceptance paper from its first page."""
    return _read(Kind.ACCEPTANCE, evidence)


def _read(kind: Kind, evidence: Evidence) -> Reading:
    form = Form.of(evidence, LABELS)
    found = [*_direct(form), *_letterhead(evidence), *_loose_number(evidence)]
    distinct = {field.name: field for field in reversed(found)}
    return Reading(kind, None, tuple(distinct.values())[::-1], read_goods(evidence))


def _direct(form: Form) -> Iterator[Field]:
    for name, normal in _DIRECT.items():
        field = form.take(name, normal)
        if field is not None:
            yield field


def _letterhead(evidence: Evidence) -> Iterator[Field]:
    """Yield the firm printed above the title: the seller, less sure than behind a label."""
    for run in evidence.sheet.runs[:6]:
        shown = values.name(run.text)
        if shown and _FIRM.fullmatch(shown):
            yield less_sure(evidence.field("seller_name", shown, run))


def _loose_number(evidence: Evidence) -> Iterator[Field]:
    """Yield the serial printed as No.0042817 without a colon."""
    for run in evidence.sheet.runs:
        match = _NUMBER.fullmatch(plain(run.text))
        if match is not None:
            yield evidence.field("delivery_number", match[1], run)
