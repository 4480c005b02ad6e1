"""Why a contracting process is refused, and what was left out of one that is taken."""

from dataclasses import dataclass

from features.records.finding import Text
from serving.adapters.refusals import ROW_REFUSALS

OCDS_REFUSALS: dict[str, Text] = {
    **{
        code: ROW_REFUSALS[code]
        for code in ("BAD_AMOUNT", "AMOUNT_TOO_FINE", "BAD_DATE", "RESIDENT_ID_IN_TEXT")
    },
    "MISSING": Text("缺少所需内容", "what is needed is missing"),
    "WRONG_TYPE": Text("类型与 OCDS 规定不符", "not of the type that OCDS gives it"),
    "LINKED_RELEASE": Text("发布只有链接，没有内容", "a release is a link without its content"),
    "CURRENCY_MISSING": Text("金额没有币种", "an amount has no currency"),
    "CURRENCY_NOT_CNY": Text("币种不是人民币", "the currency is not CNY"),
    "BAD_QUANTITY": Text("不是数量", "not a quantity"),
    "UNKNOWN_CATEGORY": Text(
        "采购类别不是 goods、services 或 works，也未指定权力事项",
        "the category is neither goods nor services nor works, and no power is named",
    ),
    "REGION_UNKNOWN": Text("看不出采购人所在地区", "the region of the buyer is not told"),
    "INVALID_CASE": Text("不符合案件格式", "does not fit the schema of a case"),
    # what is left out of a case that is taken
    "BID_LEFT_OUT": Text(
        "投标状态不是有效，未计入报价", "the bid is not valid and is no bid of the case"
    ),
    "BID_WITHOUT_VALUE": Text(
        "有效投标没有报价，未计入", "a valid bid without an amount is left out"
    ),
    "PRICE_LEFT_OUT": Text("单价细于一分，未计入", "a unit price finer than a fen is left out"),
    "CONSORTIUM": Text("联合体投标，只以第一家计", "a joint bid counts as one of its first bidder"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which JSON pointer (RFC 6901) of the file."""

    pointer: str
    code: str
