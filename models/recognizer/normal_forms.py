"""The normal form of each field and cell of the table of papers, by what its values look like."""

import re
from collections.abc import Mapping

from features.records.document import Kind
from features.records.paper_schema import SCHEMAS, Entry, Form
from models.recognizer import values
from models.recognizer.body_names import BODY_END, with_whole_ending, without_stray
from models.recognizer.labels import plain
from models.recognizer.periods import period
from models.recognizer.values import Normal

_BODY = re.compile(rf"(?:受|送达|称)?(.{{4,}}{BODY_END})[对于由与和就将负承组的]?")
_PENALTY = re.compile("[^,;。]{0,8}(?:逾期|延期|迟延|违约|罚金|罚款)")
_LONG_NUMBER = re.compile(r"\d{6}")
_CHINESE = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]|[A-Za-z]{4}")
_TERMS_LABEL = re.compile("(?:付款|支付|结算)(?:方式|办法|安排|条件)[:：]?(?!为)")
_BLANKS = re.compile(r"[\s_]+")


def resident_id(text: str) -> str | None:
    """Read a resident id from a stretch that may hold marks of the table beside it."""
    return values.resident_id(re.sub(r"[^0-9A-Z*]", "", plain(text).upper()))


def account(text: str) -> str | None:
    """Read the digits of a bank account or card, 8 to 30 of them; stars mask."""
    shown = re.sub(r"[-.]", "", plain(text))
    match = re.search(r"[\d*]{8,30}", shown)
    return match.group() if match else None


def days(text: str) -> str | None:
    """Read a number of days: 60, 60天, 60个日历天."""
    match = re.search(r"(\d{1,4})(?:\.0+)?(?:个?(?:日历天|日历日|工作日|天|日))?", plain(text))
    return match[1] if match else None


def signed(text: str) -> str | None:
    """Say 是 where anything stands."""
    return "是" if plain(text) else None


def specification(text: str) -> str | None:
    """Read running text in which a diameter is φ, however it was printed or read."""
    shown = values.words(text)
    return shown and re.sub("[ΦØøф∅Ф]", "φ", shown)


def payment_terms(text: str) -> str | None:
    """Read how a contract is paid; what opens with delay or penalty is the clause on breach.

    The label of a cell stands beside the middle of its lines, and may be read between two.
    """
    shown = values.prose(_TERMS_LABEL.sub("", text))
    return None if shown is None or _PENALTY.match(shown) else shown


def invoice_item(text: str) -> str | None:
    """Read the name of an item on an invoice: *class*name, whose first star readers often lose."""
    shown = _name(text)
    if shown is None or shown.count("*") != 1 or shown.startswith("*"):
        return shown
    return f"*{shown}"


def _name(text: str) -> str | None:
    """Read a name; of a body, what the sentence says before and behind it is left out.

    So is the end of a label that was drawn in two: 名 称.
    """
    shown = re.sub("^称:?(?=.{4})", "", values.name(text) or "")
    if not shown or _BLANKS.fullmatch(shown):
        return None
    body = _BODY.fullmatch(with_whole_ending(shown))
    return body[1] if body else shown


def party(text: str) -> str | None:
    """Read the name of a party, without a stray figure before it.

    A text with a long number in it is something else.
    """
    shown = _name(text)
    if shown is None or _LONG_NUMBER.search(shown) or not _CHINESE.search(shown):
        return None
    return without_stray(re.sub("^称(?=[\u4e00-\u9fff]{3})", "", shown))


def _without(lead: str, normal: Normal = _name) -> Normal:
    """Return a reader of texts without what a sentence or a label has left at their ends."""
    words = re.compile(lead)

    def read(text: str) -> str | None:
        shown = normal(text)
        return shown and words.sub("", shown)

    return read


_PARTIES = (
    "buyer_name", "seller_name", "payer_name", "payee_name", "party_a", "party_b", "winner_name",
    "agency_name",
)  # fmt: skip
_BY_FORM: Mapping[Form, Normal] = {
    Form.TEXT: values.words,
    Form.NAME: _name,
    Form.NUMBER: values.number_text,
    Form.DIGITS: values.number_text,
    Form.DATE: values.day,
    Form.AMOUNT: values.amount,
    Form.CAPITALS: values.capitals,
    Form.CREDIT_CODE: values.tax_id,
    Form.RESIDENT_ID: resident_id,
    Form.ACCOUNT: account,
    Form.DECIMAL: values.decimal,
    Form.RATE: values.rate,
    Form.DAYS: days,
    Form.SIGNED: signed,
}
_BY_NAME: Mapping[str, Normal] = {
    **dict.fromkeys(_PARTIES, party),
    "project_name": _without("^[把将就对的于](?=.{4})|(?<=.{4})[交(]$"),
    "project_place": _without("^[抵于至在](?=.{3})"),  # 运抵, 位于
    "project_manager": _without("^[由是为](?=[\u4e00-\u9fff]{2})"),
    **dict.fromkeys(
        ("buyer_address_phone", "seller_address_phone"),
        _without("^[址话](?=.{1,4}[省市县区镇乡])"),  # 地址、电话
    ),
    "invoice_code": values.digits(10, 12),
    "invoice_number": values.digits(8, 20),
    "machine_number": values.digits(12),
    "receipt_code": values.digits(8, 10, 12),
    "payment_terms": payment_terms,
    # the end of a label in two lines: 验收意见, 款项用途说明; and a stray letter
    "conclusion": _without(r"^[见论果定二](?=.{2})|(?<=[\u4e00-\u9fff])\s+[A-Za-z]$", values.words),
    "purpose": _without(r"^[说明途由言要]{1,2}[:\s]\s*(?=.{2})", values.words),
    "period": period,
    "specification": specification,
}
_INVOICE: Mapping[str, Normal] = {"check_code": values.digits(20), "item_name": invoice_item}


def normal_of(kind: Kind, entry: Entry) -> Normal:
    """Return the reader of a field or cell on a paper of this kind."""
    special = _INVOICE.get(entry.name) if kind is Kind.INVOICE else None
    return special or _BY_NAME.get(entry.name) or _BY_FORM[entry.form]


def cell_forms(kind: Kind) -> dict[str, Normal]:
    """Return the readers of the cells of a kind, in the order of its table."""
    return {entry.name: normal_of(kind, entry) for entry in SCHEMAS[kind].cells}
