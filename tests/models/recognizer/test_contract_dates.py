import pytest

from features.records.document import Box, Word
from models.recognizer.contract_dates import on_days_said, without_deadlines
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag


def piece(text: str, x: float, y: float) -> Run:
    box = Box(x, y, x + 0.015 * len(text), y + 0.02)
    return Run((Word(text, 1.0, box),), text, box.x0, box.y0, box.x1, box.y1)


PIECES = (
    piece("期满（完工）日", 0.1, 0.2),
    piece("2019年11月3日", 0.3, 0.2),
    piece("起算日：2019年10月15日", 0.1, 0.3),
    piece("自2019年10月15日起至2019年11月3日止", 0.1, 0.4),
)


def span(number, part, name, role=Role.VALUE):
    start = PIECES[number].text.index(part)
    stop = start + len(part)
    return Span(Tag(role, name), PIECES[number].part(start, stop), number, 0.8, start, stop)


def settled(*spans):
    return [(s.tag.name, s.run.text) for s in on_days_said(spans, PIECES)]


def test_a_day_is_the_one_that_its_label_says():
    assert settled(span(1, "2019年11月3日", "start_date")) == [("end_date", "2019年11月3日")]
    assert settled(span(2, "2019年10月15日", "end_date")) == [("start_date", "2019年10月15日")]


def test_a_day_that_is_torn_between_tags_is_one_day():
    torn = (
        span(1, "2019", "end_date"),
        span(1, "年11月", "start_date"),
        span(1, "3日", "end_date"),
    )
    assert settled(*torn) == [("end_date", "2019年11月3日")]


def test_the_day_before_which_something_is_due_is_the_end():
    sentence = piece("乙方应于2019年11月3日前将货物送至村口", 0.1, 0.2)
    parts = ((4, 9, "start_date"), (9, 12, "sign_date"), (12, 14, "end_date"))
    torn = [Span(Tag(Role.VALUE, n), sentence.part(a, b), 0, 0.8, a, b) for a, b, n in parts]
    [day] = on_days_said(torn, [sentence])
    assert (day.tag.name, day.run.text) == ("end_date", "2019年11月3日")


@pytest.mark.parametrize(
    "own",
    [
        (span(3, "2019年10月15日", "start_date"), span(3, "2019年11月3日", "end_date")),
        (span(0, "期满（完工）日", "start_date", Role.KEY),),
        (span(1, "2019年11月3日", "notice_number"),),
    ],
)
def test_days_in_a_sentence_labels_and_other_values_stay(own):
    assert on_days_said(own, PIECES) == own


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("甲方须在15日内交付场地。", False),
        ("验收合格后7个工作日之内拨付。", False),
        ("合同签订后15日内完成全部内容。", True),
        ("工期为15日历天。", True),
    ],
)
def test_the_time_until_something_is_due_is_no_duration(sentence, kept):
    line = piece(sentence, 0.1, 0.2)
    start = next(at for at, character in enumerate(sentence) if character.isdigit())
    stop = start + len(sentence[start:].split("日")[0].split("个")[0])
    days = Span(Tag(Role.VALUE, "duration_days"), line.part(start, stop), 0, 0.8, start, stop)
    assert bool(without_deadlines([days], [line])) == kept
