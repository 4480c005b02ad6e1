"""What stands behind a label is its value, where it has the form that the label wants."""

import pytest

from features.records.document import Box, Word
from features.records.paper_schema import Entry, Form
from models.recognizer.keyed_values import behind_keys
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag

NUMBER = Entry("serial_number", Form.NUMBER, "流水号", "serial number")
KEY = Tag(Role.KEY, "serial_number")


def piece(text: str, left: float = 0.1, top: float = 0.1) -> Run:
    box = Box(left, top, left + 0.02 * len(text), top + 0.02)
    return Run((Word(text, 1.0, box),), text, box.x0, box.y0, box.x1, box.y1)


def span(run: Run, text: str, number: int = 0, tag: Tag = KEY, sure: float = 0.9) -> Span:
    start = run.text.index(text)
    stop = start + len(text)
    return Span(tag, run.part(start, stop), number, sure, start, stop)


def texts(spans, entry, pieces):
    return [run.text for _, run in behind_keys(spans, entry, pieces)]


def test_a_number_stands_behind_its_label_in_the_same_piece():
    run = piece("业务参考号：1653617666744")
    assert texts([span(run, "业务参考号")], NUMBER, [run]) == ["1653617666744"]


def test_a_number_stands_in_the_piece_beside_its_label():
    pieces = [piece("业务参考号："), piece("1653617666744", left=0.3)]
    assert texts([span(pieces[0], "业务参考号")], NUMBER, pieces) == ["1653617666744"]


@pytest.mark.parametrize(("left", "top"), [(0.3, 0.2), (0.0, 0.1)])
def test_what_stands_in_another_row_or_before_the_label_is_not_its_value(left, top):
    pieces = [piece("业务参考号："), piece("1653617666744", left, top)]
    assert texts([span(pieces[0], "业务参考号")], NUMBER, pieces) == []


def test_a_piece_that_holds_another_value_is_not_taken():
    pieces = [piece("业务参考号："), piece("1653617666744", left=0.3)]
    other = span(pieces[1], "1653617666744", 1, Tag(Role.VALUE, "payer_account"))
    assert texts([span(pieces[0], "业务参考号"), other], NUMBER, pieces) == []


def test_unsure_labels_and_values_without_a_form_are_left_alone():
    run = piece("业务参考号：1653617666744")
    name = Entry("serial_number", Form.NAME, "流水号", "serial number")
    assert texts([span(run, "业务参考号", sure=0.4)], NUMBER, [run]) == []
    assert texts([span(run, "业务参考号")], name, [run]) == []
