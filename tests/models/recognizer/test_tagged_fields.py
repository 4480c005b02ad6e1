"""Tagged characters become values: joined over lines of prose, kept apart where forms part them."""

from dataclasses import replace

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


def test_lines_of_a_cell_are_joined_from_the_top_in_whatever_order_they_were_read():
    sheet = tagged(
        ("<作社>", 0.1, 0.13, "buyer_name"),
        ("<石溪村股份经济合>", 0.101, 0.10, "buyer_name"),
    )
    assert value(sheet, "buyer_name") == "石溪村股份经济合作社"


def test_a_value_that_stands_twice_outweighs_a_longer_one_that_stands_once():
    sheet = tagged(
        ("受<石溪村委>委托", 0.1, 0.10, "buyer_name"),
        ("就<石溪村公厕改造一事>函告", 0.1, 0.30, "buyer_name"),
        ("招标人<石溪村委>", 0.1, 0.50, "buyer_name"),
    )
    assert value(sheet, "buyer_name") == "石溪村委"


def test_a_name_in_full_outweighs_the_end_of_it_but_not_a_text_that_ends_with_it():
    full = tagged(
        ("<棠湾县杏坞镇西墅村经济合作社>组织了比选", 0.1, 0.10, "buyer_name"),
        ("<西墅村经济合作社>", 0.6, 0.50, "buyer_name"),
    )
    assert value(full, "buyer_name") == "棠湾县杏坞镇西墅村经济合作社"
    blurred = tagged(
        ("招标人<西墅村经济合作社>", 0.1, 0.10, "buyer_name"),
        ("<盖西墅村经济合作社>", 0.6, 0.50, "buyer_name"),
        ("招标人<西墅村经济合作社>", 0.1, 0.70, "buyer_name"),
    )
    assert value(blurred, "buyer_name") == "西墅村经济合作社"


def terms(*lines: MARKED) -> str | None:
    field = read_tagged(Kind.CONTRACT, [(tagged(*lines), Source.OCR)]).field("payment_terms")
    return None if field is None else field.value


def test_terms_of_payment_are_whole_lines_around_the_label_of_their_cell():
    assert (
        terms(
            ("<签约后支付30%；验收>后支付65%；尾款5%", 0.3, 0.10, "payment_terms"),
            ("付款办法", 0.1, 0.12, ""),
            ("<留作质保金，一年后付清>。", 0.3, 0.145, "payment_terms"),
        )
        == "签约后支付30%;验收后支付65%;尾款5%留作质保金,一年后付清。"
    )


def test_a_line_of_which_little_is_tagged_is_no_term_of_payment_as_a_whole():
    assert (
        terms(
            (
                "本合同按下列条款执行，款项<一次付清>，双方不得以任何理由变更",
                0.1,
                0.10,
                "payment_terms",
            )
        )
        == "一次付清"
    )


def cells(*placed: tuple[str, float, float, str]) -> TaggedSheet:
    """Return a table: text, left edge, top, and the column that the tagger gives the text."""
    sheet = tagged(*((f"<{text}>", left, top, "project_name") for text, left, top, _ in placed))
    scores = np.full_like(sheet.scores, -9.0)
    at = 0
    for text, _, _, name in placed:
        role, _, column = name.rpartition(":")
        tag = CLASSES[Tag(Role(role or "cell"), column)]
        scores[at : at + len(text), tag] = -0.01
        scores[at + len(text), NOTHING] = -0.01
        at += len(text) + 1
    return replace(sheet, scores=scores)


def test_a_signature_that_reads_as_the_name_is_not_part_of_the_cell():
    sheet = cells(
        ("姓名", 0.1, 0.06, "heading:name"),
        ("签名", 0.7, 0.06, "heading:signed"),
        ("石禾生", 0.1, 0.10, "name"),
        ("340.00", 0.4, 0.10, "net"),
        ("石禾生", 0.7, 0.10, "name"),
        ("柳青", 0.1, 0.14, "name"),
        ("260.00", 0.4, 0.14, "net"),
        ("柳青", 0.7, 0.14, "name"),
    )
    lines = read_tagged(Kind.ROSTER, [(sheet, Source.OCR)]).lines
    assert [[c.value for c in line.cells if c.name == "name"] for line in lines] == [
        ["石禾生"],
        ["柳青"],
    ]
