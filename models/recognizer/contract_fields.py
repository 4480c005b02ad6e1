"""The fields of a contract: parties and their codes, price, dates, payment terms, goods."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.clauses import clauses
from models.recognizer.contract_money import read_money
from models.recognizer.contract_period import days_said, read_period
from models.recognizer.contract_subject import read_subject
from models.recognizer.contract_terms import RETENTION, read_terms
from models.recognizer.evidence import Evidence
from models.recognizer.form import Form, first_fields
from models.recognizer.goods_table import read_goods
from models.recognizer.labels import Piece, Vocabulary, plain
from models.recognizer.layout import Run, Sheet, same_row
from models.recognizer.paragraphs import Wrapped, in_paragraphs
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

_ROLES_A = (
    "采购方", "采购人", "购买方", "发包方", "发包人", "出租方", "出租人", "需方", "买方", "委托方",
    "委托人", "用工方", "建设单位", "招标人", "采购单位", "购货方", "出让方",
)  # fmt: skip
_ROLES_B = (
    "供货方", "供应商", "供方", "承包方", "承包人", "承租方", "承租人", "卖方", "施工方",
    "施工单位", "受托方", "受托人", "销售方", "服务方", "供货单位", "中标人", "承揽方", "服务单位",
    "受让方",
)  # fmt: skip
_SIGNED = ("盖章", "公章", "签章", "签字", "签名", "章", "签字盖章")


def _party(side: str, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of one side: 甲方, 甲方（采购方）, 采购方（甲方）, 采购方."""
    both = (f"{side}({role})" for role in roles)
    return (side, *both, *(f"{role}({side})" for role in roles), *roles)


LABELS: Vocabulary = {
    "contract_number": ("合同编号", "合同号", "协议编号", "协议号", "编号", "合同编码"),
    "party_a": _party("甲方", _ROLES_A),
    "party_b": _party("乙方", _ROLES_B),
    "party_a_signed": tuple(f"甲方({mark})" for mark in _SIGNED),
    "party_b_signed": tuple(f"乙方({mark})" for mark in _SIGNED),
    "credit_code": ("统一社会信用代码", "信用代码", "社会信用代码", "纳税人识别号", "税号"),
    "project_name": (
        "项目名称", "工程名称", "项目", "标的名称", "标的物", "合同标的", "标的物名称",
    ),
    "project_place": (
        "项目地点", "工程地点", "施工地点", "交货地点", "地点", "坐落位置", "服务地点", "实施地点",
        "送货地点", "履行地点", "建设地点", "坐落地点", "坐落",
    ),
    "amount_in_words": (
        "合同总价(大写)", "合同价款(大写)", "合同金额(大写)", "合计金额(大写)", "人民币(大写)",
        "(大写)", "大写", "金额大写", "大写金额", "合同价(大写)", "总价(大写)", "金额(大写)",
        "人民币大写",
    ),
    "amount": (
        "(小写)", "小写", "合同总价", "合同价款", "合同金额", "合同总金额", "合同价", "总价",
        "总金额", "合同总价款", "金额", "租金总额", "合同总额", "小写金额", "金额(小写)",
        "合同总价(小写)",
    ),
    "sign_date": (
        "签订日期", "签约日期", "签订时间", "签署日期", "签约时间", "签署时间", "日期",
        "合同签订日期",
    ),
    "start_date": (
        "开工日期", "计划开工日期", "开始日期", "合同开始", "起始日期", "合同起始", "合同开始日期",
        "起租日期", "开工时间", "合同起始日期",
    ),
    "end_date": (
        "竣工日期", "计划竣工日期", "完工日期", "结束日期", "合同结束", "终止日期", "截止日期",
        "合同终止", "合同结束日期", "完工时间", "合同终止日期", "竣工时间",
    ),
    "duration_days": (
        "工期", "合同工期", "总工期", "工期(日历天)", "工期(天)", "工期天数", "合同工期(日历天)",
    ),
    "period": (
        "合同期限", "履行期限", "服务期限", "租赁期限", "租赁期", "期限", "起止日期", "工期起止",
    ),
    "payment_terms": (
        "付款方式", "价款支付", "支付方式", "付款办法", "款项支付", "付款条件", "付款约定",
        "价款结算", "结算方式", "付款",
    ),
    "retention": ("质保金", "质量保证金", "质保金比例", "保修金", "质保金(比例)", "质量保修金"),
    "legal_person": (
        "法定代表人", "代表人", "委托代理人", "经办人", "法定代表人或委托代理人",
        "委托代理人(签字)", "法定代表人(签字)", "代表人(签字)",
    ),
    "account": ("账号", "银行账号"),
    "bank": ("开户行", "开户银行"),
    "telephone": ("电话", "联系电话", "联系方式"),
    "address": ("地址", "住所"),
    "table": (
        "序号", "名称", "规格型号", "型号规格", "单位", "数量", "单价", "备注", "计量单位", "合计",
        "总计",
    ),
}  # fmt: skip


