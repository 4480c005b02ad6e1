"""From when to when a contract runs and for how many days, where sentences say it."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, lines_with, prose_field

_NUMERALS = "〇○零一二三四五六七八九"
DAY = (
    r"(?:\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?"
    rf"|[{_NUMERALS}]{{4}}年[{_NUMERALS}十]{{1,3}}月[{_NUMERALS}十]{{1,3}}日)"
)
_SPAN = re.compile(rf"({DAY})(?:起|开始)?,?(?:至|到|-|—|~|～)+({DAY})")
_START = re.compile(
    rf"(?:开工|开始|起租|进场|生效|起始)(?:日期|时间|日)?(?:为|于|:)?({DAY})|自({DAY})|({DAY})(?:起|开始|进场)"
)
_END = re.compile(
    rf"(?:竣工|完工|结束|终止|届满|截止)(?:日期|时间|日)?(?:为|于|:)?({DAY})"
    rf"|({DAY})(?:止|结束|届满|完工|竣工|前)"
)
_DURATION = re.compile(
    r"(?:工期|期限|期|共|计|为|签订后|生效后)[^。;,\d□]{0,8}(\d{1,4})个?(?:日历天|日历日|工作日|天|日)(?!前)"
    r"|(\d{1,4})个?日历[天日]"  # days are counted so for nothing else
)
_TITLED = re.compile("期限|期间|工期|时间|租期|服务期|履行")
_SAID = re.compile("工期|期限|租期|租赁期|服务期|履行期|开工|竣工|日历[天日]")
_NAMES = ("start_date", "end_date")


def read_period(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield start, end and duration; clauses about the time go before sentences elsewhere."""
    titled = [clause for clause in prose if _TITLED.search(clause.title)]
    for clause in [*titled, *prose]:
        said = [s for s in re.split("。", clause.text) if clause in titled or _SAID.search(s)]
        for sentence in said:
            yield from _days(clause, sentence)
            yield from _duration(clause, sentence)


def days_said(text: str) -> dict[str, str]:
    """Return the days as they stand in a text: both ends of a span, a start, an end."""
    span = _SPAN.search(text)
    if span is not None:
        return dict(zip(_NAMES, span.groups(), strict=True))
    found = {}
    for name, form in zip(_NAMES, (_START, _END), strict=True):
        match = form.search(text)
        if match is not None:
            found[name] = next(group for group in match.groups() if group)
    return found


def duration_said(text: str) -> str | None:
    """Return the number of days in a text; the figures of dates are no duration."""
    hidden = re.sub(DAY, lambda match: "□" * len(match.group()), text)
    match = _DURATION.search(hidden)
    return match[1] or match[2] if match else None


def _days(clause: Clause, sentence: str) -> Iterator[Field]:
    for name, text in days_said(sentence).items():
        value = values.day(text)
        if value is not None:
            yield prose_field(name, value, lines_with(clause, text))


def _duration(clause: Clause, sentence: str) -> Iterator[Field]:
    days = duration_said(sentence)
    if days is not None:
        yield prose_field("duration_days", days, lines_with(clause, days))
