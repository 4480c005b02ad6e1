"""Tagged characters become values: joined over lines of prose, kept apart where forms part them."""

import numpy as np
import pytest

from features.records.document import Box, Kind, Source, Word
from models.recognizer.layout import Run, Sheet
from models.recognizer.line_tagger import TaggedSheet
from models.recognizer.tagged_fields import read_tagged
from models.recognizer.tags import CLASSES, KINDS, NOTHING, TAGS, Role, Tag

HEIGHT = 0.02
MARKED = tuple[str, float, float, str]
"""A line with its value in angle brackets, its left edge, its top, the name of the value."""


def tagged(*lines: MARKED) -> TaggedSheet:
    runs, classes = [], []
    for marked, left, top, name in lines:
        before, _, rest = marked.partition("<")
        value, _, after = rest.partition(">")
        text = before + value + after
        tag = CLASSES[Tag(Role.VALUE, name)] if name else NOTHING
        classes += [NOTHING] * len(before) + [tag] * len(value) + [NOTHING] * (len(after) + 1)
        box = Box(left, top, left + HEIGHT * len(text), top + HEIGHT)
        word = Word(text, 1.0, box)
        runs.append(Run((word,), text, box.x0, box.y0, box.x1, box.y1))
    scores = np.full((len(classes), 1 + len(TAGS)), -9.0, np.float32)
    scores[np.arange(len(classes)), classes] = -0.01
    owner = np.repeat(np.arange(len(runs)), [len(run.text) + 1 for run in runs])
    sheet = Sheet(tuple(runs), 1.4)
    kinds = np.full(len(KINDS), 1 / len(KINDS), np.float32)
    sharing = np.zeros((len(runs), len(runs)), np.float32)
    return TaggedSheet(sheet, tuple(runs), owner, kinds, scores, sharing)


def value(sheet: TaggedSheet, name: str) -> str | None:
    field = read_tagged(Kind.AWARD_NOTICE, [(sheet, Source.OCR)]).field(name)
    return None if field is None else field.value


def test_a_value_goes_on_at_the_begin_of_the_next_line():
    sheet = tagged(
        ("经评审，确定贵单位为<长岭村河道清>", 0.1, 0.10, "project_name"),
        ("<淤工程>的成交供应商，请按期前来。", 0.1, 0.14, "project_name"),
    )
    assert value(sheet, "project_name") == "长岭村河道清淤工程"


@pytest.mark.parametrize(
    "second",
    [
        ("见附表<淤工程>的成交供应商，请按期前来", 0.1, 0.14, "project_name"),
        ("<淤工程>的成交供应商，请按期前来", 0.1, 0.20, "project_name"),
    ],
    ids=["inside the next line", "a blank line between"],
)
def test_what_does_not_follow_on_is_another_value(second: MARKED):
    sheet = tagged(("经评审，确定贵单位为<长岭村河道清>", 0.1, 0.10, "project_name"), second)
    assert value(sheet, "project_name") == "长岭村河道清"


def test_the_line_must_end_with_the_value():
    sheet = tagged(
        ("经评审，确定贵单位为<长岭村河道清>等标段", 0.1, 0.10, "project_name"),
        ("<淤工程>的成交供应商，请按期前来", 0.1, 0.14, "project_name"),
    )
    assert value(sheet, "project_name") == "长岭村河道清"
