"""The fields of award notices (中标通知书, 成交通知书): forms, tables and letters.

A letter names the winner as its addressee, project, price and manager in its sentences, and
who sends it below: the tenderer, then the agency, then the day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.award_letter import read_letter
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form, first_fields
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run
from models.recognizer.paragraphs import in_paragraphs
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "notice_number": (
        "编号", "文号", "通知书编号", "中标通知书编号", "成交通知书编号", "通知书文号", "发文字号",
    ),
    "project_name": (
        "项目名称", "工程名称", "招标项目名称", "采购项目名称", "项目", "标段名称", "招标项目",
        "采购项目",
    ),
    "project_number": (
        "项目编号", "工程编号", "招标编号", "采购编号", "招标项目编号", "采购项目编号",
    ),
    "buyer_name": (
        "招标人", "采购人", "建设单位", "采购单位", "招标单位", "招标人名称", "采购人名称",
        "发包人", "业主单位", "招标人(盖章)", "采购单位(盖章)", "建设单位(盖章)", "采购人(盖章)",
        "招标单位(盖章)", "发包人(盖章)",
    ),
    "agency_name": (
        "代理机构", "招标代理机构", "采购代理机构", "招标代理单位", "代理单位", "招标代理",
        "代理机构(盖章)", "招标代理机构(盖章)", "采购代理机构(盖章)", "招标代理单位(盖章)",
    ),
    "winner_name": (
        "致", "中标人", "中标单位", "成交供应商", "中标供应商", "成交人", "成交单位",
        "中标(成交)人", "中标(成交)供应商", "中标人名称", "成交供应商名称", "中标单位名称",
    ),
    "amount": (
        "中标价", "中标金额", "成交金额", "成交价", "中标总价", "小写", "(小写)", "中标(成交)金额",
        "中标价(小写)", "中标金额(小写)", "成交金额(小写)", "中标价格", "成交总价", "中标(成交)价",
        "中标价(元)", "成交价格",
    ),
    "amount_in_words": (
        "大写", "(大写)", "中标价(大写)", "中标金额(大写)", "成交金额(大写)", "人民币大写",
        "金额大写", "大写金额", "人民币(大写)", "成交价(大写)",
    ),
    "duration_days": (
        "工期", "中标工期", "服务期限", "计划工期", "工期(日历天)", "交货期", "供货期", "服务期",
        "总工期", "工期要求", "合同工期", "交货期限", "工期(天)",
    ),
    "project_manager": (
        "项目经理", "项目负责人", "建造师", "项目经理(负责人)", "项目负责人姓名", "拟派项目经理",
        "注册建造师", "项目经理姓名",
    ),
    "award_date": (
        "日期", "中标日期", "发出日期", "签发日期", "通知日期", "成交日期", "发布日期", "发文日期",
    ),
    "other": ("质量标准", "质量要求", "资质等级", "备注", "地址", "联系电话", "联系人", "建设规模"),
}  # fmt: skip
_DAYS = re.compile(r"(\d{1,4})个?(?:日历天|日历日|工作日|天|日)?")


def _days(text: str) -> str | None:
    match = _DAYS.fullmatch(plain(text).rstrip("。;,"))
    return match[1] if match else None


_DIRECT: dict[str, Normal] = {
    "notice_number": values.number_text,
    "project_name": values.body,
    "project_number": values.number_text,
    "buyer_name": values.body,
    "agency_name": values.body,
    "winner_name": values.body,
    "amount": values.amount,
    "amount_in_words": values.capitals,
    "duration_days": _days,
    "project_manager": values.person,
    "award_date": values.day,
}
_AGENCY = re.compile("招标代理|咨询|项目管理|造价|代理|监理")
_TITLE = re.compile(r".*(通知书|通知)$")
_LOWER = 0.35  # of the text from its top: below it stands who sends the notice


def read_award_notice(evidences: Sequence[Evidence]) -> Reading:
    """Read a notice from its first page: printed labels before sentences before places."""
    evidence = replace(evidences[0], sheet=in_paragraphs(evidences[0].sheet))
    form = Form.of(evidence, LABELS)
    found = [
        *first_fields([form], _DIRECT),
        *_addressee(form),
        *read_letter(evidences[0]),
        *_senders(form),
    ]
    distinct = {field.name: field for field in reversed(found)}
    return Reading(Kind.AWARD_NOTICE, _title(form), tuple(distinct.values())[::-1])


def _addressee(form: Form) -> Iterator[Field]:
    """Yield the winner from the line that ends in a colon above the letter."""
    for run in form.unlabelled():
        shown = plain(run.text)
        if shown.endswith(":") and 4 <= len(shown) <= 40 and not re.search("[,。如下]", shown):
            field = form.evidence.read("winner_name", run, values.body)
            if field is not None:
                yield field
                return


def _senders(form: Form) -> Iterator[Field]:
    """Yield tenderer, agency and day where they stand without a label at the foot."""
    loose = [run for run in form.unlabelled() if _is_low(form, run)]
    for run in loose:
        day = form.evidence.read("award_date", run, values.whole_day)
        body = form.evidence.read("buyer_name", run, _body)
        if day is not None:
            yield day
        elif body is not None:
            is_agency = _AGENCY.search(body.value) and body.value.endswith("公司")
            yield less_sure(replace(body, name="agency_name") if is_agency else body)


def _is_low(form: Form, run: Run) -> bool:
    tops = [other.y0 for other in form.evidence.sheet.runs]
    return run.y0 > min(tops) + _LOWER * (max(tops) - min(tops))


def _body(text: str) -> str | None:
    shown = values.body(text)
    fits = (
        shown is not None and 5 <= len(shown) <= 40 and re.fullmatch(r"[\u4e00-\u9fff()]+", shown)
    )
    return shown if fits and not re.search("通知$|如下$|为准$", shown or "") else None


def _title(form: Form) -> str | None:
    titled = (plain(run.text) for run in form.evidence.sheet.runs)
    return next((text for text in titled if len(text) <= 20 and _TITLE.match(text)), None)
