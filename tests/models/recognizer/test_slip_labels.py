"""What the labels of a slip say of its sides goes before what the tagger thinks of them."""

import pytest

from features.records.document import Box, Word
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.slip_labels import on_sides_said
from models.recognizer.tags import Role, Tag


def piece(text: str, x: float, y: float) -> Run:
    box = Box(x, y, x + 0.02 * len(text), y + 0.02)
    return Run((Word(text, 1.0, box),), text, box.x0, box.y0, box.x1, box.y1)


def span(pieces, number, name, start=0, stop=None, role=Role.VALUE):
    stop = len(pieces[number].text) if stop is None else stop
    run = pieces[number].part(start, stop)
    return Span(Tag(role, name), run, number, 0.8, start, stop)


def settled(spans, pieces):
    return [(str(s.tag), s.run.text) for s in on_sides_said(spans, pieces)]


ABOVE = (
    piece("进账账号", 0.1, 0.20),
    piece("汇出账户号码", 0.6, 0.20),
    piece("4591109105", 0.1, 0.23),
    piece("5090394060", 0.6, 0.23),
)


def test_a_value_is_of_the_side_that_its_label_says():
    crossed = [span(ABOVE, 2, "payer_account"), span(ABOVE, 3, "payee_account")]
    assert settled(crossed, ABOVE) == [
        ("value:payee_account", "4591109105"),
        ("value:payer_account", "5090394060"),
    ]


def test_what_is_torn_between_the_sides_is_one_value():
    torn = [span(ABOVE, 3, "payer_account", 0, 6), span(ABOVE, 3, "payee_account", 6)]
    [whole] = on_sides_said(torn, ABOVE)
    assert (str(whole.tag), whole.run.text) == ("value:payer_account", "5090394060")
    assert whole.probability == pytest.approx(0.8)


def test_a_label_in_the_same_text_speaks_first():
    pieces = (piece("收款", 0.1, 0.2), piece("付款行：兴村银行", 0.1, 0.23))
    assert settled([span(pieces, 1, "payee_bank", 4)], pieces) == [("value:payer_bank", "兴村银行")]


@pytest.mark.parametrize("label", ["开户行", "户名", "收付款双方"])
def test_a_label_of_no_side_or_of_both_leaves_the_tags(label):
    pieces = (piece(label, 0.1, 0.2), piece("兴村银行", 0.3, 0.2))
    torn = [span(pieces, 1, "payee_bank", 0, 2), span(pieces, 1, "payer_bank", 2)]
    assert list(on_sides_said(torn, pieces)) == torn


def test_labels_and_other_values_stay():
    pieces = (*ABOVE, piece("2024年5月1日", 0.1, 0.3))
    spans = [
        span(pieces, 0, "payee_account", role=Role.KEY),
        span(pieces, 4, "transaction_date"),
    ]
    assert list(on_sides_said(spans, pieces)) == spans


def test_the_beginning_of_a_name_is_no_label():
    pieces = (piece("付款户名", 0.1, 0.2), piece("进步村经济合作社", 0.3, 0.2))
    assert settled([span(pieces, 1, "payer_name", 3)], pieces) == [
        ("value:payer_name", "经济合作社")
    ]
    label = span(pieces, 1, "payee_name", 0, 2, Role.KEY)
    assert settled([label, span(pieces, 1, "payer_name", 3)], pieces)[1][0] == "value:payee_name"
