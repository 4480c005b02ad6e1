"""The fields of acceptance papers (验收单, 验收报告, 结算单): forms with goods, and reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.acceptance_report import read_report
from models.recognizer.evidence import Evidence
from models.recognizer.form import Form, first_fields
from models.recognizer.goods_table import read_goods, read_goods_total
from models.recognizer.labels import Vocabulary
from models.recognizer.paragraphs import in_paragraphs
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "project_name": (
        "项目名称", "工程名称", "采购项目名称", "项目", "采购项目", "工程项目名称", "工程项目",
        "验收项目", "单位工程名称",
    ),
    "project_place": (
        "施工地点", "项目地点", "工程地点", "交货地点", "验收地点", "地点", "建设地点", "实施地点",
        "送货地点", "工程地址",
    ),
    "contract_number": ("合同编号", "合同号", "采购合同编号", "施工合同编号"),
    "buyer_name": (
        "采购单位", "建设单位", "采购人", "业主单位", "采购方", "收货单位", "验收单位", "发包人",
        "发包单位", "甲方", "需方", "使用单位", "采购人名称", "业主", "招标人",
    ),
    "seller_name": (
        "供应商", "供货单位", "施工单位", "承包单位", "中标单位", "供货商", "承建单位", "供货方",
        "承包人", "乙方", "供方", "成交供应商", "供应商名称", "中标供应商", "承包方", "施工方",
        "中标人",
    ),
    "acceptance_date": ("验收日期", "验收时间", "竣工验收日期"),
    "date": ("日期", "填表日期", "签字日期"),
    "amount": (
        "金额", "验收金额", "合同金额", "工程造价", "结算金额", "合同价", "决算金额", "结算价",
        "合计金额", "总价", "(小写)", "小写", "项目金额", "合同总价", "合计", "总计", "总金额",
        "合同价款", "结算造价", "审定金额",
    ),
    "amount_in_words": (
        "金额大写", "大写", "(大写)", "人民币(大写)", "大写金额", "金额(大写)", "合计(大写)",
        "合计金额(大写)", "人民币大写", "合计人民币(大写)", "验收金额(大写)", "结算金额(大写)",
        "合同金额(大写)",
    ),
    "conclusion": (
        "验收结论", "验收意见", "验收结果", "质量评定", "验收情况", "验收评定", "质量结论", "结论",
        "评定意见", "验收组意见", "验收小组意见", "质量评定结果",
    ),
    "receiver": (
        "验收人", "验收人员", "验收负责人", "验收小组成员", "验收组成员", "验收人(签字)",
        "验收小组", "验收人员(签字)", "验收人签字", "验收小组成员(签字)", "参加验收人员",
        "验收成员", "验收小组签字",
    ),
    "other": (
        "竣工日期", "开工日期", "完工日期", "交货日期", "到货日期", "负责人", "建设单位(盖章)",
        "施工单位(盖章)", "监理单位(盖章)", "监理单位", "工期", "合同工期", "电话", "联系电话",
        "设计单位", "备注", "存在问题",
    ),
}  # fmt: skip
_DIRECT: dict[str, Normal] = {
    "project_name": values.body,
    "project_place": values.body,
    "contract_number": values.number_text,
    "buyer_name": values.body,
    "seller_name": values.body,
    "acceptance_date": values.day,
    "amount": values.amount,
    "amount_in_words": values.capitals,
    "conclusion": values.sentence,
    "receiver": values.people,
}


def read_acceptance(evidences: Sequence[Evidence]) -> Reading:
    """Read an acceptance paper; printed labels go before the sentences of a report."""
    forms = [Form.of(replace(one, sheet=in_paragraphs(one.sheet)), LABELS) for one in evidences]
    total = next(filter(None, map(read_goods_total, reversed(evidences))), None)
    found = [
        *first_fields(forms, _DIRECT),
        *([total] if total else []),
        *_dated(forms),
        *read_report(evidences),
    ]
    distinct = {field.name: field for field in reversed(found)}
    lines = tuple(line for evidence in evidences for line in read_goods(evidence))
    return Reading(Kind.ACCEPTANCE, None, tuple(distinct.values())[::-1], lines)


def _dated(forms: Sequence[Form]) -> Iterator[Field]:
    """Yield the day behind a bare 日期: that of acceptance where no other label names it."""
    for form in forms:
        field = form.take("acceptance_date", values.day, "date")
        if field is not None:
            yield field
