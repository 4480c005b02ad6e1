"""The price of a contract where a sentence says it: 总价款为人民币贰万元整（¥20,000.00）."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, lines_with, prose_field

_CAPITALS = re.compile("[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{3,}")
_FIGURES = re.compile(r"[¥￥]-?(\d[\d,]*(?:\.\d{1,2})?)|(?<![\d.,])(\d[\d,]*(?:\.\d{1,2})?)元")
_PRICE = re.compile("总价|小写|中标价|成交价|报价|价款|金额|总额|共计|合计|总计|租金|服务费|价格")
_PRICED = re.compile("价|费用|金额|报酬|租金")
_PAYING = re.compile("付款|支付|结算|违约")


def read_money(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield amount and amount in capitals from the first sentence that names the price."""
    clauses = [clause for clause in prose if not _PAYING.search(clause.title)]
    priced = [clause for clause in clauses if _PRICED.search(clause.title)]
    for clause in [*priced, *clauses]:
        for sentence in re.split("。", clause.text):
            found = list(_said(clause, sentence))
            if found:
                yield from found
                return


def _said(clause: Clause, sentence: str) -> Iterator[Field]:
    """Yield what one sentence says; a figure alone counts only beside a word for the price."""
    words = next((m for m in _CAPITALS.finditer(sentence) if values.capitals(m.group())), None)
    figures = _FIGURES.search(sentence)
    if words is not None and (figures or _PRICE.search(sentence)):
        value = values.capitals(words.group()) or ""
        yield prose_field("amount_in_words", value, lines_with(clause, words.group()))
    if figures is not None and _PRICE.search(sentence):
        amount = values.amount(figures[1] or figures[2])
        if amount is not None:
            yield prose_field("amount", amount, lines_with(clause, figures.group()))
