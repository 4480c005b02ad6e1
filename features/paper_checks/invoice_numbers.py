"""PAP-08 发票代码号码结构: code and number of a VAT invoice are built as tax bureaus build them.

Code of 12 digits: 0, region (4), year (2), batch (3), kind (2); each kind has its first year. Code
of 10 digits: region (4), year (2), batch, language, copies, amount version. Fully digital number of
20 digits: year (2), province (2), channel, serial (15); its year is that of issue, while printed
forms may be used up later. Does not apply to papers other than invoices or where neither was read;
8-digit numbers are serials without structure.
"""

from collections.abc import Iterator

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import day_of
from features.records.finding import Text
from features.records.provinces import PROVINCES

CHECK = PaperCheck("PAP-08", Text("发票代码号码结构", "Structure of invoice code and number"))
_KINDS = {
    "增值税电子普通发票": ("11", "12"),
    "增值税电子专用发票": ("13",),
}
_ALL_KINDS = ("04", "05", "06", "07", "11", "12", "13")
_FIRST_YEARS = {"04": 17, "05": 17, "06": 16, "07": 16, "11": 15, "12": 17, "13": 20}
"""Codes of these kinds bear no earlier year: 税务总局公告 2017-44 (04, 05), 2016-82 (06, 07),
2015-84 (11), 2017-66 (12), 2020-22 (13); forms were numbered up to a year ahead."""
_Part = tuple[str, bool, Text]


def check(document: Document) -> Check:
    """Check what stands in code and number against form, region, year of issue and kind."""
    if document.kind is not Kind.INVOICE:
        return CHECK.not_applicable(_NO_INVOICE)
    parts = [*_code(document), *_number(document)]
    if not parts:
        return CHECK.not_applicable(_NO_STRUCTURE)
    wrong = [(name, text) for name, right, text in parts if not right]
    if wrong:
        return CHECK.failed(wrong[0][1], (name for name, _ in wrong))
    return CHECK.passed(_RIGHT, (name for name, _, _ in parts))


def _code(document: Document) -> Iterator[_Part]:
    field = document.field("invoice_code")
    if field is None:
        return
    code = field.value
    yield field.name, len(code) in (10, 12) and code.isdigit(), _CODE_FORM
    if len(code) == 12:
        yield field.name, code[0] == "0", _CODE_FORM
        kinds = _KINDS.get(document.subkind or "", _ALL_KINDS)
        yield field.name, code[10:] in kinds, _KIND
        yield field.name, int(code[5:7]) >= _FIRST_YEARS.get(code[10:], 0), _YEAR_BEFORE
    region_and_year = code[-11:-5] if len(code) == 12 else code[:6]
    yield field.name, region_and_year[:2] in PROVINCES, _REGION
    issued = day_of(document.field("issue_date"))
    if issued is not None:
        yield field.name, region_and_year[4:] <= f"{issued:%y}", _YEAR_LATER


def _number(document: Document) -> Iterator[_Part]:
    field = document.field("invoice_number")
    if field is None or len(field.value) != 20:
        return
    yield field.name, field.value[2:4] in PROVINCES, _REGION
    issued = day_of(document.field("issue_date"))
    if issued is not None:
        yield field.name, field.value[:2] == f"{issued:%y}", _YEAR_OTHER


_CODE_FORM = Text(
    "发票代码不是10位，也不是0开头的12位", "the code is neither 10 digits nor 12 beginning with 0"
)
_REGION = Text("代码或号码中的地区不存在", "the region in code or number does not exist")
_KIND = Text("发票代码末两位与票种不符", "the last two digits of the code are of another kind")
_YEAR_LATER = Text(
    "发票代码中的年份晚于开票年份", "the year in the code is later than the year of issue"
)
_YEAR_BEFORE = Text(
    "发票代码中的年份早于该票种启用年份", "the year in the code is before its kind existed"
)
_YEAR_OTHER = Text(
    "发票号码中的年份不是开票年份", "the year in the number is not the year of issue"
)
_RIGHT = Text("发票代码、号码结构相符", "code and number are built as they should be")
_NO_INVOICE = Text("没有发票", "there is no invoice")
_NO_STRUCTURE = Text(
    "未读出发票代码或20位号码", "neither a code nor a number of 20 digits was read"
)
