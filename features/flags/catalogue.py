"""The ordered table of red flags: what is looked for, where, on which law.

Adding a flag is one file, one page under docs/flags, one fixture pair and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from features.flags import (
    below_appraisal,
    bid_variation,
    credit_code,
    invoice_reused,
    look_here,
    net_and_tax,
    paid_after_death,
    paid_before_acceptance,
    same_picture,
    spec_substitution,
    split_purchase,
    step_out_of_order,
    tax_rate_not_allowed,
    two_sites,
    words_and_figures,
)
from features.paper_checks.catalogue import PAPER_CHECKS
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, Document
from features.records.finding import Finding, Severity, Text
from features.records.focus import Focus

CATALOGUE_VERSION = "2026.12"


@dataclass(frozen=True, slots=True)
class Flag:
    """One row of the catalogue; ``basis`` names the law, ``evaluate`` judges a case.

    ``learned`` says that the flag is a column of the model. Signals that simulated villages
    cannot show are not: a model can learn nothing of them, and they stand as findings alone.
    """

    code: str
    severity: Severity
    foci: frozenset[Focus]
    title: Text
    basis: Text
    evaluate: Callable[[Case, Thresholds], Finding]
    learned: bool = True


_H, _M = Severity.HIGH, Severity.MEDIUM
_ALL = frozenset(Focus)
_BUYING = frozenset({Focus.PROCUREMENT, Focus.PROJECT})
_ASSET, _LABOUR, _RELIEF = map(frozenset, ([Focus.ASSET], [Focus.LABOUR], [Focus.RELIEF]))

_ACCOUNTING_14 = Text("《会计法》第十四条", "Accounting Law, art. 14")
_INVOICE_20 = Text("《发票管理办法》第二十条", "Measures on Invoices, art. 20")
_INVOICE_21 = Text("《发票管理办法》第二十一条", "Measures on Invoices, art. 21")
_VAT = Text("增值税税率规定", "VAT rate rules")
_GB32100 = Text("GB 32100-2015", "GB 32100-2015")
_STEPS = Text(
    "四议两公开；《招标投标法》第四十六条",
    "Four deliberations, two publications; Tendering Law, art. 46",
)
_CONTRACT = Text("合同约定的付款与验收条款", "The contract's terms of payment and acceptance")
_SPLITTING = Text(
    "《政府采购法实施条例》第二十八条；《招标投标法》第四条",
    "Regulation on Government Procurement, art. 28; Tendering Law, art. 4",
)
_TENDER_57 = Text("《招标投标法实施条例》第五十七条", "Regulation on the Tendering Law, art. 57")
_TENDER_40 = Text(
    "《招标投标法实施条例》第四十条第四项", "Regulation on the Tendering Law, art. 40 (4)"
)
_ASSETS = Text(
    "《浙江省农村集体资产管理条例》第三十六、三十七条",
    "Zhejiang Regulation on Rural Collective Assets, arts. 36 and 37",
)
_WAGES = Text(
    "《保障农民工工资支付条例》第十五条", "Regulation on Wages of Migrant Workers, art. 15"
)
_RELIEF_13 = Text("《社会救助暂行办法》第十三条", "Interim Measures for Social Assistance, art. 13")

CATALOGUE: tuple[Flag, ...] = (
    Flag("DOC-01", _H, _ALL, Text("大小写金额不符", "Words are not the figures"),
         _ACCOUNTING_14, words_and_figures.evaluate),
    Flag("DOC-02", _M, _ALL, Text("价税不平", "Net and tax do not make the total"),
         _INVOICE_21, net_and_tax.evaluate),
    Flag("DOC-03", _M, _ALL, Text("税率异常", "Tax rate not in use"),
         _VAT, tax_rate_not_allowed.evaluate),
    Flag("DOC-04", _M, _ALL, Text("信用代码校验错", "Credit code fails its check"),
         _GB32100, credit_code.evaluate),
    Flag("DOC-05", _H, _ALL, Text("发票重复支付", "Invoice paid for twice"),
         _INVOICE_20, invoice_reused.evaluate),
    Flag("DOC-12", _M, _ALL, Text("字迹或文件信息不一致", "Print or file traces out of line"),
         _ACCOUNTING_14, look_here.evaluate, learned=False),
    Flag("DOC-14", _M, _ALL, Text("同图复用", "Same picture used again"),
         _ACCOUNTING_14, same_picture.evaluate, learned=False),
    Flag("PRC-02", _H, _ALL, Text("程序倒置", "Steps out of order"),
         _STEPS, step_out_of_order.evaluate),
    Flag("PRC-05", _H, _ALL, Text("未验收先付款", "Paid before acceptance"),
         _CONTRACT, paid_before_acceptance.evaluate),
    Flag("PUR-01", _H, _BUYING, Text("化整为零", "Split below the tender threshold"),
         _SPLITTING, split_purchase.evaluate),
    Flag("PUR-04", _H, _BUYING, Text("以次充好", "Lower grade than the contract's"),
         _TENDER_57, spec_substitution.evaluate),
    Flag("BID-01", _H, _BUYING, Text("报价变异系数偏低", "Bids too close together"),
         _TENDER_40, bid_variation.evaluate),
    Flag("AST-01", _H, _ASSET, Text("低于评估价", "Below the appraisal"),
         _ASSETS, below_appraisal.evaluate),
    Flag("LAB-01", _H, _LABOUR, Text("一人两地", "One person on two sites"),
         _WAGES, two_sites.evaluate),
    Flag("REL-01", _H, _RELIEF, Text("死亡后仍领取", "Paid after death"),
         _RELIEF_13, paid_after_death.evaluate),
)  # fmt: skip

DOCUMENT_CHECKS: tuple[Callable[[Document], Check], ...] = (
    words_and_figures.check,
    net_and_tax.check,
    tax_rate_not_allowed.check,
    credit_code.check,
    *PAPER_CHECKS,
)
"""What is checked on one paper: the flags that rest on one paper alone, and PAP-01 to PAP-16."""


def evaluate_all(case: Case, thresholds: Thresholds) -> tuple[Finding, ...]:
    """Return the findings of every flag of the case's focus, in catalogue order."""
    return tuple(flag.evaluate(case, thresholds) for flag in CATALOGUE if case.focus in flag.foci)
