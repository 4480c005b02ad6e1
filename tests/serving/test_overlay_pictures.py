"""Boxes on pictures, by hand and through the command on a folder with bad files in it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from features.records.document import Box, Document, Field, Kind, Line, Page, Source
from models.recognizer.picture import Picture
from serving.commands.recognise import recognise
from serving.overlay_pictures import BLUE, GREEN, MAGENTA, ORANGE, RED, drawn, marks_of

SAMPLES = Path(__file__).parents[2] / "data_samples" / "railings"


def value(name, box, page=1, **more):
    return Field(name, "1", "1", 0.9, Source.OCR, page, Box(*box), **more)


PAPER = Document(
    "doc_1", "0" * 64, "image/png", Kind.INVOICE, None, (Page(1, 400, 300), Page(2, 400, 300)),
    (
        value("invoice_number", (0.1, 0.1, 0.2, 0.15)),
        value("issue_date", (0.1, 0.1, 0.2, 0.15)),
        value("amount", (0.3, 0.1, 0.4, 0.15), failed=("DOC-01",)),
        value("remark", (0.5, 0.1, 0.6, 0.15)),
        value("seal_text", (0.7, 0.1, 0.8, 0.15)),
        value("drawer", (0.1, 0.1, 0.2, 0.15), page=2),
        Field("payee", "1", "1", 1.0, Source.XML),
    ),
    (
        Line((value("amount", (0.3, 0.5, 0.4, 0.55)), value("unit", (0.5, 0.5, 0.6, 0.55)))),
        Line((value("amount", (0.3, 0.6, 0.4, 0.65)),)),
    ),
    needs_review=("remark", "lines[1].amount", "buyer_name"),
)  # fmt: skip


def test_colours_say_what_is_to_be_looked_at():
    colours = {mark.label: mark.colour for mark in marks_of(PAPER, 1) if mark.label}
    assert colours["invoice_number, issue_date"] == GREEN
    assert colours["remark"] == ORANGE
    assert colours["seal_text"] == MAGENTA
    assert colours["unit"] == BLUE
    amounts = {mark.colour for mark in marks_of(PAPER, 1) if mark.box.x0 == 0.3}
    assert amounts == {RED, BLUE, ORANGE}


def test_only_the_first_cell_of_a_column_is_labelled_and_pages_are_kept_apart():
    cells = [mark.label for mark in marks_of(PAPER, 1) if mark.box.y0 >= 0.5]
    assert sorted(cells) == ["", "amount", "unit"]
    assert [mark.label for mark in marks_of(PAPER, 2)] == ["drawer"]


@pytest.mark.parametrize("shape", [(300, 400, 3), (4, 3, 3)])
def test_the_picture_keeps_its_size_and_its_pixels_outside_the_marks(shape):
    page = np.full(shape, 255, np.uint8)
    page.flags.writeable = False
    shown = np.asarray(drawn(Picture(1, page), marks_of(PAPER, 1)))
    assert shown.shape == shape
    if shape[0] > 100:
        assert (shown[240:] == 255).all()
        edge = shown[30 - 2, 45:75].reshape(-1, 3)
        assert (edge == GREEN).all(axis=1).any()


@pytest.fixture
def folder(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    shutil.copy(SAMPLES / "invoice.pdf", papers / "a.pdf")
    (papers / "b.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (papers / "c.jpg").write_bytes(b"")
    shutil.copy(SAMPLES / "invoice.xml", papers / "d.xml")
    return papers


def run(*arguments, **environment):
    app = typer.Typer()
    app.command()(recognise)
    return CliRunner().invoke(app, [str(a) for a in arguments], env=environment)


def test_a_bad_file_in_the_middle_stops_nothing_and_is_told(folder, tmp_path):
    done = run(folder, "--json", "--overlay", tmp_path / "boxes")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    codes = [line.get("error", {}).get("code") for line in lines]
    assert done.exit_code == 2
    assert codes == [None, "BROKEN_PDF", "EMPTY_FILE", None]
    assert "BROKEN_PDF" in done.stderr and "EMPTY_FILE" in done.stderr
    assert "read 2" in done.stderr and "refused 2" in done.stderr
    assert "no picture to draw on: application/xml" in done.stderr


def test_the_boxes_are_drawn_where_the_answer_says(folder, tmp_path):
    done = run(folder / "a.pdf", "--json", "--overlay", tmp_path / "boxes")
    assert done.exit_code == 0, done.stderr
    (file,) = (tmp_path / "boxes").iterdir()
    page = np.asarray(Image.open(file)).astype(int)
    height, width = page.shape[:2]
    fields = {field["name"]: field for field in json.loads(done.stdout)["fields"]}
    for name in ("invoice_number", "seller_name", "amount_with_tax"):
        x0, y0, x1, _ = fields[name]["box"]
        edge = page[max(0, round(y0 * height) - 4) : round(y0 * height) + 1,
                    round(x0 * width) : round(x1 * width)]  # fmt: skip
        assert np.any(edge[..., 1] - edge[..., 0] > 60), name


def test_on_a_terminal_the_bar_names_the_file_and_the_answers_stay_clean(folder):
    done = run(folder, "--json", FORCE_COLOR="1", COLUMNS="120")
    assert [json.loads(line)["file"][-5:] for line in done.stdout.splitlines()] == [
        "a.pdf", "b.pdf", "c.jpg", "d.xml",
    ]  # fmt: skip
    assert "refused 1 · c.jpg" in done.stderr


def test_a_folder_that_cannot_be_made_is_one_refusal(folder):
    done = run(folder / "a.pdf", "--overlay", folder / "d.xml" / "boxes")
    assert done.stdout == "", "nothing is read in vain"
    assert done.exception.code == "OVERLAY_NOT_WRITTEN"
