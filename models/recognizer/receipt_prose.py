"""The one sentence of a 领条 or 收条: 今领到某村委会某款人民币贰仟元整（¥2000.00）."""

import re
from collections.abc import Iterator

from features.records.document import Field
from models.recognizer import values
from models.recognizer.body_names import BODY_END
from models.recognizer.clauses import Clause, lines_with, paragraphs_of, prose_field
from models.recognizer.evidence import Evidence

_BODY = rf"[^,。:]{{2,30}}?{BODY_END}"
_GIVEN = "(?:付来|交来|支付|发放|拨付|付给|给予|下发|发给)?的?"
_SUM = r"(?:人民币|共计|合计|计|金额|总计|大写|[¥￥\d])"
_NOTE = re.compile(
    rf"(?:今收到|兹收到|收到|今领到|兹领到|今领取|兹领取|领到|今领|兹领|领取)({_BODY}){_GIVEN}"
    rf"([^,。:;]{{2,30}}?)(?:款项|款)?[,:]?(?={_SUM})"
)
_CAPITALS = re.compile("[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{3,}")
_FIGURES = re.compile(r"[¥￥](\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*\.\d{1,2})元?|(\d[\d,]*)元")


def read_note(evidence: Evidence) -> Iterator[Field]:
    """Yield payer, reason and amounts when the paper is such a sentence."""
    notes = ((note, _NOTE.search(note.text)) for note in paragraphs_of(evidence))
    note, match = next(((n, m) for n, m in notes if m), (None, None))
    if note is None or match is None:
        return
    behind = note.text[match.end() :].split("。")[0]
    for name, text in (("payer_name", match[1]), ("reason", match[2])):
        yield prose_field(name, text, lines_with(note, text))
    yield from _amounts(note, behind)


def _amounts(note: Clause, behind: str) -> Iterator[Field]:
    words = next((m for m in _CAPITALS.finditer(behind) if values.capitals(m.group())), None)
    figures = _FIGURES.search(behind)
    if words is not None:
        value = values.capitals(words.group()) or ""
        yield prose_field("amount_in_words", value, lines_with(note, words.group()))
    if figures is not None:
        amount = values.amount(next(group for group in figures.groups() if group))
        if amount is not None:
            yield prose_field("amount", amount, lines_with(note, figures.group()))
