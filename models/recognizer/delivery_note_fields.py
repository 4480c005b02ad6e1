"""The fields of delivery notes (送货单, 出库单, 销货清单), down to who received the goods."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form, first_fields
from models.recognizer.goods_table import read_goods, read_goods_total
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.paragraphs import in_paragraphs
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "delivery_number": (
        "单号", "送货单号", "编号", "No.", "No", "单据编号", "出库单号", "发货单号", "单据号",
        "票号", "送货编号", "销货单号",
    ),
    "delivery_date": (
        "送货日期", "发货日期", "出库日期", "日期", "开单日期", "制单日期", "送货时间", "供货日期",
        "发货时间", "交货日期",
    ),
    "buyer_name": (
        "收货单位", "购货单位", "客户名称", "收货方", "建设单位", "采购单位", "客户", "购货方",
        "需方", "收货单位名称", "购买单位", "收货客户",
    ),
    "seller_name": (
        "供货单位", "供应商", "发货单位", "施工单位", "送货单位", "供货方", "销货单位", "发货方",
        "供方", "供应商名称", "销售单位", "供货商",
    ),
    "contract_number": ("合同编号", "合同号", "采购合同编号"),
    "project_name": ("项目名称", "工程名称", "项目", "工程项目", "使用项目"),
    "project_place": (
        "送货地址", "收货地址", "交货地点", "项目地点", "送货地点", "收货地点", "交货地址",
        "卸货地点", "使用地点",
    ),
    "amount_in_words": (
        "合计金额(大写)", "合计(大写)", "金额(大写)", "(大写)", "大写", "合计人民币(大写)",
        "人民币大写", "人民币(大写)", "大写金额", "金额大写", "总计(大写)", "合计大写",
        "总金额(大写)",
    ),
    "amount": (
        "(小写)", "小写", "合计金额", "总金额", "合计", "总计", "共计", "合计(小写)", "金额合计",
        "小写金额", "总价", "合计金额(小写)",
    ),
    "deliverer": (
        "送货人", "送货人(签字)", "经办人", "送货人签字", "送货员", "送货经手人", "发货人",
        "送货单位经手人", "送货人(签章)", "供货人",
    ),
    "receiver": (
        "收货人", "收货人(签字)", "签收人", "收货人签字", "验收人", "验收人(签字)",
        "收货单位及经手人", "收货经手人", "签收", "收货单位经手人", "收货人(签章)",
        "收货单位及经手人(签章)", "收货单位(签收)", "收料人",
    ),
    "stamp": ("送货单位(章)", "收货单位(章)", "送货单位(盖章)", "收货单位(盖章)"),
    "other": (
        "电话", "联系电话", "地址", "车牌号", "车号", "联系人", "联系方式", "制单", "审核",
        "制单人", "开户行", "账号",
    ),
}  # fmt: skip
_DIRECT: dict[str, Normal] = {
    "delivery_number": values.number_text,
    "delivery_date": values.day,
    "buyer_name": values.body,
    "seller_name": values.body,
    "contract_number": values.number_text,
    "project_name": values.body,
    "project_place": values.body,
    "amount_in_words": values.capitals,
    "amount": values.amount,
    "deliverer": values.people,
    "receiver": values.people,
}
_TITLE = re.compile(
    r"^(?P<firm>.{4,}?)?(?:产品|材料|货物|商品)?(?:送货|发货|出库|销货|供货|销售)[单清签].{0,3}$"
)
_NUMBER = re.compile(r"N[o0Oº°]?[.:]?\s*([0-9A-Z-]{4,20})", re.IGNORECASE)


def read_delivery_note(evidences: Sequence[Evidence]) -> Reading:
    """Read a delivery note; its goods may run over several pages."""
    first = evidences[0]
    forms = [Form.of(replace(one, sheet=in_paragraphs(one.sheet)), LABELS) for one in evidences]
    total = next(filter(None, map(read_goods_total, reversed(evidences))), None)
    found = [
        *([total] if total else []),
        *first_fields(forms, _DIRECT),
        *_letterhead(first),
        *_loose_number(first),
    ]
    distinct = {field.name: field for field in reversed(found)}
    lines = tuple(line for evidence in evidences for line in read_goods(evidence))
    return Reading(Kind.DELIVERY_NOTE, None, tuple(distinct.values())[::-1], lines)


def _letterhead(evidence: Evidence) -> Iterator[Field]:
    """Yield the firm printed above or before the title, less sure than behind a label."""
    for place, run in enumerate(evidence.sheet.runs):
        title = _TITLE.match(plain(run.text))
        if title is None:
            continue
        above = [other for other in evidence.sheet.runs[:place] if _is_firm(plain(other.text))]
        if title["firm"]:
            yield less_sure(evidence.field("seller_name", title["firm"], run))
        elif above:
            yield less_sure(evidence.field("seller_name", plain(above[-1].text), above[-1]))
        return


def _is_firm(shown: str) -> bool:
    return 5 <= len(shown) <= 30 and bool(re.fullmatch(r"[\u4e00-\u9fff()]+", shown))


def _loose_number(evidence: Evidence) -> Iterator[Field]:
    """Yield the serial printed as No.0042817 without a colon."""
    for run in evidence.sheet.runs:
        match = _NUMBER.fullmatch(plain(run.text))
        if match is not None:
            yield evidence.field("delivery_number", match[1], run)
