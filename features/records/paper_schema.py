"""What stands on each kind of paper: the fields and cells of the recognition contract.

One table for all who need the names: readers, the line tagger, the generator of papers, the
review list and the documentation. A kind's header fields come first, then the cells of its rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from features.records.document import Kind


class Form(StrEnum):
    """What the value of a field looks like."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    DIGITS = "digits"
    DATE = "date"
    AMOUNT = "amount"
    CAPITALS = "capitals"
    CREDIT_CODE = "credit_code"
    RESIDENT_ID = "resident_id"
    ACCOUNT = "account"
    DECIMAL = "decimal"
    RATE = "rate"
    DAYS = "days"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field or cell; ``required`` says that a paper of the kind does not do without it."""

    name: str
    form: Form
    zh: str
    en: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class PaperSchema:
    """The fields of one kind in the order in which people read them, and the cells of its rows.

    ``with_lines`` says that a paper of the kind without any row is not whole.
    """

    zh: str
    en: str
    fields: tuple[Entry, ...]
    cells: tuple[Entry, ...] = ()
    with_lines: bool = False

    def entry(self, name: str) -> Entry | None:
        """Return the field or cell of this name."""
        return next((e for e in (*self.fields, *self.cells) if e.name == name), None)


_F = Form
_SEAL = Entry("seal_text", _F.TEXT, "印章文字", "text of the seal")
_WORDS = Entry("amount_in_words", _F.CAPITALS, "大写金额", "amount in capitals")
_ITEM = Entry("item_name", _F.NAME, "名称", "item", True)
_SPECIFICATION = Entry("specification", _F.TEXT, "规格型号", "specification")
_UNIT = Entry("unit", _F.NAME, "单位", "unit")
_QUANTITY = Entry("quantity", _F.DECIMAL, "数量", "quantity")
_PRICE = Entry("unit_price", _F.DECIMAL, "单价", "unit price")
_AMOUNT_CELL = Entry("amount", _F.AMOUNT, "金额", "amount")
_GOODS = (_ITEM, _SPECIFICATION, _UNIT, _QUANTITY, _PRICE, _AMOUNT_CELL)
_PROJECT = Entry("project_name", _F.NAME, "项目名称", "project")
_PLACE = Entry("project_place", _F.NAME, "项目地点", "place of the project")
_CONTRACT_NUMBER = Entry("contract_number", _F.NUMBER, "合同编号", "contract number")
_DRAWER = Entry("drawer", _F.NAME, "开票人", "drawn by")
_REVIEWER = Entry("reviewer", _F.NAME, "复核", "checked by")

SCHEMAS: Mapping[Kind, PaperSchema] = {
    Kind.INVOICE: PaperSchema(
        "发票",
        "VAT invoice",
        (
            Entry("invoice_code", _F.DIGITS, "发票代码", "invoice code"),
            Entry("invoice_number", _F.DIGITS, "发票号码", "invoice number", True),
            Entry("issue_date", _F.DATE, "开票日期", "date of issue", True),
            Entry("check_code", _F.DIGITS, "校验码", "check code"),
            Entry("machine_number", _F.DIGITS, "机器编号", "machine number"),
            Entry("buyer_name", _F.NAME, "购买方名称", "buyer", True),
            Entry("buyer_tax_id", _F.CREDIT_CODE, "购买方识别号", "buyer tax number"),
            Entry("buyer_address_phone", _F.NAME, "购买方地址电话", "address of the buyer"),
            Entry("buyer_bank_account", _F.NAME, "购买方开户行账号", "bank of the buyer"),
            Entry("seller_name", _F.NAME, "销售方名称", "seller", True),
            Entry("seller_tax_id", _F.CREDIT_CODE, "销售方识别号", "seller tax number", True),
            Entry("seller_address_phone", _F.NAME, "销售方地址电话", "address of the seller"),
            Entry("seller_bank_account", _F.NAME, "销售方开户行账号", "bank of the seller"),
            Entry("amount_without_tax", _F.AMOUNT, "合计金额", "amount without tax", True),
            Entry("tax_amount", _F.AMOUNT, "合计税额", "tax", True),
            Entry("amount_with_tax", _F.AMOUNT, "价税合计", "amount with tax", True),
            Entry("amount_in_words", _F.CAPITALS, "价税合计大写", "amount in capitals", True),
            Entry("remark", _F.TEXT, "备注", "remark"),
            Entry("payee", _F.NAME, "收款人", "payee"),
            _REVIEWER,
            _DRAWER,
            _SEAL,
        ),
        (
            *_GOODS,
            Entry("tax_rate", _F.RATE, "税率", "tax rate"),
            Entry("tax", _F.AMOUNT, "税额", "tax"),
        ),
        with_lines=True,
    ),
    Kind.CONTRACT: PaperSchema(
        "合同",
        "contract",
        (
            Entry("contract_number", _F.NUMBER, "合同编号", "contract number", True),
            _PROJECT,
            _PLACE,
            Entry("party_a", _F.NAME, "甲方", "party A", True),
            Entry("party_a_id", _F.CREDIT_CODE, "甲方信用代码", "credit code of party A"),
            Entry("party_b", _F.NAME, "乙方", "party B", True),
            Entry("party_b_id", _F.CREDIT_CODE, "乙方信用代码", "credit code of party B"),
            Entry("amount", _F.AMOUNT, "合同金额", "contract amount", True),
            _WORDS,
            Entry("start_date", _F.DATE, "开始日期", "start"),
            Entry("end_date", _F.DATE, "结束日期", "end"),
            Entry("duration_days", _F.DAYS, "工期（天）", "duration in days"),
            Entry("sign_date", _F.DATE, "签订日期", "date of signature", True),
            Entry("payment_terms", _F.TEXT, "付款方式", "terms of payment"),
            Entry("retention", _F.RATE, "质保金比例", "retention"),
            _SEAL,
        ),
        _GOODS,
    ),
    Kind.ROSTER: PaperSchema(
        "发放表",
        "payroll or relief list",
        (
            Entry("title", _F.TEXT, "标题", "title", True),
            Entry("unit_name", _F.NAME, "发放单位", "paying body"),
            _PROJECT,
            Entry("period", _F.TEXT, "期间", "period"),
            Entry("total", _F.AMOUNT, "合计", "total", True),
            Entry("total_in_words", _F.CAPITALS, "合计大写", "total in capitals"),
            _SEAL,
        ),
        (
            Entry("name", _F.NAME, "姓名", "name", True),
            Entry("id_number", _F.RESIDENT_ID, "身份证号", "resident id"),
            Entry("trade", _F.NAME, "工种", "trade"),
            Entry("days", _F.DECIMAL, "天数", "days"),
            Entry("rate", _F.DECIMAL, "标准", "rate"),
            Entry("gross", _F.AMOUNT, "应发", "gross"),
            Entry("deductions", _F.AMOUNT, "扣款", "deductions"),
            Entry("net", _F.AMOUNT, "实发", "net", True),
            Entry("account", _F.ACCOUNT, "账号", "account"),
            Entry("signed", _F.SIGNED, "签名", "signed"),
        ),
        with_lines=True,
    ),
    Kind.AWARD_NOTICE: PaperSchema(
        "中标通知书",
        "award notice",
        (
            Entry("notice_number", _F.NUMBER, "通知书编号", "notice number"),
            Entry("project_name", _F.NAME, "项目名称", "project", True),
            Entry("project_number", _F.NUMBER, "项目编号", "project number"),
            Entry("buyer_name", _F.NAME, "招标人", "tenderer", True),
            Entry("agency_name", _F.NAME, "代理机构", "tendering agency"),
            Entry("winner_name", _F.NAME, "中标人", "winner", True),
            Entry("amount", _F.AMOUNT, "中标价", "winning price", True),
            _WORDS,
            Entry("duration_days", _F.DAYS, "工期（天）", "duration in days"),
            Entry("project_manager", _F.NAME, "项目负责人", "project manager"),
            Entry("award_date", _F.DATE, "日期", "date", True),
            _SEAL,
        ),
    ),
    Kind.ACCEPTANCE: PaperSchema(
        "验收单",
        "acceptance record",
        (
            Entry("project_name", _F.NAME, "项目名称", "project", True),
            _PLACE,
            _CONTRACT_NUMBER,
            Entry("buyer_name", _F.NAME, "采购（建设）单位", "buyer", True),
            Entry("seller_name", _F.NAME, "供货（施工）单位", "seller", True),
            Entry("acceptance_date", _F.DATE, "验收日期", "date of acceptance", True),
            Entry("amount", _F.AMOUNT, "金额", "amount"),
            _WORDS,
            Entry("conclusion", _F.NAME, "验收结论", "conclusion"),
            Entry("receiver", _F.NAME, "验收人", "accepted by"),
            _SEAL,
        ),
        _GOODS,
    ),
    Kind.DELIVERY_NOTE: PaperSchema(
        "送货单",
        "delivery note",
        (
            Entry("delivery_number", _F.NUMBER, "单号", "number"),
            Entry("delivery_date", _F.DATE, "送货日期", "date of delivery", True),
            Entry("buyer_name", _F.NAME, "收货单位", "receiving body", True),
            Entry("seller_name", _F.NAME, "供货单位", "supplier", True),
            _CONTRACT_NUMBER,
            _PROJECT,
            Entry("project_place", _F.NAME, "送货地址", "place of delivery"),
            Entry("amount", _F.AMOUNT, "合计金额", "total"),
            _WORDS,
            Entry("deliverer", _F.NAME, "送货人", "delivered by"),
            Entry("receiver", _F.NAME, "收货人", "received by"),
            _SEAL,
        ),
        _GOODS,
        with_lines=True,
    ),
    Kind.BANK_SLIP: PaperSchema(
        "银行回单",
        "bank slip",
        (
            Entry("serial_number", _F.NUMBER, "流水号", "serial number"),
            Entry("transaction_date", _F.DATE, "交易日期", "date", True),
            Entry("payer_name", _F.NAME, "付款人户名", "payer", True),
            Entry("payer_account", _F.ACCOUNT, "付款账号", "account of the payer"),
            Entry("payer_bank", _F.NAME, "付款开户行", "bank of the payer"),
            Entry("payee_name", _F.NAME, "收款人户名", "payee", True),
            Entry("payee_account", _F.ACCOUNT, "收款账号", "account of the payee", True),
            Entry("payee_bank", _F.NAME, "收款开户行", "bank of the payee"),
            Entry("amount", _F.AMOUNT, "金额", "amount", True),
            _WORDS,
            Entry("purpose", _F.TEXT, "用途摘要", "purpose"),
            _SEAL,
        ),
    ),
    Kind.RECEIPT: PaperSchema(
        "收据",
        "receipt",
        (
            Entry("receipt_code", _F.DIGITS, "票据代码", "receipt code"),
            Entry("receipt_number", _F.NUMBER, "编号", "number"),
            Entry("check_code", _F.NUMBER, "校验码", "check code"),
            Entry("receipt_date", _F.DATE, "日期", "date", True),
            Entry("payer_name", _F.NAME, "交款人", "payer", True),
            Entry("reason", _F.TEXT, "事由", "reason"),
            Entry("amount", _F.AMOUNT, "金额", "amount", True),
            _WORDS,
            Entry("payee_name", _F.NAME, "收款单位（人）", "payee"),
            Entry("handler", _F.NAME, "经手人", "handled by"),
            _SEAL,
        ),
        (_ITEM, _UNIT, _QUANTITY, _PRICE, _AMOUNT_CELL),
    ),
}
"""Kind to what stands on it; OTHER has no fields."""
