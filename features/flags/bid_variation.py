"""BID-01 变异系数低: the bids of a tender lie closer together than independent bids do.

Does not apply to fewer than three bidders, to several bids of one bidder (lots or rounds that
must not be mixed), or to a bid that is not positive. The screen is the coefficient of
variation of Imhof and Huber: sample standard deviation over mean, strictly below 0.02.
"""

from statistics import mean, stdev

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.finding import CaseEvidence, Finding, Severity, Text

RULE = Rule("BID-01", Severity.HIGH)


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding; value and threshold are coefficients of variation, no unit."""
    bidders = {bid.bidder for bid in case.bids}
    if len(bidders) < max(thresholds.bid_count, 2):
        return RULE.not_applicable(_too_few(len(bidders), thresholds.bid_count))
    if len(bidders) < len(case.bids):
        return RULE.not_applicable(_SEVERAL)
    if any(bid.amount_fen <= 0 for bid in case.bids):
        return RULE.not_applicable(_NOT_POSITIVE)
    return _judge(case, thresholds.bid_cv)


def _judge(case: Case, least: float) -> Finding:
    amounts = sorted(bid.amount_fen for bid in case.bids)
    measure = Measure(stdev(amounts) / mean(amounts), least)
    evidence = tuple(CaseEvidence(f"/bids/{i}/amount_fen") for i in range(len(amounts)))
    if measure.value < least:
        return RULE.hit(_close(len(amounts), measure), measure, evidence)
    return RULE.passed(_apart(len(amounts), measure), measure, evidence)


def _too_few(bidders: int, least: int) -> Text:
    return Text(
        f"投标人{bidders}家，少于{least}家，无法计算",
        f"{bidders} bidder(s), fewer than {least}: nothing to compute",
    )


def _close(count: int, measure: Measure) -> Text:
    return Text(
        f"疑点：{count}家报价的变异系数{measure.value:.4f}低于{measure.threshold:g}，待核查",
        f"to be checked: the variation of {count} bids is {measure.value:.4f},"
        f" below {measure.threshold:g}",
    )


def _apart(count: int, measure: Measure) -> Text:
    return Text(
        f"{count}家报价的变异系数为{measure.value:.4f}，不低于{measure.threshold:g}",
        f"the variation of {count} bids is {measure.value:.4f}, not below {measure.threshold:g}",
    )


_SEVERAL = Text(
    "同一投标人有多个报价，需先区分标段或轮次",
    "one bidder has several bids: lots or rounds must be told apart first",
)
_NOT_POSITIVE = Text("存在非正报价", "a bid is not positive")
