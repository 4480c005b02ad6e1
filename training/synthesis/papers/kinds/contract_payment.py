"""How a contract is paid: shares of a hundred, each with what sets it off.

Shares are stated one by one, never as running totals, so that they sum to 100.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.kinds.wording import Pool, Wordings

WARRANTY_WORDS = Wordings(
    (
        "其余{share}作为质保金，质保期满无质量问题后无息付清",
        "余款{share}作为质量保证金，保修期满后{days}日内一次性付清，不计利息",
        "预留{share}为质保金，满一年后经复验合格付清",
        "剩余{share}为工程质量保修金，缺陷责任期满后退还",
    ),
    (
        "扣下{share}充作质保金，待保质期届满再行拨付",
        "尾款{share}转为质量保证金，期满无争议即予结清",
    ),
    (
        "[剩余|余款|尾款|其余|留]{share}[作|作为|留作][质保金|质量保证金|保修金]，[满一年|质保期满|缺陷责任期满|保修期结束]后[{days}日内|][无息|一次性|][付清|退还|返还|支付]",
    ),
)
_TRIGGERS = {
    "advance": Wordings(
        (
            "合同签订后{days}日内支付合同总价的{share}作为预付款",
            "签订合同后甲方预付{share}",
            "合同生效、乙方进场后付{share}",
        ),
        ("定约后{days}日内先行拨付{share}", "缔约即付{share}充作启动资金"),
        (
            "[合同签订|签约|合同生效|进场]后[{days}日内|{days}天内|一次性|][支付|预付|付给乙方]{share}[预付款|作为定金|启动款|]",
        ),
    ),
    "progress": Wordings(
        (
            "完成工程量过半后支付合同总价的{share}",
            "主体完成并经甲方确认后支付{share}",
            "进度达到一半时，甲方支付{share}",
        ),
        ("形象进度过半，拨付{share}", "中期核验通过拨给{share}"),
        (
            "[做到一半|基础完成|完成总量一半]，[拨|再拨|支付]{share}[工程款|]",
            "[工程量完成一半|主体完工|中期检查合格|施工过半]后[支付|再付|付]{share}[进度款|工程款|]",
            "[进度款|中期款]{share}，[按月支付|经甲方核实后支付]",
        ),
    ),
    "delivery": Wordings(
        (
            "货到现场并清点无误后支付{share}",
            "货物安装调试完毕后{days}日内支付合同总价的{share}",
            "全部货物送达后付{share}",
        ),
        ("到货点验相符，拨付{share}", "货齐即付{share}"),
        (
            "[收货|点收|签收|清点验收][后|当日][支付|付|转账]{share}[|货款]",
            "[货到|材料进场|货物到齐|到货]后[{days}日内|{days}天内|][支付|付|付至乙方账户]{share}[货款|]",
        ),
    ),
    "accepted": Wordings(
        (
            "验收合格、乙方开具增值税发票后{days}日内支付合同总价的{share}",
            "竣工验收合格并经审计后付{share}",
            "验收合格后一次性支付{share}",
        ),
        ("核验通过且发票到位，{days}日内拨付{share}", "审定之后结付{share}"),
        (
            "[结算审核|村监委确认|甲方签字][完成|通过][后|][再|，|][支付|付]{share}[余款|]",
            "[验收合格|竣工验收后|验收通过|审计结束][{days}日内|{days}天内|][支付|付清|结清]{share}",
            "[工程完工|全部完成]并[验收|审计][合格|通过][后|，][凭发票|]支付{share}",
        ),
    ),
    "half_year": Wordings(
        ("合同签订时支付{share}，半年后支付下一期", "第一期支付{share}，于签订合同之日付清"),
        ("首期{share}，签约当日缴清",),
        (
            "[首付|首期支付|签约时付][租金|]{share}",
            "[上半年|第一次|起租时][交|缴|付]{share}[租金|]",
        ),
    ),
    "second_half": Wordings(
        ("第二期支付{share}，应在期满前{days}日付清", "余下{share}在第七个月的前{days}日内支付"),
        ("次期{share}，逾半载之日缴清",),
        (
            "[半年后|下半年|第二期][支付|付][剩余|]{share}[租金|]",
            "[第二次|满六个月时|年中][交|缴|付]{share}[租金|]",
        ),
    ),
    "quarter": Wordings(
        ("每期考核合格后支付{share}", "季度考核合格后{days}日内支付{share}"),
        ("按季评分达标拨付{share}",),
        (
            "[每季度末|每季考核后|按季度][支付|拨付]{share}[服务费|]",
            "[每三个月|一季一付|季末检查后][付|结|支付]{share}",
        ),
    ),
    "whole": Wordings(
        (
            "验收合格并收到发票后{days}日内一次性支付合同总价的{share}",
            "签订合同时一次性付清{share}",
        ),
        ("一次结清，即{share}，不另设分期",),
        ("[验收合格后|交付后|签约后|收到发票后][{days}日内|][一次性|全额][支付|付清|付]{share}",),
    ),
}
_PLANS: dict[Sort, tuple[tuple[tuple[str, int], ...], ...]] = {
    Sort.WORKS: (
        (("advance", 30), ("progress", 40), ("accepted", 30)),
        (("advance", 20), ("progress", 50), ("accepted", 30)),
        (("progress", 60), ("accepted", 40)),
        (("accepted", 100),),
        (("advance", 10), ("progress", 40), ("progress", 20), ("accepted", 30)),
    ),
    Sort.PURCHASE: (
        (("accepted", 100),),
        (("advance", 30), ("delivery", 70)),
        (("advance", 20), ("delivery", 50), ("accepted", 30)),
        (("delivery", 60), ("accepted", 40)),
        (("whole", 100),),
    ),
    Sort.LEASE: (
        (("whole", 100),),
        (("half_year", 50), ("second_half", 50)),
        (("half_year", 60), ("second_half", 40)),
    ),
    Sort.SERVICE: (
        (("advance", 30), ("accepted", 70)),
        (("quarter", 25), ("quarter", 25), ("quarter", 25), ("quarter", 25)),
        (("whole", 100),),
        (("advance", 40), ("quarter", 30), ("accepted", 30)),
    ),
}
_RETENTIONS = (3, 5, 5, 5, 10, 2)


@dataclass(frozen=True, slots=True)
class Payment:
    """The sentences of the payment clause, and what is kept back (percent, None for nothing)."""

    sentences: tuple[str, ...]
    shares: tuple[int, ...]
    retention: int | None


def plan_payment(sort: Sort, pool: Pool, rng: np.random.Generator) -> Payment:
    """Choose a plan of this sort; the last share of works and goods often keeps a warranty sum."""
    plans = _PLANS[sort]
    plan = list(plans[int(rng.integers(0, len(plans)))])
    kept = _kept(sort, rng)
    if kept is not None:
        trigger, share = plan[-1]
        plan[-1] = (trigger, share - kept)
    words = [(_TRIGGERS[trigger], share) for trigger, share in plan]
    if kept is not None:
        words.append((WARRANTY_WORDS, kept))
    sentences = tuple(_sentence(way.pick(pool, rng), share, rng) for way, share in words)
    return Payment(sentences, tuple(share for _, share in words), kept)


def joined_sentences(sentences: Sequence[str]) -> str:
    """Return the sentences as one paragraph."""
    return "；".join(sentences) + "。"


def _kept(sort: Sort, rng: np.random.Generator) -> int | None:
    if sort in (Sort.LEASE, Sort.SERVICE) or rng.random() < 0.25:
        return None
    return int(rng.choice(_RETENTIONS))


def _sentence(way: str, share: int, rng: np.random.Generator) -> str:
    return way.format(share=f"{share}%", days=int(rng.choice((3, 5, 7, 10, 15, 30))))
