"""PAP-11 合同日期顺序: a contract is signed before it begins and begins before it ends.

Does not apply to papers other than contracts or where fewer than two of the days were read.
A contract signed afterwards (补签) is a question, not a fault: a person decides.
"""

from datetime import date
from itertools import pairwise

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import day_of
from features.records.finding import Text

CHECK = PaperCheck("PAP-11", Text("合同日期顺序", "Order of the days of a contract"))
_IN_ORDER = ("sign_date", "start_date", "end_date")


def check(document: Document) -> Check:
    """Compare each day with the next one that was read; equal days are in order."""
    if document.kind is not Kind.CONTRACT:
        return CHECK.not_applicable(_NO_CONTRACT)
    days = [(name, day) for name in _IN_ORDER if (day := day_of(document.field(name)))]
    if len(days) < 2:
        return CHECK.not_applicable(_TOO_FEW)
    for (name, earlier), (later_name, later) in pairwise(days):
        if earlier > later:
            return CHECK.failed(_turned(earlier, later), (name, later_name))
    return CHECK.passed(_RIGHT, (name for name, _ in days))


def _turned(first: date, second: date) -> Text:
    return Text(
        f"合同日期{first}晚于其后应有的{second}",
        f"the day {first} is later than {second}, which should follow it",
    )


_NO_CONTRACT = Text("没有合同", "there is no contract")
_TOO_FEW = Text("读出的合同日期不足两个", "fewer than two days of the contract were read")
_RIGHT = Text("签订、开始、结束日期顺序相符", "signature, start and end are in order")
