"""The table of case features: what each number of a case is called and where its proof stands."""

from dataclasses import dataclass

from features import case_numbers as of
from features.case_numbers import Compute
from features.feature import Feature, Measured, Proof, compared, stated
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind

# Beside JSON pointers (RFC 6901) these sources name what has no single place in the case.
STEPS = "steps"
UNSURE_FIELD = "papers:least_confidence"
REVIEW_FIELDS = "papers:needs_review"
FAILED_CHECKS = "papers:failed_checks"


@dataclass(frozen=True, slots=True)
class CaseFeature:
    """One column and how it is computed; its evidence is found under ``feature.source``."""

    feature: Feature
    compute: Compute


def _row(
    key: tuple[str, str], title: tuple[str, str], unit: Measured, source: str, compute: Compute
) -> CaseFeature:
    name, code = key
    text = Text(*title)
    wording = stated(text) if unit is Measured.YES_NO else compared(text)
    feature = Feature(f"case.{name}", f"CAS-{code}", text, unit, wording, Proof.CASE, source)
    return CaseFeature(feature, compute)


_FOCUS_TITLES = {
    Focus.PROCUREMENT: ("村级采购事项", "a matter of village procurement"),
    Focus.PROJECT: ("工程项目事项", "a matter of an engineering project"),
    Focus.ASSET: ("资产处置事项", "a matter of asset disposal"),
    Focus.LABOUR: ("劳务用工事项", "a matter of labour employment"),
    Focus.RELIEF: ("困难救助事项", "a matter of hardship relief"),
}
_FOCUS_ROWS = tuple(
    _row((f"focus.{focus}", "FOCUS"), title, Measured.YES_NO, "/focus", of.is_focus(focus))
    for focus, title in _FOCUS_TITLES.items()
)
_AMOUNT_ROWS = (
    _row(
        ("amount", "AMOUNT"),
        ("事项金额", "amount of the matter"),
        Measured.LOG_YUAN,
        "/amount_fen",
        of.log_amount,
    ),
    _row(
        ("amount_round", "AMOUNT"),
        ("金额为整千元", "amount in whole thousands"),
        Measured.YES_NO,
        "/amount_fen",
        of.is_round,
    ),
    _row(
        ("amount_to_category_mean", "AMOUNT"),
        (
            "金额与本单位同类合同平均值之比",
            "amount over the unit's mean contract in this category",
        ),
        Measured.TIMES,
        "/amount_fen",
        of.against_category,
    ),
    _row(
        ("paid_share", "PAYMENT"),
        ("已付款占事项金额的比例", "share of the amount already paid"),
        Measured.SHARE,
        "/payments",
        of.paid_share,
    ),
    _row(
        ("december", "TIMING"),
        ("十二月办理", "handled in December"),
        Measured.YES_NO,
        "/as_of",
        of.december,
    ),
)
_BID_ROWS = (
    _row(
        ("bids", "BIDS"),
        ("投标（报价）家数", "number of bids"),
        Measured.COUNT,
        "/bids",
        of.size(lambda case: case.bids),
    ),
    _row(
        ("bid_variation", "BIDS"),
        ("报价变异系数", "coefficient of variation of the bids"),
        Measured.SHARE,
        "/bids",
        of.bid_variation,
    ),
    _row(
        ("bid_gap", "BIDS"),
        ("最低价与次低价的差距", "gap between lowest and second bid"),
        Measured.SHARE,
        "/bids",
        of.bid_gap,
    ),
)
_STEP_ROWS = (
    _row(
        ("steps", "STEPS"),
        ("已登记步骤数", "number of steps recorded"),
        Measured.COUNT,
        STEPS,
        of.size(lambda case: case.steps),
    ),
    _row(
        ("step_span", "TIMING"),
        ("首末步骤相隔", "days from first to last step"),
        Measured.DAYS,
        STEPS,
        of.step_span,
    ),
    _row(
        ("steps_in_one_day", "TIMING"),
        ("同一天办理的步骤数", "steps taken on one day"),
        Measured.COUNT,
        STEPS,
        of.steps_in_one_day,
    ),
    _row(
        ("resolution_to_contract", "TIMING"),
        ("决议到签约相隔", "days from resolution to contract"),
        Measured.DAYS,
        STEPS,
        of.days_between(StepKind.RESOLUTION, StepKind.CONTRACT),
    ),
    _row(
        ("contract_to_payment", "TIMING"),
        ("签约到付款相隔", "days from contract to payment"),
        Measured.DAYS,
        STEPS,
        of.days_between(StepKind.CONTRACT, StepKind.PAYMENT),
    ),
    _row(
        ("acceptance_to_payment", "TIMING"),
        ("验收到付款相隔", "days from acceptance to payment"),
        Measured.DAYS,
        STEPS,
        of.days_between(StepKind.ACCEPTANCE, StepKind.PAYMENT),
    ),
)
_PAPER_ROWS = (
    _row(
        ("papers", "PAPERS"),
        ("附件份数", "number of papers"),
        Measured.COUNT,
        "/documents",
        of.size(lambda case: case.documents),
    ),
    _row(
        ("least_confidence", "PAPERS"),
        ("识别最低置信度", "lowest confidence of a field read"),
        Measured.SHARE,
        UNSURE_FIELD,
        of.least_confidence,
    ),
    _row(
        ("fields_in_review", "PAPERS"),
        ("需人工核对的字段数", "fields that a person must read"),
        Measured.COUNT,
        REVIEW_FIELDS,
        of.in_review,
    ),
    _row(
        ("failed_checks", "PAPERS"),
        ("未通过的票据校验数", "checks on papers that failed"),
        Measured.COUNT,
        FAILED_CHECKS,
        of.failed_checks,
    ),
)
_SUBJECT_ROWS = (
    _row(
        ("price_to_appraisal", "ASSET"),
        ("价格与评估值之比", "price over appraisal"),
        Measured.SHARE,
        "/asset/price_fen",
        of.price_share,
    ),
    _row(
        ("price_of_area", "ASSET"),
        ("每平方米价格", "price of a square metre"),
        Measured.YUAN,
        "/asset/price_fen",
        of.price_of_area,
    ),
    _row(
        ("day_rate", "LABOUR"),
        ("每个工日金额", "amount for a day of work"),
        Measured.YUAN,
        "/people",
        of.day_rate,
    ),
    _row(
        ("days_of_person", "LABOUR"),
        ("单人最多工日", "most days of one worker"),
        Measured.DAYS,
        "/people",
        of.days_of_person,
    ),
    _row(
        ("people_of_account", "ACCOUNTS"),
        ("同一账户收款人数", "people paid through one account"),
        Measured.COUNT,
        "/people",
        of.people_of_account,
    ),
)

CASE_FEATURES: tuple[CaseFeature, ...] = (
    *_FOCUS_ROWS,
    *_AMOUNT_ROWS,
    *_BID_ROWS,
    *_STEP_ROWS,
    *_PAPER_ROWS,
    *_SUBJECT_ROWS,
)
