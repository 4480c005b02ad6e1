"""The day of a letter or contract that stands at its foot without a label that anyone knows.

Whoever signs writes the day below or beside the name: the last date on the last page, in its lower
half and in a line of its own, is that day where no reader found another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.labels import plain
from models.recognizer.reading import Reading

_DAYS: Mapping[Kind, str] = {Kind.CONTRACT: "sign_date", Kind.AWARD_NOTICE: "award_date"}
_LONGEST = 22  # characters of a label and a date in Chinese numerals


def with_foot_date(reading: Reading, pages: Sequence[Evidence]) -> Reading:
    """Return the reading with the day at its foot, if it has none and one stands there."""
    name = _DAYS.get(reading.kind)
    if name is None or reading.field(name) is not None or not pages:
        return reading
    told = {field.value for field in reading.fields}
    days = [day for day in _at_foot(name, pages[-1]) if day.value not in told]
    return replace(reading, fields=(*reading.fields, less_sure(days[-1]))) if days else reading


def _at_foot(name: str, page: Evidence) -> Iterator[Field]:
    runs = page.sheet.runs
    if not runs:
        return
    middle = (runs[0].middle + runs[-1].middle) / 2
    for run in runs:
        if run.middle > middle and len(plain(run.text)) <= _LONGEST:
            day = page.read(name, run, values.day)
            if day is not None:
                yield day
