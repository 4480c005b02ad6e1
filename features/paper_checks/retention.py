"""PAP-10 质保金比例: what is kept back is a part of the price, no more than all of it.

Does not apply to papers other than contracts. What a contract may keep back by law (建设工程
质量保证金管理办法: 3 percent of works) is a question of the matter and not judged here.
"""

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import percent_of
from features.records.finding import Text

CHECK = PaperCheck("PAP-10", Text("质保金比例", "Share kept back"))


def check(document: Document) -> Check:
    """Compare the share kept back with the whole."""
    share = percent_of(document.field("retention"))
    if document.kind is not Kind.CONTRACT or share is None:
        return CHECK.not_applicable(_NO_SHARE)
    if share > 100:
        return CHECK.failed(_TOO_MUCH, ["retention"])
    return CHECK.passed(_RIGHT, ["retention"])


_NO_SHARE = Text("没有读出质保金比例", "no share kept back was read")
_TOO_MUCH = Text("质保金比例超过100%", "the share kept back is more than 100 %")
_RIGHT = Text("质保金比例不超过100%", "the share kept back is a part of the price")
