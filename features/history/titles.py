"""How each declared number of history is called, and under which reason code it is shown."""

from features.feature import Feature, Measured, Proof, compared
from features.history.declarations import HISTORY, Aggregate, Entity, Fold, Measure, Ratio
from features.records.fact import FactKind
from features.records.finding import Text

_SUBJECTS: dict[tuple[Entity, ...], tuple[str, str, str]] = {
    (Entity.UNIT,): ("HIS-UNIT-ACTIVITY", "本单位", "this unit"),
    (Entity.SELLER,): ("HIS-SELLER-RECORD", "该供应商（全部单位）", "this seller, all units"),
    (Entity.UNIT, Entity.SELLER): (
        "HIS-SELLER-CONCENTRATION",
        "本单位与该供应商",
        "this unit with this seller",
    ),
    (Entity.UNIT, Entity.CATEGORY): (
        "HIS-CATEGORY-PATTERN",
        "本单位同类采购",
        "this unit in this category",
    ),
    (Entity.UNIT, Entity.SELLER, Entity.CATEGORY): (
        "HIS-REPEATED-PURCHASE",
        "本单位向该供应商的同类采购",
        "this unit with this seller in this category",
    ),
    (Entity.ACCOUNT,): ("HIS-ACCOUNT-USE", "收款账户", "the receiving accounts"),
    (Entity.ASSET,): ("HIS-ASSET-RECORD", "该资产", "this asset"),
    (Entity.HOUSEHOLD,): ("HIS-HOUSEHOLD-PAYMENTS", "该户", "this household"),
    (Entity.PERSON,): ("HIS-PERSON-PAYMENTS", "本案人员", "the people of this case"),
}
_KINDS = {
    FactKind.CONTRACT: ("合同", "contracts"),
    FactKind.PAYMENT: ("付款", "payments"),
    FactKind.BID: ("投标", "bids"),
    FactKind.AWARD: ("中标", "awards"),
    FactKind.ATTENDANCE: ("出勤", "attendance"),
    FactKind.WAGE: ("工资", "wages"),
    FactKind.RELIEF: ("救助款", "relief payments"),
    FactKind.LEASE: ("租金", "yearly rent"),
    FactKind.APPRAISAL: ("评估", "appraisals"),
}
_FOLDS = {
    Fold.COUNT: ("笔数", "number of"),
    Fold.SUM: ("合计", "total of"),
    Fold.MAX: ("最大值", "largest of"),
    Fold.MIN: ("最小值", "smallest of"),
}
_RATIOS: dict[str, tuple[str, Measured, Text]] = {
    "share.pair_of_unit_contracts.365d": (
        "HIS-SELLER-CONCENTRATION",
        Measured.SHARE,
        Text(
            "近365天该供应商占本单位合同数的比例",
            "share of the unit's contracts in 365 days held by this seller",
        ),
    ),
    "share.pair_of_unit_fen.365d": (
        "HIS-SELLER-CONCENTRATION",
        Measured.SHARE,
        Text(
            "近365天该供应商占本单位合同金额的比例",
            "share of the unit's contract value in 365 days held by this seller",
        ),
    ),
    "share.pair_of_seller_contracts.365d": (
        "HIS-SELLER-RECORD",
        Measured.SHARE,
        Text("近365天本单位占该供应商合同数的比例", "share of the seller's contracts with us"),
    ),
    "share.goods_of_unit_fen.365d": (
        "HIS-CATEGORY-PATTERN",
        Measured.SHARE,
        Text("近365天同类采购占本单位合同金额的比例", "share of the unit's value in this category"),
    ),
    "mean.goods_contract_fen.365d": (
        "HIS-CATEGORY-PATTERN",
        Measured.YUAN,
        Text("近365天本单位同类合同平均金额", "mean contract of this unit in this category"),
    ),
    "share.awards_of_bids.365d": (
        "HIS-SELLER-RECORD",
        Measured.SHARE,
        Text("近365天该供应商中标与投标之比", "awards per bid of this seller in 365 days"),
    ),
    "share.unit_payments_30d_of_365d": (
        "HIS-UNIT-ACTIVITY",
        Measured.SHARE,
        Text("近30天付款占近365天的比例", "share of the year's payments made in 30 days"),
    ),
    "mean.attendance_minutes.30d": (
        "HIS-PERSON-PAYMENTS",
        Measured.MINUTES,
        Text("近30天每条出勤记录平均分钟", "mean minutes per attendance record in 30 days"),
    ),
    "rate.lease_max_of_appraisal.all": (
        "HIS-ASSET-RECORD",
        Measured.SHARE,
        Text("历史最高年租与评估值之比", "highest yearly rent over the appraised value"),
    ),
}


def history_feature(declared: Aggregate | Ratio) -> Feature:
    """Return the column of the feature row that shows this declared number."""
    if isinstance(declared, Ratio):
        code, unit, title = _RATIOS[declared.name]
    else:
        code, unit, title = _SUBJECTS[declared.entities][0], _unit_of(declared), _title(declared)
    name = f"history.{declared.name}"
    return Feature(name, code, title, unit, compared(title), Proof.FACTS, declared.name)


def _unit_of(aggregate: Aggregate) -> Measured:
    if aggregate.measure is Measure.ROWS:
        return Measured.COUNT
    return Measured.YUAN if aggregate.measure is Measure.AMOUNT_FEN else Measured.MINUTES


def _title(aggregate: Aggregate) -> Text:
    _, subject_zh, subject_en = _SUBJECTS[aggregate.entities]
    kinds_zh = "、".join(_KINDS[kind][0] for kind in aggregate.kinds)
    kinds_en = ", ".join(_KINDS[kind][1] for kind in aggregate.kinds)
    fold_zh, fold_en = _FOLDS[aggregate.fold]
    when_zh = "历来" if aggregate.days is None else f"近{aggregate.days}天"
    when_en = "ever" if aggregate.days is None else f"in {aggregate.days} days"
    return Text(
        f"{subject_zh}{when_zh}{kinds_zh}{fold_zh}", f"{fold_en} {kinds_en} {when_en}, {subject_en}"
    )


HISTORY_FEATURES: tuple[Feature, ...] = tuple(history_feature(declared) for declared in HISTORY)
