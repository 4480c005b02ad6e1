"""Steps of a power on its way: 提议, 商议, 审议, 决议, 公开 and what follows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepKind(StrEnum):
    """Steps of 四议两公开 and of the contract that follows it."""

    PROPOSAL = "proposal"  # 支部提议
    CONSULTATION = "consultation"  # 两委商议
    DELIBERATION = "deliberation"  # 党员大会审议
    RESOLUTION = "resolution"  # 村民代表决议
    RESOLUTION_NOTICE = "resolution_notice"  # 决议公开
    APPLICATION = "application"  # 申请
    SURVEY = "survey"  # 入户调查
    APPRAISAL = "appraisal"  # 评估
    TENDER = "tender"  # 招标 / 询价 / 进场
    AWARD = "award"  # 中标
    CONTRACT = "contract"  # 签订合同
    DELIVERY = "delivery"  # 交货
    WORK = "work"  # 施工 / 用工
    ACCEPTANCE = "acceptance"  # 验收
    INVOICE = "invoice"  # 开票
    PAYMENT = "payment"  # 付款
    RESULT_NOTICE = "result_notice"  # 结果公开


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was taken; ``document_id`` is the paper that proves it, where there is one."""

    kind: StepKind
    on: date
    document_id: str | None = None