_DAYS = re.compile(r"(\d{1,4})个?(?:日历天|日历日|工作日|天|日)")


def _days(text: str) -> str | None:
    shown = plain(text)
    match = _DAYS.search(shown) or re.fullmatch(r"(\d{1,4})。?", shown)
    return match[1] if match else None


def _share(text: str) -> str | None:
    match = re.search(r"\d{1,3}(?:\.\d{1,2})?%", plain(text))
    return match.group() if match else None


def _terms(text: str) -> str | None:
    """Keep terms of payment; the full stop of the sentence around them is not doubled."""
    shown = values.prose(text)
    return re.sub("。+$", "。", shown) if shown and len(shown) >= 4 else None


_DIRECT: dict[str, Normal] = {
    "contract_number": values.number_text,
    "project_name": values.body,
    "project_place": values.body,
    "amount_in_words": values.capitals,
    "amount": values.amount,
    "sign_date": values.day,
    "start_date": values.day,
    "end_date": values.day,
    "duration_days": _days,
    "payment_terms": _terms,
    "retention": _share,
}


def read_contract(evidences: Sequence[Evidence]) -> Reading:
    """Read a contract over all its pages; header values are those that stand first."""
    flowing = [replace(one, sheet=in_paragraphs(one.sheet)) for one in evidences]
    forms = [Form.of(evidence, LABELS) for evidence in flowing]
    prose = clauses(evidences)
    found = [
        *first_fields(forms, _DIRECT),
        *_kept_back(forms),
        *_period(forms),
        *_parties(forms),
        *read_terms(prose),
        *read_money(prose),
        *read_period(prose),
        *read_subject(prose),
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


def _kept_back(forms: Sequence[Form]) -> Iterator[Field]:
    """Yield the share kept back that stands in terms of payment behind a label."""
    for form in forms:
        field = form.take("retention", _share_kept, "payment_terms")
        if field is not None:
            yield field


def _share_kept(text: str) -> str | None:
    match = RETENTION.search(plain(text))
    return (match[1] or match[2]) if match else None


def _period(forms: Sequence[Form]) -> Iterator[Field]:
    """Yield both ends of a period that stands behind one label: 合同期限：自…起至…止."""
    for form in forms:
        for piece in form.labels("period"):
            for run in form.values(piece):
                said = days_said(plain(run.text))
                for name, text in said.items():
                    value = values.day(text)
                    if value is not None:
                        yield form.evidence.field(name, value, run)
                if said:
                    break


def _parties(forms: Sequence[Form]) -> Iterator[Field]:
    for party in ("party_a", "party_b"):
        labels = [(form, label) for label in (party, f"{party}_signed") for form in forms]
        read = (form.take(party, values.body, label) for form, label in labels)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field
    for form in forms:
        yield from _codes(form)


def _codes(form: Form) -> Iterator[Field]:
    """Yield the credit codes, each for the party before it that has none yet."""
    parties = ["party_a", "party_b"]
    for piece in sorted(form.labels("credit_code"), key=lambda p: _reading_order(_place(p))):
        party = _party_of(form, piece, parties)
        if party is not None:
            parties.remove(party)
            field = form.first(f"{party}_id", [piece], values.tax_id)
            if field is not None:
                yield field


def _party_of(form: Form, code: Piece, parties: Sequence[str]) -> str | None:
    """Return the party named last before the code, as people read: row by row.

    Where both stand side by side in the row above, it is the one above the code.
    """
    at = _place(code)
    before = [
        (_place(piece), str(piece.label))
        for label in parties
        for piece in form.labels(label)
        if _is_before(_place(piece), at)
    ]
    if not before:
        return None
    last, party = max(before, key=lambda item: _reading_order(item[0]))
    beside = [item for item in before if same_row(item[0], last)]
    if len(beside) > 1 and not same_row(last, at):
        return min(beside, key=lambda item: abs(item[0].x0 - at.x0))[1]
    return party


def _reading_order(run: Run) -> tuple[int, float]:
    """Return what sorts runs row by row, each from left to right; a page tilts a little."""
    return round(run.middle / max(run.height, 1e-6)), run.x0


def _is_before(party: Run, code: Run) -> bool:
    if same_row(party, code):
        return party.x0 < code.x0
    return party.middle < code.middle


def _seal(evidences: Sequence[Evidence]) -> Iterator[Field]:
    for evidence in evidences:
        for run in evidence.sheet.runs:
            if re.fullmatch(r".{0,4}专用章", plain(run.text)):
                yield evidence.field("seal_text", plain(run.text), run)


def _place(piece: Piece) -> Run:
    """Return where a label begins: one that is broken over lines stands in the first."""
    run = piece.place
    return run.lines[0] if isinstance(run, Wrapped) else run
