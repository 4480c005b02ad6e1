"""PAP-13 收付款人相同: the money of a bank slip goes from one account to another.

Does not apply to papers other than bank slips or where neither two names nor two accounts were
read. A body that moves money between its own accounts is named too: such a slip proves no
payment to anybody.
"""

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.finding import Text

CHECK = PaperCheck("PAP-13", Text("收付款人相同", "Payer and payee are the same"))
_PAIRS = (("payer_account", "payee_account"), ("payer_name", "payee_name"))


def check(document: Document) -> Check:
    """Compare accounts and names of both sides."""
    pairs = [pair for pair in _PAIRS if all(document.field(name) for name in pair)]
    if document.kind is not Kind.BANK_SLIP or not pairs:
        return CHECK.not_applicable(_NOT_BOTH)
    same = [pair for pair in pairs if len({_value(document, name) for name in pair}) == 1]
    if same:
        return CHECK.failed(_SAME, (name for pair in same for name in pair))
    return CHECK.passed(_DIFFERENT, (name for pair in pairs for name in pair))


def _value(document: Document, name: str) -> str:
    field = document.field(name)
    return field.value if field else ""


_NOT_BOTH = Text("没有同时读出收付款双方", "both sides of a bank slip were not read")
_SAME = Text("付款人与收款人相同", "payer and payee are the same")
_DIFFERENT = Text("付款人与收款人不同", "payer and payee differ")
