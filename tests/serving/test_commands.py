import json
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from serving.cli import COMMANDS
from serving.serve import environment_of
from tests.models.recognizer.small_papers import pdf
from tests.serving.wire_examples import CASE, INVOICE_FILE, fact, ndjson


@pytest.fixture
def yunjing(settings):
    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "serving.cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env={**environment_of(settings), **environment},
        )

    return run


@pytest.fixture
def folder(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "good.xml").write_bytes(INVOICE_FILE)
    return papers


def test_help_names_every_command(yunjing):
    said = yunjing("--help").stdout
    assert all(name in said for name in COMMANDS)


def test_recognise_prints_one_object_per_file_and_says_what_failed(yunjing, folder):
    (folder / "bad.pdf").write_bytes(b"a letter")
    (folder / "locked.pdf").write_bytes(pdf([(50, 50, "x")], encrypt="secret"))
    (folder / "empty.jpg").write_bytes(b"")
    done = yunjing("recognise", folder, folder / "none.pdf", "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    told = {Path(line["file"]).name: line.get("error", {}).get("code") for line in lines}
    assert done.returncode == 2
    assert told == {
        "bad.pdf": "UNKNOWN_FORMAT",
        "empty.jpg": "EMPTY_FILE",
        "good.xml": None,
        "locked.pdf": "ENCRYPTED_PDF",
        "none.pdf": "FILE_NOT_FOUND",
    }


def test_recognise_shows_people_a_table(yunjing, folder):
    done = yunjing("recognise", folder / "good.xml", COLUMNS="160")
    assert done.returncode == 0, done.stderr
    assert "invoice_number" in done.stdout


def test_score_reads_papers_beside_the_case_and_adds_up(yunjing, folder):
    case = {**CASE, "documents": [{"path": "papers/good.xml"}]}
    file = folder.parent / "case.json"
    file.write_bytes(orjson.dumps(case))
    facts = folder.parent / "facts.ndjson"
    facts.write_bytes(ndjson(*map(fact, range(1, 6))))
    done = yunjing("score", file, "--facts", facts, "--json")
    assert done.returncode == 0, done.stderr
    score = json.loads(done.stdout)
    total = score["base"] + sum(share["points"] for share in score["contributions"])
    assert abs(total - score["score"]) < 1e-4
    assert yunjing("score", file, "--facts", facts, "--json").stdout == done.stdout
    shown = yunjing("score", file, "--facts", facts, COLUMNS="160").stdout
    assert score["recommendation"]["zh"] in shown


@pytest.mark.parametrize(
    ("change", "code"),
    [({"x": 1}, "INVALID_BODY"), ({"documents": [{"path": "none.pdf"}]}, "FILE_NOT_FOUND")],
)
def test_what_cannot_be_scored_is_one_line_and_status_two(yunjing, tmp_path, change, code):
    file = tmp_path / "case.json"
    file.write_bytes(orjson.dumps({**CASE, **change}))
    as_json = ["--json"] if code == "INVALID_BODY" else []
    done = yunjing("score", file, *as_json)
    assert (done.returncode, done.stdout) == (2, "")
    if as_json:
        assert json.loads(done.stderr)["error"]["code"] == code
    else:
        assert done.stderr.startswith(f"{code}: ")


def test_an_unknown_setting_stops_every_command(yunjing, folder):
    done = yunjing("recognise", folder, YUNJING_REDER="rapid")
    assert (done.returncode, done.stderr) == (
        2,
        "UNKNOWN_SETTING: no such setting: YUNJING_REDER\n",
    )


def test_flags_and_doctor_speak(yunjing):
    codes = [json.loads(line)["code"] for line in yunjing("flags", "--json").stdout.splitlines()]
    assert {"DOC-01", "PUR-04"} <= set(codes)
    done = yunjing("doctor", COLUMNS="200")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SQLite" in done.stdout
