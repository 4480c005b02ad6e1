import re
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from features.records.capitals import fen_from_capitals
from features.records.document import Kind
from tests.drawn_papers import drawn_papers, needs_fonts
from training.synthesis.papers.contract import draw_contract
from training.synthesis.papers.seal import Seal, stamp
from training.synthesis.papers.story import SUBSTITUTED

pytestmark = needs_fonts


def values(path: str) -> dict[str, str]:
    return {m.name: m.value for m in drawn_papers()[path].truth.marks if m.row is None}


def test_the_contract_is_a_scan_without_text_layer():
    document = pypdfium2.PdfDocument(drawn_papers()["railings/contract.pdf"].content)
    assert len(document) == 2
    for page in document:
        assert page.get_textpage().count_chars() == 0
        assert page.get_size() == pytest.approx((595, 842), abs=1.5)


def test_amount_in_words_and_figures_agree():
    for path in ("railings/contract.pdf", "railings/delivery_note.jpg"):
        stated = values(path)
        fen = fen_from_capitals(stated["amount_in_words"])
        assert fen == SUBSTITUTED.gross_fen
        assert stated["amount"] == f"{fen / 100:.2f}"


def test_payment_terms_add_up_to_the_whole():
    terms = values("railings/contract.pdf")["payment_terms"]
    assert sum(int(share) for share in re.findall(r"(\d+)%", terms)) == 100


def test_only_the_delivery_note_of_the_first_case_names_another_steel():
    named = {
        path: next(m.value for m in paper.truth.marks if m.name == "specification")
        for path, paper in drawn_papers().items()
        if paper.truth.kind in (Kind.CONTRACT, Kind.DELIVERY_NOTE)
    }
    assert named == {
        "railings/contract.pdf": "304(06Cr19Ni10)",
        "railings/delivery_note.jpg": "202(12Cr18Mn9Ni5N)",
        "railings_clean/contract.pdf": "304(06Cr19Ni10)",
        "railings_clean/delivery_note.jpg": "SUS304(S30408)",
    }


def test_marked_cells_of_the_photograph_hold_dark_print():
    paper = drawn_papers()["railings/delivery_note.jpg"]
    picture = np.asarray(Image.open(BytesIO(paper.content)).convert("L"), float)
    height, width = picture.shape
    for mark in paper.truth.marks:
        box = mark.box
        part = picture[
            int(box.y0 * height) : int(box.y1 * height), int(box.x0 * width) : int(box.x1 * width)
        ]
        assert part.min() < 0.62 * np.percentile(part, 90), mark.name


def test_both_pages_stay_inside_their_margins():
    for sheet in draw_contract(SUBSTITUTED):
        for text in sheet.texts:
            left, top, right, bottom = text.span()
            assert left > 15
            assert right < sheet.width - 15
            assert top > 15
            assert bottom < sheet.height - 10


def test_a_seal_is_red_round_and_translucent():
    seal = stamp(Seal("云澜市砺岚金属制品有限公司"), (50, 50), np.random.default_rng(1), "seal.png")
    pixels = np.asarray(Image.open(BytesIO(seal.png)))
    inked = pixels[..., 3] > 40
    red, green, _ = pixels[inked][:, :3].astype(int).T
    assert (red > 2 * green).all()
    assert not inked[:40, :40].any()
    assert 0.05 < inked.mean() < 0.5
    assert pixels[..., 3].max() < 250
