"""The committed folder is what the command writes, and what its manifest says."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from typer import Typer
from typer.testing import CliRunner

from features.flags.invoice_reused import normal_key
from models.recognizer.sniff import sniff
from models.risk.shipped_register import shipped_register
from serving.wire.case import CaseWire
from serving.wire.fact import facts_from_ndjson
from tests.drawn_papers import drawn_files, needs_fonts
from training.synthesis.papers import commands
from training.synthesis.papers.errors import PaperNotDrawn

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data_samples"
MANIFEST = json.loads((FOLDER / "manifest.json").read_text())
PATHS = [row["path"] for row in MANIFEST["files"]]
EXACT = [path for path in PATHS if not path.endswith((".jpg", ".pdf"))]
PICTURES = [path for path in PATHS if path.endswith((".jpg", ".pdf"))]
CASES = ["railings/case.json", "railings_clean/case.json"]


def case(path: str) -> CaseWire:
    return CaseWire.model_validate_json((FOLDER / path).read_bytes())


def test_the_manifest_names_every_file_with_its_digest():
    on_disk = {str(p.relative_to(FOLDER)) for p in FOLDER.rglob("*") if p.is_file()}
    assert on_disk == {*PATHS, "manifest.json", "README.md"}
    for row in MANIFEST["files"]:
        content = (FOLDER / row["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        assert len(content) == row["bytes"]


def test_the_samples_are_small():
    assert sum(row["bytes"] for row in MANIFEST["files"]) < 4_000_000


def test_papers_are_what_the_manifest_calls_them():
    for row in MANIFEST["files"]:
        if Path(row["path"]).suffix in {".pdf", ".jpg", ".xml", ".ofd"}:
            found = sniff((FOLDER / row["path"]).read_bytes())
            assert (row["path"], found.value) == (row["path"], row["media_type"])


@needs_fonts
@pytest.mark.parametrize("path", EXACT)
def test_data_are_written_again_byte_by_byte(path):
    assert drawn_files()[path][0] == (FOLDER / path).read_bytes()


@needs_fonts
@pytest.mark.parametrize("path", PICTURES)
def test_pictures_are_drawn_again_alike(path):
    again, committed = pictures(drawn_files()[path][0]), pictures((FOLDER / path).read_bytes())
    assert [p.shape for p in again] == [p.shape for p in committed]
    for first, second in zip(again, committed, strict=True):
        assert np.abs(first.astype(int) - second).mean() < 1.0


def pictures(content: bytes) -> list[np.ndarray]:
    if not content.startswith(b"%PDF"):
        return [np.asarray(Image.open(BytesIO(content)))]
    return [page.render(scale=1).to_numpy() for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("path", CASES)
def test_cases_are_on_the_wire_and_name_papers_that_exist(path):
    wire = case(path)
    for reference in wire.documents:
        assert (FOLDER / path).with_name(reference.path).is_file()
    assert wire.amount_fen == sum(item.amount_fen for item in wire.items)
    assert all(bid.amount_fen >= wire.amount_fen for bid in wire.bids)


@pytest.mark.parametrize("path", CASES)
def test_steps_of_a_case_follow_the_power(path):
    wire = case(path)
    register = shipped_register()
    power = register.power(wire.power_id, wire.as_of.date())
    assert tuple(step.kind for step in wire.steps) == power.steps
    assert [step.on for step in wire.steps] == sorted(step.on for step in wire.steps)


def test_twins_share_no_invoice_with_each_other_or_with_history():
    keys = [payment.invoice_key for path in CASES for payment in case(path).payments]
    assert len(set(keys)) == len(keys) == 2
    facts = facts_from_ndjson((FOLDER / "facts.ndjson").read_bytes())
    assert {normal_key(key) for key in keys}.isdisjoint(
        {normal_key(fact.item) for fact in facts if fact.item}
    )


@pytest.mark.parametrize("path", CASES)
def test_history_touches_the_case_and_was_known_before_it(path):
    wire = case(path)
    facts = facts_from_ndjson((FOLDER / "facts.ndjson").read_bytes())
    assert all(fact.known_at < wire.as_of.timestamp() for fact in facts)
    assert sum(fact.unit == wire.unit.id for fact in facts) >= 20
    assert sum(fact.seller == wire.parties[0].id for fact in facts) >= 10
    assert len({fact.fact_id for fact in facts}) == len(facts)


def test_both_villages_have_the_same_history():
    facts = facts_from_ndjson((FOLDER / "facts.ndjson").read_bytes())
    first, second = (
        sorted(
            (fact.kind, fact.event_time, fact.seller or "", fact.category or "", fact.amount_fen)
            for fact in facts
            if fact.unit == case(path).unit.id
        )
        for path in CASES
    )
    assert first == second


def test_without_fonts_the_command_says_so_and_ends_with_2(monkeypatch, tmp_path):
    def refuse(out: Path) -> None:
        raise PaperNotDrawn("FONT_MISSING", "install Debian fonts-noto-cjk")

    monkeypatch.setattr(commands, "write_samples", refuse)
    app = Typer()
    app.command()(commands.samples)
    result = CliRunner().invoke(app, ["--out", str(tmp_path)])
    assert result.exit_code == 2
    assert not any(tmp_path.iterdir())
