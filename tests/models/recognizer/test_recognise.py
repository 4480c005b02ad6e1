"""The whole way from bytes to a document, over the sample papers and what they state."""

import io
import json
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from features.records.document import CheckStatus, Document, Kind, Source
from models.recognizer.pp_reader import PpReader
from models.recognizer.reader import TextReader
from models.recognizer.recognise import Recognizer

SAMPLES = Path(__file__).parents[3] / "data_samples"
TRUTH = {
    truth["path"]: truth
    for truth in map(json.loads, (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines())
}
WITHOUT_OCR = sorted(path for path in TRUTH if path.endswith((".xml", ".ofd", "invoice.pdf")))
BY_OCR = ("railings/contract.pdf", "railings/delivery_note.jpg", "railings/invoice.jpg")


def _no_reader() -> TextReader:
    raise AssertionError("OCR must not be loaded for this paper")


@cache
def _by_ocr(path: str) -> Document:
    return Recognizer(_reader).recognise((SAMPLES / path).read_bytes())


@cache
def _reader() -> TextReader:
    return PpReader()


def _plain(text: str) -> str:
    wide = str.maketrans("（），；：％", "(),;:%")
    return "".join(text.split()).translate(wide)


def _missed(document: Document, truth: dict) -> list[str]:
    """Return the names of stated values that the document does not have."""
    missed = []
    for stated in truth["fields"]:
        field = document.field(stated["name"])
        if field is None or _plain(field.value) != _plain(stated["value"]):
            missed.append(stated["name"])
    for index, row in enumerate(truth["lines"]):
        for stated in row.values():
            read = (
                document.lines[index].cell(stated["name"]) if index < len(document.lines) else None
            )
            if read is None or _plain(read.value) != _plain(stated["value"]):
                missed.append(f"lines[{index}].{stated['name']}")
    return missed


@pytest.mark.parametrize("path", WITHOUT_OCR)
def test_electronic_papers_are_read_wholly_without_ocr(path):
    document = Recognizer(_no_reader).recognise((SAMPLES / path).read_bytes())
    assert document.kind is Kind(TRUTH[path]["kind"])
    assert _missed(document, TRUTH[path]) == []
    assert all(check.status is not CheckStatus.FAILED for check in document.checks)


@pytest.mark.parametrize("path", BY_OCR)
def test_scans_and_photographs_are_read_wholly(path):
    document = _by_ocr(path)
    assert document.kind is Kind(TRUTH[path]["kind"])
    assert _missed(document, TRUTH[path]) == []
    assert any(field.source is Source.OCR for field in document.fields)


@pytest.mark.parametrize("path", BY_OCR)
def test_the_box_of_each_cell_covers_the_stated_one(path):
    for row, line in zip(TRUTH[path]["lines"], _by_ocr(path).lines, strict=True):
        for stated in row.values():
            x0, y0, x1, y1 = stated["box"]
            box = line.cell(stated["name"]).box
            assert box.x0 - 0.01 < (x0 + x1) / 2 < box.x1 + 0.01
            assert box.y0 - 0.01 < (y0 + y1) / 2 < box.y1 + 0.01
            assert box.x1 - box.x0 < 1.5 * (x1 - x0) + 0.03


def test_the_seals_of_both_parties_are_seen_on_the_contract():
    document = _by_ocr("railings/contract.pdf")
    [check] = [check for check in document.checks if check.code == "PAP-15"]
    assert check.status is CheckStatus.PASSED
    assert [len(page.seals) for page in document.pages] == [0, 2]


def test_the_same_bytes_are_the_same_document():
    data = (SAMPLES / "railings/invoice.xml").read_bytes()
    recognizer = Recognizer(_no_reader)
    assert recognizer.recognise(data) == recognizer.recognise(data)


def test_the_reader_is_made_once_and_a_blank_page_is_another_paper():
    made = []

    def make() -> TextReader:
        made.append(1)
        return _reader()

    blank = io.BytesIO()
    Image.new("RGB", (200, 120), "white").save(blank, "PNG")
    recognizer = Recognizer(make)
    documents = [recognizer.recognise(blank.getvalue()) for _ in range(2)]
    assert len(made) == 1
    assert {(d.kind, d.fields, d.needs_review) for d in documents} == {(Kind.OTHER, (), ())}
