"""The sentences of an acceptance report: 村委会于某日组织对某公司承建的某项目进行了验收."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, joined_clause, lines_with, paragraphs_of, prose_field
from models.recognizer.contract_money import read_money
from models.recognizer.contract_period import DAY
from models.recognizer.evidence import Evidence
from models.recognizer.values import Normal

_TEXT = r"([^,。;:]{3,40}?)"
_DID = "(?:承接|承建|施工|供应|提供|实施|承包|供货|中标)"
_SENTENCES: tuple[tuple[str, Normal, tuple[str, ...]], ...] = (
    ("contract_number", values.number_text, (r"合同\(?(?:编号|号)(?:为|:)?([^,。;)的]{4,24})",)),
    (
        "buyer_name",
        values.body,
        (
            rf"(?:约定|{DAY}|规定|要求),(?:由)?{_TEXT}(?:验收小组|组织|会同|成立|召集)",
            rf"(?:^|。|;|现已完工,|完工后,|完成后,){_TEXT}(?:验收小组)?于{DAY}",
        ),
    ),
    (
        "acceptance_date",
        values.day,
        (rf"({DAY})[^。]{{0,60}}?(?:验收|组织)", rf"验收[^。]{{0,40}}?({DAY})"),
    ),
    (
        "seller_name",
        values.body,
        (rf"对{_TEXT}{_DID}的", rf"由{_TEXT}(?:负责)?{_DID}"),
    ),
    (
        "project_name",
        values.body,
        (
            rf"{_DID}的{_TEXT}(?:进行|实施)了?(?:竣工|现场)?(?:验收|查验)",
            rf"对{_TEXT}进行了?(?:竣工)?验收",
            rf"(?:^|。){_TEXT}由[^,。;]{{4,30}}?(?:负责)?{_DID}",
        ),
    ),
    ("conclusion", values.sentence, (r"(?:验收结论|结论|验收意见|评定)(?:为|是|:)([^。;]{2,40})",)),
)


def read_report(evidences: Sequence[Evidence]) -> Iterator[Field]:
    """Yield what the sentences of a report say."""
    report = joined_clause([part for one in evidences for part in paragraphs_of(one)])
    for name, normal, forms in _SENTENCES:
        read = (_read(name, normal, report, form) for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field
    yield from read_money([report])


def _read(name: str, normal: Normal, report: Clause, form: str) -> Field | None:
    match = re.search(form, report.text)
    value = normal(match[1]) if match else None
    if match is None or value is None:
        return None
    return prose_field(name, value, lines_with(report, match[1]))
