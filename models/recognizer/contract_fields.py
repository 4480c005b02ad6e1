"""The fields of a contract: parties and their codes, price, dates, payment terms, goods."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.clauses import clauses
from models.recognizer.contract_terms import read_sentences, read_terms
from models.recognizer.evidence import Evidence
from models.recognizer.form import Form
from models.recognizer.goods_table import read_goods
from models.recognizer.labels import Piece, Vocabulary, plain
from models.recognizer.layout import Run, Sheet
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

_ROLES_A = ("采购方", "采购人", "发包方", "发包人", "出租方", "需方", "买方", "委托方", "用工方")
_ROLES_B = (
    "供货方",
    "供应商",
    "供方",
    "承包方",
    "承包人",
    "承租方",
    "卖方",
    "施工方",
    "受托方",
    "销售方",
)
LABELS: Vocabulary = {
    "contract_number": ("合同编号", "合同号", "协议编号"),
    "party_a": (
        "甲方",
        *(f"甲方({role})" for role in _ROLES_A),
        *(f"{role}(甲方)" for role in _ROLES_A),
    ),
    "party_b": (
        "乙方",
        *(f"乙方({role})" for role in _ROLES_B),
        *(f"{role}(乙方)" for role in _ROLES_B),
    ),
    "signature": (
        "甲方(盖章)",
        "乙方(盖章)",
        "甲方(公章)",
        "乙方(公章)",
        "甲方(签字)",
        "乙方(签字)",
    ),
    "credit_code": ("统一社会信用代码", "信用代码", "纳税人识别号"),
    "project_name": ("项目名称", "工程名称"),
    "project_place": ("项目地点", "工程地点", "施工地点", "交货地点"),
    "amount_in_words": (
        "合同总价(大写)",
        "合同价款(大写)",
        "合同金额(大写)",
        "合计金额(大写)",
        "(大写)",
        "大写",
    ),
    "amount": ("(小写)", "小写", "合同总价", "合同价款", "合同金额", "合同总金额"),
    "sign_date": ("签订日期", "签约日期", "签订时间", "签署日期"),
    "start_date": ("开工日期", "计划开工日期", "开始日期"),
    "end_date": ("竣工日期", "计划竣工日期", "完工日期", "结束日期"),
    "duration_days": ("工期", "合同工期", "总工期"),
    "legal_person": ("法定代表人", "代表人", "委托代理人"),
    "account": ("账号", "银行账号"),
    "bank": ("开户行", "开户银行"),
    "telephone": ("电话", "联系电话"),
    "address": ("地址", "住所"),
}


def _name(text: str) -> str | None:
    shown = values.name(text)
    return shown if shown and len(plain(shown)) >= 2 and not shown.startswith("(") else None


def _days(text: str) -> str | None:
    match = re.search(r"(\d{1,4})个?(?:日历天|日历日|天|日)", plain(text))
    return match[1] if match else None


_DIRECT: dict[str, Normal] = {
    "contract_number": values.number_text,
    "project_name": _name,
    "project_place": _name,
    "amount_in_words": values.capitals,
    "amount": values.amount,
    "sign_date": values.day,
    "start_date": values.day,
    "end_date": values.day,
    "duration_days": _days,
}


def read_contract(evidences: Sequence[Evidence]) -> Reading:
    """Read a contract over all its pages; header values are those that stand first."""
    forms = [Form.of(evidence, LABELS) for evidence in evidences]
    prose = clauses(evidences)
    found = [
        *_direct(forms),
        *_parties(forms),
        *read_terms(prose),
        *read_sentences(prose),
        *_seal(evidences),
    ]
    lines = next((lines for evidence in evidences if (lines := read_goods(evidence))), ())
    distinct = {field.name: field for field in reversed(found)}
    return Reading(Kind.CONTRACT, title(evidences[0].sheet), tuple(distinct.values())[::-1], lines)


def title(sheet: Sheet) -> str | None:
    """Return the title on the first page: the first run that ends in 合同 or 协议."""
    ends = ("合同", "合同书", "协议", "协议书")
    for run in sheet.runs:
        shown = plain(run.text)
        if len(shown) <= 30 and shown.endswith(ends):
            return shown
    return None


def _direct(forms: Sequence[Form]) -> Iterator[Field]:
    for name, normal in _DIRECT.items():
        read = (form.take(name, normal) for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field


def _parties(forms: Sequence[Form]) -> Iterator[Field]:
    for party in ("party_a", "party_b"):
        read = (form.take(party, _name) for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field
    for form in forms:
        yield from _codes(form)


def _codes(form: Form) -> Iterator[Field]:
    """Yield the credit codes, each for the party that stands nearest above it."""
    for piece in form.labels("credit_code"):
        party = _party_of(form, piece)
        if party is not None:
            field = form.first(f"{party}_id", [piece], values.tax_id)
            if field is not None:
                yield field


def _party_of(form: Form, code: Piece) -> str | None:
    at = _place(code)
    above = [
        (abs(_place(piece).x0 - at.x0) > 0.25, at.middle - _place(piece).middle, str(piece.label))
        for label in ("party_a", "party_b")
        for piece in form.labels(label)
        if _place(piece).middle <= at.middle + at.height / 2
    ]
    return min(above)[2] if above else None


def _seal(evidences: Sequence[Evidence]) -> Iterator[Field]:
    for evidence in evidences:
        for run in evidence.sheet.runs:
            if re.fullmatch(r".{0,4}专用章", plain(run.text)):
                yield evidence.field("seal_text", plain(run.text), run)


def _place(piece: Piece) -> Run:
    return piece.label_run or piece.value
