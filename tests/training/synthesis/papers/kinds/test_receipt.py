"""Receipts: boxes of figures, items that sum up, numbers of fiscal receipts."""

import re

from features.records.document import Kind
from features.records.money import fen_from_text
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import header, papers, rows, texts
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.kinds.receipt_form import Shape, receipt_form
from training.synthesis.papers.style import style_of

pytestmark = needs_fonts


def shape_of(layout: int) -> Shape:
    return receipt_form(style_of(Kind.RECEIPT, layout)).shape


def test_every_receipt_fits_on_one_small_sheet():
    for paper in papers(Kind.RECEIPT):
        assert len(paper.sheets) == 1
        assert paper.sheets[0].height <= 148


def test_figures_in_boxes_are_marked_one_by_one():
    boxed = 0
    for paper in papers(Kind.RECEIPT):
        for mark, stretches in paper.sheets[0].spans:
            if mark.name == "amount" and mark.row is None and len(stretches) > 1:
                boxed += 1
                figures = "".join(stretch.content for stretch in stretches)
                assert figures == mark.value.replace(".", "")
                edges = [stretch.text.x for stretch in stretches]
                assert edges == sorted(edges)
    assert boxed >= 4


def test_items_sum_to_the_amount():
    with_items = 0
    for paper in papers(Kind.RECEIPT):
        items = rows(paper)
        if items:
            with_items += 1
            for item in items:
                price = fen_from_text(item["unit_price"])
                assert int(item["quantity"]) * price == fen_from_text(item["amount"])
            total = sum(fen_from_text(item["amount"]) for item in items)
            assert total == fen_from_text(header(paper)["amount"])
    assert with_items >= 6


def test_fiscal_receipts_carry_code_number_and_check_code_of_their_structure():
    fiscal = [paper for paper in papers(Kind.RECEIPT) if shape_of(paper.layout) is Shape.FISCAL]
    assert fiscal
    for paper in fiscal:
        told = header(paper)
        assert re.fullmatch(r"\d{8}", told["receipt_code"])
        assert told["receipt_code"][-2:] == told["receipt_date"][2:4]
        assert re.fullmatch(r"\d{10}", told["receipt_number"])
        assert re.fullmatch(r"[0-9a-f]{6}", told["check_code"])
        assert rows(paper)


def test_some_receipts_have_no_number_some_are_written_some_crossed():
    pads = [paper for paper in papers(Kind.RECEIPT) if shape_of(paper.layout) is Shape.PAD]
    assert 0 < sum("receipt_number" in header(paper) for paper in pads) < len(pads)
    every = papers(Kind.RECEIPT)
    assert any(text.ink.face is Face.HAND for paper in every for text in paper.sheets[0].texts)
    assert any("⊗" in shown for paper in every for shown in texts(paper))


def test_slips_are_sentences_signed_with_a_thumb_at_times():
    slips = [paper for paper in papers(Kind.RECEIPT) if shape_of(paper.layout) is Shape.SLIP]
    thumbs = [name for paper in slips for name, _ in paper.sheets[0].places]
    assert "fingerprint" in thumbs
    for paper in slips:
        told = header(paper)
        assert {"payer_name", "payee_name", "reason", "amount", "receipt_date"} <= set(told)
        assert told["payer_name"] != told["payee_name"]
