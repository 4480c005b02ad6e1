"""What one column of the feature row is: its name, its reason code, its words and its proof."""

import math
from dataclasses import dataclass
from enum import StrEnum

from features.records.finding import Text


class Measured(StrEnum):
    """In what a feature is measured; decides how a value is written for people."""

    OUTCOME = "outcome"  # of a flag: 1 HIT, 0 PASS
    YES_NO = "yes_no"
    COUNT = "count"
    YUAN = "yuan"
    SHARE = "share"
    TIMES = "times"
    DAYS = "days"
    MINUTES = "minutes"
    LOG_YUAN = "log_yuan"  # ln(1 + yuan)


class Proof(StrEnum):
    """Where the evidence of a feature is found; ``Feature.source`` is the key to look under."""

    FLAG = "flag"  # the evidence of the finding with this code
    FACTS = "facts"  # the facts that contribute to this declared number
    CASE = "case"  # values of the case and its papers


@dataclass(frozen=True, slots=True)
class Feature:
    """One column. ``wording`` holds templates that take ``{value}`` and ``{median}``.

    Several features may share a ``reason_code``: they are one reason to a reader.
    """

    name: str
    reason_code: str
    title: Text
    unit: Measured
    wording: Text
    proof: Proof
    source: str

    def say(self, value: float | None, median: float | None) -> Text:
        """Return the sentence for an observed value beside the median of its peers.

        None and NaN are said to be unknown; neither is shown as a number.
        """
        seen, usual = written(self.unit, value), written(self.unit, median)
        return Text(
            self.wording.zh.format(value=seen.zh, median=usual.zh),
            self.wording.en.format(value=seen.en, median=usual.en),
        )


def compared(title: Text) -> Text:
    """Return the ordinary template: a title, the value, the median of like cases."""
    return Text(
        f"{title.zh}：{{value}}（同类事项中位数 {{median}}）",
        f"{title.en}: {{value}} (median of like cases {{median}})",
    )


def stated(title: Text) -> Text:
    """Return the template for outcomes, where a median says nothing."""
    return Text(f"{title.zh}：{{value}}", f"{title.en}: {{value}}")


def written(unit: Measured, value: float | None) -> Text:
    """Return a value as people read it.

    >>> written(Measured.SHARE, 0.4167).en
    '41.7%'
    """
    if value is None or math.isnan(value):
        return Text("未知", "unknown")
    match unit:
        case Measured.OUTCOME:
            return _HIT if value else _PASS
        case Measured.YES_NO:
            return Text("是", "yes") if value else Text("否", "no")
        case _:
            return _number(unit, value)


_HIT = Text("有疑点，待核查", "a point to be checked")
_PASS = Text("未发现疑点", "nothing to be checked")


def _number(unit: Measured, value: float) -> Text:
    if unit is Measured.LOG_YUAN:
        return _number(Measured.YUAN, math.expm1(value))
    zh, en = _FORMATS[unit]
    return Text(zh.format(value), en.format(value))


_FORMATS = {
    Measured.COUNT: ("{:g}", "{:g}"),
    Measured.YUAN: ("{:,.2f} 元", "{:,.2f} yuan"),
    Measured.SHARE: ("{:.1%}", "{:.1%}"),
    Measured.TIMES: ("{:.2f} 倍", "{:.2f} times"),
    Measured.DAYS: ("{:g} 天", "{:g} days"),
    Measured.MINUTES: ("{:.0f} 分钟", "{:.0f} minutes"),
}
