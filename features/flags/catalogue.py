"""The ordered table of red flags: what is looked for, where, on which law.

Adding a flag is one file, one page under docs/flags, one fixture pair and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from features.flags import credit_code, net_and_tax, tax_rate_not_allowed, words_and_figures
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, Document
from features.records.finding import Finding, Severity, Text
from features.records.focus import Focus

CATALOGUE_VERSION = "2026.11"


@dataclass(frozen=True, slots=True)
class Flag:
    """One row of the catalogue; ``basis`` names the law, ``evaluate`` judges a case."""

    code: str
    severity: Severity
    foci: frozenset[Focus]
    title: Text
    basis: Text
    evaluate: Callable[[Case, Thresholds], Finding]


_H, _M = Severity.HIGH, Severity.MEDIUM
_ALL = frozenset(Focus)
_BUYING = frozenset({Focus.PROCUREMENT, Focus.PROJECT})

_ACCOUNTING_14 = Text("《会计法》第十四条", "Accounting Law, art. 14")
_INVOICE_20 = Text("《发票管理办法》第二十条", "Measures on Invoices, art. 20")
_INVOICE_21 = Text("《发票管理办法》第二十一条", "Measures on Invoices, art. 21")
_VAT = Text("增值税税率规定", "VAT rate rules")
_GB32100 = Text("GB 32100-2015", "GB 32100-2015")

CATALOGUE: tuple[Flag, ...] = (
    Flag("DOC-01", _H, _ALL, Text("大小写金额不符", "Words are not the figures"),
         _ACCOUNTING_14, words_and_figures.evaluate),
    Flag("DOC-02", _M, _ALL, Text("价税不平", "Net and tax do not make the total"),
         _INVOICE_21, net_and_tax.evaluate),
    Flag("DOC-03", _M, _ALL, Text("税率异常", "Tax rate not in use"),
         _VAT, tax_rate_not_allowed.evaluate),
    Flag("DOC-04", _M, _ALL, Text("信用代码校验错", "Credit code fails its check"),
         _GB32100, credit_code.evaluate),
)  # fmt: skip

DOCUMENT_CHECKS: tuple[Callable[[Document], Check], ...] = (
    words_and_figures.check,
    net_and_tax.check,
    tax_rate_not_allowed.check,
    credit_code.check,
)


def evaluate_all(case: Case, thresholds: Thresholds) -> tuple[Finding, ...]:
    """Return the findings of every flag of the case's focus, in catalogue order."""
    return tuple(flag.evaluate(case, thresholds) for flag in CATALOGUE if case.focus in flag.foci)
