"""The fields of receipts: 收据, 领条 and fiscal receipts (财政电子票据).

On 收据 the payer comes first and the receiving body signs; on 领条 a person writes from whom
money was received. Amounts stand in figures, in capitals, or one digit a box.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from features.records.money import yuan_text
from models.recognizer import values
from models.recognizer.amount_boxes import boxed_amount
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form, first_fields
from models.recognizer.goods_table import read_goods, read_goods_total
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.paragraphs import in_paragraphs
from models.recognizer.reading import Reading
from models.recognizer.receipt_prose import read_note
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "receipt_code": ("票据代码", "电子票据代码", "代码"),
    "receipt_number": (
        "编号", "号码", "票据号码", "电子票据号码", "No", "NO", "No.", "NO.", "单号", "收据编号",
        "收据号", "票号",
    ),
    "check_code": ("校验码", "电子校验码"),
    "receipt_date": (
        "日期", "开票日期", "缴款日期", "开具日期", "收款日期", "填制日期", "领款日期", "交款日期",
        "填开日期",
    ),
    "payer_name": (
        "交款人", "缴款人", "交款单位", "缴费人", "付款人", "今收到", "兹收到", "交款单位(人)",
        "付款单位", "缴款单位", "交款人(单位)", "缴款单位(人)", "交款人名称", "今收",
    ),
    "reason": (
        "收款事由", "交来", "系付", "款项内容", "事由", "用途", "收款项目", "摘要", "款项性质",
        "收款内容", "缴款事由", "款项用途", "付来", "收费内容",
    ),
    "amount": (
        "小写", "(小写)", "金额(小写)", "人民币(小写)", "金额合计(小写)", "金额", "合计金额",
        "小写金额", "合计(小写)", "金额合计",
    ),
    "amount_in_words": (
        "大写", "计人民币", "人民币(大写)", "合计人民币(大写)", "(大写)", "金额合计(大写)",
        "金额(大写)", "人民币大写", "大写金额", "金额大写", "合计(大写)", "合计金额(大写)",
        "人民币",
    ),
    "payee_name": (
        "收款单位", "收款单位(章)", "收款单位(公章)", "执收单位(章)", "收款单位(盖章)", "收款方",
        "执收单位", "开票单位(章)", "开票单位", "收款单位(财务章)", "执收单位(盖章)",
    ),
    "receiver": (
        "领款人", "收款人", "领款人(签字)", "收款人(签字)", "领取人", "领款人签字", "收款人签字",
    ),
    "handler": ("经手人", "经手", "经办人", "开票人", "经手人(签字)", "经办", "经办人(签字)"),
    "other": (
        "收费项目", "项目名称", "编码", "计量单位", "数量", "单价", "标准", "收费项目编码", "复核",
        "复核人", "出纳", "记账", "会计", "审核", "审批", "备注", "主管", "统一社会信用代码",
        "交款人统一社会信用代码", "缴款人统一社会信用代码", "付款方式", "收款方式",
    ),
}  # fmt: skip


def _code(text: str) -> str | None:
    """Read the six characters of a check code as they stand, small letters too."""
    shown = plain(text)
    return shown if re.fullmatch(r"[0-9A-Za-z]{4,20}", shown) else None


_DIRECT: dict[str, Normal] = {
    "receipt_code": values.digits(8, 10, 12),
    "receipt_number": values.number_text,
    "check_code": _code,
    "receipt_date": values.day,
    "payer_name": values.body,
    "reason": values.name,
    "amount_in_words": values.capitals,
    "amount": values.amount,
    "payee_name": values.body,
    "handler": values.person,
}
_TITLE = re.compile(r".*(收据|收条|领条|领据|领款单|领款凭证|收款凭证|票据(\(电子\))?)$")
_NUMBER = re.compile(r"(?:N[o0Oº°]|№)[.:]?([0-9A-Z-]{4,20})", re.IGNORECASE)


def read_receipt(evidences: Sequence[Evidence]) -> Reading:
    """Read a receipt from its first page."""
    evidence = evidences[0]
    form = Form.of(replace(evidence, sheet=in_paragraphs(evidence.sheet)), LABELS)
    found = [
        *read_note(evidence),
        *first_fields([form], _DIRECT),
        *_people(form),
        *_boxes(evidence),
        *_total(evidence),
        *_loose(form),
        *_letterhead(evidence),
    ]
    distinct = {field.name: field for field in reversed(found)}
    lines = read_goods(evidence)
    return Reading(Kind.RECEIPT, _title(evidence), tuple(distinct.values())[::-1], lines)


def _people(form: Form) -> Iterator[Field]:
    """Yield who is named 收款人: the receiver, or the clerk where a body receives the money."""
    body = form.take("payee_name", values.body)
    name = "payee_name" if body is None else "handler"
    field = form.take(name, values.body, "receiver")
    if field is not None:
        yield field


def _boxes(evidence: Evidence) -> Iterator[Field]:
    boxed = boxed_amount(evidence.sheet)
    if boxed is not None:
        run, fen = boxed
        yield evidence.field("amount", yuan_text(fen), run)


def _total(evidence: Evidence) -> Iterator[Field]:
    total = read_goods_total(evidence)
    if total is not None:
        yield total


def _loose(form: Form) -> Iterator[Field]:
    """Yield number and day where they stand without a label."""
    for run in form.unlabelled():
        match = _NUMBER.fullmatch(plain(run.text))
        if match is not None:
            yield form.evidence.field("receipt_number", match[1], run)
    day = form.by_shape("receipt_date", form.unlabelled(), values.whole_day)
    if day is not None:
        yield day


def _letterhead(evidence: Evidence) -> Iterator[Field]:
    """Yield the body printed above the title, less sure than behind a label."""
    for place, run in enumerate(evidence.sheet.runs):
        if not _TITLE.match(plain(run.text)):
            continue
        for above in evidence.sheet.runs[:place]:
            shown = plain(above.text)
            if re.fullmatch(r"[\u4e00-\u9fff()]{6,30}", shown):
                yield less_sure(evidence.field("payee_name", shown, above))
        return


def _title(evidence: Evidence) -> str | None:
    shown = (plain(run.text) for run in evidence.sheet.runs)
    return next((text for text in shown if len(text) <= 24 and _TITLE.match(text)), None)
