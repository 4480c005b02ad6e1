"""The fields of bank slips (银行回单): both sides, amount in figures and capitals, purpose."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form, first_fields
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run
from models.recognizer.reading import Reading
from models.recognizer.slip_sides import read_sides
from models.recognizer.values import Normal

_PAYER = ("付款人", "付款方", "付款单位", "付款", "付方", "汇款人", "转出方", "付款账户")
_PAYEE = ("收款人", "收款方", "收款单位", "收款", "收方", "收款账户", "转入方")
_NAMES = ("户名", "名称", "全称", "姓名", "账户名称")
_ACCOUNTS = ("账号", "帐号", "卡号", "账户", "银行账号", "账/卡号")
_BANKS = (
    "开户行", "开户银行", "行名称", "行名", "开户行名称", "开户网点", "银行", "行", "开户机构",
    "开户银行名称",
)  # fmt: skip


def _labels(side: Sequence[str], parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{who}{part}" for who in side for part in parts)


LABELS: Vocabulary = {
    "serial_number": (
        "流水号", "交易流水号", "回单编号", "凭证号", "凭证号码", "电子回单号码", "业务流水号",
        "回单号", "回单号码", "交易流水", "业务编号", "电子回单编号", "回执编号", "银行流水号",
    ),
    "transaction_date": (
        "交易日期", "日期", "记账日期", "入账日期", "转账日期", "交易时间", "入账时间", "记账时间",
        "汇款日期", "付款日期", "业务日期", "委托日期",
    ),
    "payer_name": (*_labels(_PAYER, _NAMES), *_PAYER[:3], "汇款人"),
    "payer_account": _labels(_PAYER, _ACCOUNTS),
    "payer_bank": _labels(_PAYER, _BANKS),
    "payee_name": (*_labels(_PAYEE, _NAMES), *_PAYEE[:3]),
    "payee_account": _labels(_PAYEE, _ACCOUNTS),
    "payee_bank": _labels(_PAYEE, _BANKS),
    "payer_side": ("付", "付款人信息", "付款方信息"),
    "payee_side": ("收", "收款人信息", "收款方信息"),
    "name": ("户名", "名称", "全称", "账户名称", "单位名称", "姓名", "账户名"),
    "account": ("账号", "帐号", "卡号", "账户", "银行账号", "账/卡号", "银行账户"),
    "bank": (
        "开户行", "开户银行", "开户网点", "开户行名称", "开户机构", "银行名称", "行名",
        "开户银行名称",
    ),
    "amount": (
        "金额", "小写", "(小写)", "交易金额", "金额(小写)", "转账金额", "汇款金额", "小写金额",
        "付款金额", "发生额", "人民币(小写)",
    ),
    "amount_in_words": (
        "大写", "(大写)", "大写金额", "金额(大写)", "人民币(大写)", "金额大写", "交易金额(大写)",
        "合计金额(大写)",
    ),
    "purpose": (
        "用途", "摘要", "用途/摘要", "附言", "交易摘要", "交易用途", "摘要/用途", "汇款用途",
        "备注", "付款用途", "款项用途", "用途摘要", "资金用途", "转账附言",
    ),
    "other": (
        "币种", "手续费", "交易渠道", "业务种类", "业务类型", "交易状态", "验证码", "打印次数",
        "机构", "柜员", "打印时间", "状态", "渠道", "交易机构", "交易类型", "记账网点", "凭证种类",
    ),
}  # fmt: skip
_DIRECT: dict[str, Normal] = {
    "serial_number": values.number_text,
    "transaction_date": values.day,
    "payer_name": values.body,
    "payer_account": values.account,
    "payer_bank": values.body,
    "payee_name": values.body,
    "payee_account": values.account,
    "payee_bank": values.body,
    "amount": values.amount,
    "amount_in_words": values.capitals,
    "purpose": values.name,
}
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,6}(?<![账帐户卡])号码?:?([A-Z0-9]*)")
_NUMBER = re.compile(r"[A-Z]{0,3}\d{8,24}")
_TITLE = ("回单", "凭证", "回执", "通知书")


def read_bank_slip(evidences: Sequence[Evidence]) -> Reading:
    """Read a bank slip from its first page."""
    form = Form.of(evidences[0], LABELS)
    found = [
        *read_sides(form),
        *first_fields([form], _DIRECT),
        *_loose_date(form),
        *_other_number(form),
    ]
    distinct = {field.name: field for field in reversed(found)}
    return Reading(Kind.BANK_SLIP, _title(form), tuple(distinct.values())[::-1])


def _loose_date(form: Form) -> Iterator[Field]:
    """Yield the one date that stands without a label, less sure."""
    field = form.by_shape("transaction_date", form.unlabelled(), values.whole_day)
    if field is not None:
        yield less_sure(field)


def _other_number(form: Form) -> Iterator[Field]:
    """Yield the number under a label that is unknown and yet of a number, and of no account."""
    for run in form.unlabelled():
        match = _NUMBERED.fullmatch(plain(run.text))
        beside = form.evidence.sheet.right_of(run) if match and not match[1] else ()
        place = beside[0] if beside else run
        text = match[1] if match and match[1] else plain(place.text)
        if match and _NUMBER.fullmatch(text):
            yield less_sure(form.evidence.field("serial_number", text, place))
            return


def _title(form: Form) -> str | None:
    """Return the name of the slip as printed at its top."""
    named = [run for run in form.evidence.sheet.runs if _is_title(run)]
    return values.name(named[0].text) if named else None


def _is_title(run: Run) -> bool:
    shown = plain(run.text)
    return len(shown) <= 30 and shown.rstrip("()（）付款收").endswith(_TITLE)
