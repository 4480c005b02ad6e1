from dataclasses import replace

import pytest

from features.records.document import (
    Box,
    Check,
    CheckStatus,
    Document,
    Field,
    Glyph,
    Kind,
    Line,
    Source,
)
from models.recognizer.constraint_decoder import CODE, decode_constraints, readings

_BOX = Box(0.1, 0.1, 0.2, 0.12)


def _glyphs(text, rivals):
    return tuple(
        Glyph(c, 0.6 if n in rivals else 0.99, tuple(rivals.get(n, {}).items()), 0.0, 1.0)
        for n, c in enumerate(text)
    )


def _field(name, value, raw=None, rivals=None):
    raw = value if raw is None else raw
    glyphs = _glyphs(raw, rivals or {})
    return Field(name, value, raw, 0.9, Source.OCR, 1, _BOX, glyphs=glyphs)


def _invoice(**changed):
    fields = {
        "amount_without_tax": _field("amount_without_tax", "1000.00"),
        "tax_amount": _field("tax_amount", "130.00"),
        "amount_with_tax": _field("amount_with_tax", "1130.00"),
        "amount_in_words": _field("amount_in_words", "壹仟壹佰叁拾圆整"),
        **changed,
    }
    row = Line(
        (
            _field("item_name", "*钢材*管"),
            _field("quantity", "10"),
            _field("unit_price", "100"),
            _field("amount", "1000.00"),
            _field("tax_rate", "13%"),
            _field("tax", "130.00"),
        )
    )
    return Document("doc_" + "0" * 24, "0" * 64, "image/png", Kind.INVOICE, None, (),
                    tuple(fields.values()), (row,))  # fmt: skip


def test_a_paper_that_agrees_is_left_as_it_is():
    paper = _invoice()
    assert decode_constraints(paper) == paper


def test_a_digit_is_corrected_when_words_and_sum_agree():
    misread = _field("amount_with_tax", "1180.00", rivals={2: {"3": 0.3, "6": 0.1}})
    mended = decode_constraints(_invoice(amount_with_tax=misread))
    field = mended.field("amount_with_tax")
    assert (field.value, field.raw) == ("1130.00", "1180.00")
    assert CODE in field.passed
    [told] = [check for check in mended.checks if check.code == CODE]
    assert told.status is CheckStatus.PASSED
    assert told.fields == ("amount_with_tax",)
    assert "1130.00" in told.detail


def test_one_check_alone_corrects_nothing():
    misread = _field("amount_with_tax", "1180.00", rivals={2: {"3": 0.3}})
    paper = _invoice(amount_with_tax=misread)
    kept = tuple(f for f in paper.fields if f.name != "amount_in_words")
    alone = replace(paper, fields=kept)
    assert decode_constraints(alone) == alone


def test_a_reading_that_the_reader_never_saw_is_not_invented():
    misread = _field("amount_with_tax", "1180.00", rivals={2: {"6": 0.3}})
    paper = _invoice(amount_with_tax=misread)
    assert decode_constraints(paper) == paper


def test_a_cell_is_corrected_by_its_row_and_the_total():
    paper = _invoice()
    [row] = paper.lines
    wrong = _field("amount", "1008.00", rivals={3: {"0": 0.2}})
    cells = tuple(wrong if cell.name == "amount" else cell for cell in row.cells)
    mended = decode_constraints(replace(paper, lines=(Line(cells),)))
    assert mended.lines[0].cell("amount").value == "1000.00"
    assert isinstance(mended.checks[0], Check)


def test_two_slips_in_one_paper_are_both_corrected():
    paper = _invoice(
        amount_with_tax=_field("amount_with_tax", "1180.00", rivals={2: {"3": 0.3}}),
    )
    [row] = paper.lines
    wrong = _field("amount", "1008.00", rivals={3: {"0": 0.2}})
    cells = tuple(wrong if cell.name == "amount" else cell for cell in row.cells)
    mended = decode_constraints(replace(paper, lines=(Line(cells),)))
    assert mended.field("amount_with_tax").value == "1130.00"
    assert mended.lines[0].cell("amount").value == "1000.00"


@pytest.mark.parametrize(
    ("rivals", "spelled"),
    [({}, ()), ({0: {"7": 0.2}}, ("72",)), ({0: {"7": 0.2}, 1: {"": 0.1}}, ("72", "1", "7"))],
)
def test_readings_come_likeliest_first(rivals, spelled):
    assert readings(_field("amount", "12", rivals=rivals)) == spelled
