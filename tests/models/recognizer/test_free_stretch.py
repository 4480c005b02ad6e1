import pytest

from features.records.document import Box, Word
from models.recognizer.free_stretch import filled
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag

PURPOSE, DATE = Tag(Role.VALUE, "purpose"), Tag(Role.VALUE, "transaction_date")


def piece(text: str) -> Run:
    box = Box(0.1, 0.1, 0.1 + 0.02 * len(text), 0.12)
    return Run((Word(text, 1.0, box),), text, box.x0, box.y0, box.x1, box.y1)


def span(run: Run, part: str, tag: Tag = PURPOSE, probability: float = 0.8) -> Span:
    start = run.text.index(part)
    stop = start + len(part)
    return Span(tag, run.part(start, stop), 0, probability, start, stop)


@pytest.mark.parametrize(
    ("text", "tagged", "others", "value"),
    [
        ("兑付资产承租押金", "资产承租押金", (), "兑付资产承租押金"),
        ("用途：兑付资产承租押金", "承租押金", (), "兑付资产承租押金"),
        ("用途兑付资产承租押金", "承租", (("用途", Tag(Role.KEY, "purpose")),), "兑付资产承租押金"),
        # a label has a value behind it
        (
            "10月环境整治用工报酬",
            "10月环境整治",
            (("用工报酬", Tag(Role.KEY, "amount")),),
            "10月环境整治用工报酬",
        ),
        ("押金2024年5月1日", "押", (("2024年5月1日", DATE),), "押金"),
        ("押金金额35.00", "押", (("金额", Tag(Role.KEY, "amount")),), "押金"),
    ],
)
def test_free_text_is_all_that_no_other_tag_claims(text, tagged, others, value):
    run = piece(text)
    values = [span(run, tagged)]
    spans = [*values, *(span(run, part, tag) for part, tag in others)]
    assert [found.run.text for found in filled(values, spans, [run])] == [value]


def test_two_parts_of_one_text_are_one_value():
    run = piece("款项用途说明：兑付押金")
    values = [span(run, "明", probability=0.3), span(run, "押金", probability=0.9)]
    [found] = filled(values, values, [run])
    assert (found.run.text, found.probability) == ("兑付押金", 0.9)
