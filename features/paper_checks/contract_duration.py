"""PAP-12 工期与起止: the duration in days is the time from start to end.

Both counts are right: with the last day and without it. Does not apply to papers other than
contracts or where one of the three was not read.
"""

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import day_of, decimal_of
from features.records.finding import Text

CHECK = PaperCheck("PAP-12", Text("工期与起止", "Duration and its days"))
_FIELDS = ("start_date", "end_date", "duration_days")


def check(document: Document) -> Check:
    """Compare the duration with the days between start and end."""
    start, end = day_of(document.field("start_date")), day_of(document.field("end_date"))
    said = decimal_of(document.field("duration_days"))
    if document.kind is not Kind.CONTRACT or start is None or end is None or said is None:
        return CHECK.not_applicable(_NOT_ALL)
    between = (end - start).days
    if said - between not in (0, 1):
        return CHECK.failed(_unequal(f"{said:f}", between), _FIELDS)
    return CHECK.passed(_RIGHT, _FIELDS)


def _unequal(said: str, between: int) -> Text:
    return Text(
        f"工期{said}天，起止日期相隔{between}天",
        f"the duration is {said} days, start and end are {between} days apart",
    )


_NOT_ALL = Text(
    "没有同时读出工期和起止日期", "duration, start and end of a contract were not all read"
)
_RIGHT = Text("工期与起止日期相符", "the duration agrees with start and end")
