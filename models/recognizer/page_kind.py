"""What kind of paper it is, from the words on it: titles first, then words of the form.

Minutes, notices, ledgers and applications speak of contracts, prices and payments without being
any of these papers; their titles say so, and words of a form in their prose do not outweigh it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from features.records.document import Kind
from models.recognizer.labels import plain
from models.recognizer.layout import Run, Sheet

_TITLE_WEIGHT = 3
_NEEDED = 3
_LONGEST_TITLE = 34
_SENTENCE = re.compile("[,。;:!?]")


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a kind shows itself: its title ends with one of these; these words stand on it."""

    kind: Kind
    titles: tuple[str, ...]
    marks: tuple[str, ...] = ()


_SIGNS = (
    _Signs(
        Kind.INVOICE,
        ("发票", "普通发票)", "专用发票)"),
        ("发票代码", "发票号码", "开票日期", "价税合计", "纳税人识别号", "销售方", "购买方"),
    ),
    _Signs(
        Kind.AWARD_NOTICE,
        ("中标通知书", "成交通知书", "中标(成交)通知书", "中标结果通知书", "成交结果通知书"),
        (
            "中标人", "中标价", "成交供应商", "中标金额", "成交金额", "贵单位", "特此通知",
            "评标委员会", "通知书", "招标人",
        ),
    ),
    _Signs(
        Kind.ACCEPTANCE,
        (
            "验收单", "验收报告", "验收证书", "验收记录", "结算单", "验收证明书", "验收意见书",
            "验收表", "验收意见", "验收书", "验收记录表", "验收证明", "验收清单", "验收报告单",
            "验收报告书", "验收报告表",
        ),
        (
            "验收日期", "验收意见", "验收结论", "验收人", "验收时间", "验收结果", "验收小组",
            "质量评定",
        ),
    ),
    _Signs(
        Kind.DELIVERY_NOTE,
        (
            "送货单", "送货单据", "发货单", "出库单", "送货清单", "销货清单", "发货清单", "供货单",
            "销货单", "供货清单", "送货签收单", "销售单", "送货凭证", "配送单", "交货单", "提货单",
        ),
        (
            "送货日期", "收货单位", "送货人", "收货人", "送货单位", "签收人", "发货日期", "单价",
            "规格",
        ),
    ),
    _Signs(
        Kind.ROSTER,
        (
            "发放表", "工资表", "考勤表", "花名册", "发放花名册", "发放明细表", "发放清册",
            "发放名册", "发放名单", "工资单", "支付表", "签领表", "领款表", "工资明细表", "发放册",
            "补助表", "补贴表", "发放清单", "领取表", "兑付表", "报酬表", "结算表",
        ),
        ("应发", "实发", "身份证", "工种", "领款人", "出勤", "日工资", "发放金额", "工日", "天数"),
    ),
    _Signs(
        Kind.BANK_SLIP,
        ("回单", "回单(付款)", "回单(收款)", "回单)", "回执", "电子回单"),
        (
            "付款人", "收款人", "流水号", "付款账号", "收款账号", "付款方", "收款方", "开户行",
            "记账日期", "交易日期", "入账日期", "手续费", "业务种类", "交易渠道", "验证码", "户名",
        ),
    ),
    _Signs(
        Kind.RECEIPT,
        (
            "收据", "收条", "领条", "领据", "领款单", "领款凭证", "收款凭证", "统一票据",
            "票据(电子)", "专用票据", "收入票据", "结算票据", "领款条", "收款收据",
        ),
        (
            "今收到", "收款事由", "交款人", "缴款人", "票据代码", "此据", "领款人", "收款单位",
            "今领", "缴费人", "兹收到", "经手人", "交来", "以此为凭",
        ),
    ),
    _Signs(
        Kind.CONTRACT,
        ("合同", "合同书", "协议", "协议书", "合约"),
        ("甲方", "乙方", "本合同", "签订日期", "违约责任", "一式", "友好协商"),
    ),
)  # fmt: skip
_OTHER_TITLE = re.compile(
    r".*(纪要|会议记录|通知|公告|公示|决议|台账|[总明细日记分类往来]账|签到[表册]|登记[表簿]|申请[书表]?|申请报告"
    r"|承诺书|委托书|情况说明|说明|证明信?|计划|总结|方案|制度|办法|开标记录表?|评标报告|清查表|统计表|汇总表"
    r"|公开栏|收支表|简报|日志|预算表?|决算表?|评估报告|请示|批复|报告|表决票|票决单|意见书|函|盘点表|评分表"
    r"|报名表|审批表|公开表)(\(.{1,8}\))?$"
)


def kind_of(sheets: Sequence[Sheet]) -> Kind:
    """Return the kind with the most signs; OTHER when no kind has at least three points.

    A title counts three, in the upper third of the first page only: a contract speaks of
    验收单 in its prose, a delivery note bears the number of its contract. Without a title of
    its own, a paper whose title is that of minutes or a notice is OTHER.
    """
    if not sheets or not sheets[0].runs:
        return Kind.OTHER
    text = "\n".join(plain(run.text) for sheet in sheets for run in sheet.runs)
    titles = [shown for run in _upper_third(sheets[0]) if _is_title(shown := plain(run.text))]
    titled = [signs for signs in _SIGNS if _has_title(signs, titles)]
    if not titled and any(_OTHER_TITLE.match(title) for title in titles):
        return Kind.OTHER
    scored = [
        (_TITLE_WEIGHT * (signs in titled) + sum(mark in text for mark in signs.marks), -rank)
        for rank, signs in enumerate(_SIGNS)
    ]
    best, rank = max(scored)
    return _SIGNS[-rank].kind if best >= _NEEDED else Kind.OTHER


def _has_title(signs: _Signs, titles: Sequence[str]) -> bool:
    return any(title.endswith(signs.titles) for title in titles)


def _is_title(text: str) -> bool:
    """Say whether a text may be a title: short, and no part of a sentence."""
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)


def _upper_third(sheet: Sheet) -> tuple[Run, ...]:
    top = min(run.y0 for run in sheet.runs)
    bottom = max(run.y1 for run in sheet.runs)
    return tuple(run for run in sheet.runs if run.middle <= top + (bottom - top) / 3)
