"""What a contract is about and where, when only a sentence says it, as most prose forms do."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, lines_with, prose_field

_STOP = r"(?=,|。|;|$|并|及其周边|需要|所需|供应|提供|出租|发包|承包|交由|委托|实施|施工|现状)"
_TEXT = r"([^,。;:]{3,40}?)"
_PLACES = tuple(
    re.compile(form + _TEXT + stop)
    for form, stop in (
        (r"将坐落(?:于|在)", r"(?=的)"),
        (r"(?:坐落(?:位置)?|地点|地址|位置|区域)(?:为|于|在|包括|:)", _STOP),
        (r"(?:送至|运抵|运至|送到|交货至)", _STOP),
        (r"(?:坐落于|位于)", r"(?=的|,|。|;|$)"),
        (r"要求在", _STOP),
    )
)
_SUBJECTS = tuple(
    re.compile(form + _TEXT + stop)
    for form, stop in (
        (r"将坐落(?:于|在)[^,。;]{3,30}?的", r"(?=出租|租赁|发包)"),
        (r"(?:标的|内容|项目|工程|名称)(?:为|是|:)", _STOP),
        (r"(?:承租甲方|承建|承担|承接|承包)", _STOP),
        (r"(?:乙方为|双方就|甲方就|甲方将|甲方因)", _STOP),
        (r"要求在[^,。;]{3,30}?提供", r"(?=,|。|;|$)"),
    )
)
_TITLED = re.compile("标的|内容|概况|工程名称|项目|地点")
_FIRST = 3


def read_subject(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield project and place from the first clauses that are about them."""
    about = [clause for clause in prose[:_FIRST] if _TITLED.search(clause.title)]
    for name, forms in (("project_place", _PLACES), ("project_name", _SUBJECTS)):
        read = (_read(name, clause, form) for clause in about for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field


def _read(name: str, clause: Clause, form: re.Pattern[str]) -> Field | None:
    match = form.search(clause.text)
    value = values.body(match[1]) if match else None
    if match is None or value is None:
        return None
    return prose_field(name, value, lines_with(clause, match[1]))
