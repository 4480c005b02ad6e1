"""Tables of pages that are none of the kinds: ledgers, inventories, sign-in sheets, quotes.

A column names what fills it: ``other_filling`` makes it up.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from training.synthesis.papers.kinds.wording import Wordings


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: titles, columns (heading, share of the width, filler)."""

    titles: Wordings
    columns: tuple[tuple[str, float, str], ...]


GRIDS: Mapping[str, Grid] = {
    "ledger": Grid(
        Wordings(
            ("银行存款日记账", "现金日记账", "明细分类账", "往来款明细账"),
            ("收支流水簿", "村账分户簿"),
        ),
        (
            ("日期", 1.2, "date"),
            ("凭证号", 0.9, "voucher"),
            ("摘要", 2.6, "summary"),
            ("借方", 1.3, "debit"),
            ("贷方", 1.3, "credit"),
            ("方向", 0.6, "side"),
            ("余额", 1.4, "balance"),
        ),
    ),
    "inventory": Grid(
        Wordings(
            ("固定资产登记表", "集体资产台账", "资产清查明细表", "物资领用登记表"),
            ("家产盘存簿", "器物登录单"),
        ),
        (
            ("序号", 0.5, "serial"),
            ("资产名称", 2.0, "asset"),
            ("购置时间", 1.2, "date"),
            ("数量", 0.7, "count"),
            ("原值（元）", 1.3, "amount"),
            ("存放地点", 1.6, "place"),
            ("使用状况", 1.0, "state"),
            ("保管人", 0.9, "person"),
        ),
    ),
    "sign_in": Grid(
        Wordings(
            ("会议签到表", "村民代表签到册", "培训签到表", "值班安排表"), ("到会画到单", "轮值编排")
        ),
        (
            ("序号", 0.6, "serial"),
            ("姓名", 1.0, "person"),
            ("单位及职务", 2.0, "post"),
            ("联系电话", 1.6, "phone"),
            ("签到", 1.4, "empty"),
            ("备注", 1.0, "empty"),
        ),
    ),
    "quotes": Grid(
        Wordings(
            ("询价比价表", "报价汇总表", "评标打分表", "开标记录表"),
            ("三家比选登录表", "竞价情形一览"),
        ),
        (
            ("序号", 0.6, "serial"),
            ("投标单位", 3.0, "firm"),
            ("报价（元）", 1.4, "amount"),
            ("工期（天）", 1.0, "count"),
            ("得分", 0.9, "mark"),
            ("备注", 1.0, "empty"),
        ),
    ),
}
BLANK_TITLES = Wordings(
    (
        "临时救助申请表",
        "用款申请单",
        "费用报销审批单",
        "困难家庭情况登记表",
        "物资采购申请表",
        "农民建房申请表",
    ),
    ("求助呈请表", "支用呈批单"),
)
BLANKS = (
    "申请人",
    "性别",
    "年龄",
    "民族",
    "家庭住址",
    "家庭人口",
    "联系电话",
    "申请金额",
    "申请理由",
    "用途",
    "开户银行",
    "账号",
    "村民小组意见",
    "村委会意见",
    "镇（街道）意见",
    "备注",
)
SUMMARIES = (
    "收{firm}租金",
    "付{project}款",
    "提现备用",
    "付电费",
    "付办公用品",
    "收上级补助",
    "付保洁员工资",
    "收承包款",
    "付材料费",
    "利息收入",
)
ASSETS = (
    "办公桌",
    "空调",
    "路灯",
    "水泵",
    "垃圾清运车",
    "篮球架",
    "电脑",
    "监控设备",
    "健身器材",
    "文件柜",
    "农用机耕路",
    "变压器",
)
STATES = ("在用", "完好", "闲置", "出租", "待报废")
POSTS = ("村民代表", "村委委员", "村监委主任", "党员", "第一组组长", "妇联主席", "网格员", "会计")
SIGNERS = Wordings(
    ("制表|审核", "经办人|负责人", "记账|复核|主管", "登记人|监督人"), ("录入|核验", "填报|督办")
)
