"""PAP-14 财政票据代码: the code of a fiscal receipt carries a region and a year that exist.

Code of 8 digits: region (2), class (2), kind (2), year (2), the year not after that of the
receipt (财政电子票据管理办法). Does not apply to receipts without such a code: 白条 have none.
"""

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import day_of
from features.records.finding import Text
from features.records.provinces import PROVINCES

CHECK = PaperCheck("PAP-14", Text("财政票据代码", "Code of a fiscal receipt"))
_LENGTH = 8


def check(document: Document) -> Check:
    """Check region and year of the code."""
    code = document.field("receipt_code")
    if document.kind is not Kind.RECEIPT or code is None or len(code.value) != _LENGTH:
        return CHECK.not_applicable(_NO_CODE)
    if code.value[:2] not in PROVINCES:
        return CHECK.failed(_REGION, [code.name])
    day = day_of(document.field("receipt_date"))
    if day is not None and code.value[6:] > f"{day:%y}":
        return CHECK.failed(_YEAR, [code.name, "receipt_date"])
    return CHECK.passed(_RIGHT, [code.name])


_NO_CODE = Text("没有8位财政票据代码", "no code of a fiscal receipt was read")
_REGION = Text("票据代码中的地区不存在", "the region in the code does not exist")
_YEAR = Text("票据代码中的年份晚于票据日期", "the year in the code is later than the receipt")
_RIGHT = Text("票据代码结构相符", "the code is built as it should be")
