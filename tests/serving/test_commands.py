import json
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from serving.cli import COMMANDS
from serving.commands.schema import Subject, text_of
from serving.commands.score import inside
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
    validator = Draft202012Validator(json.loads(text_of(Subject.RECOGNITION)))
    assert all(validator.is_valid(line) for line in lines)
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


def test_text_on_papers_and_file_names_is_shown_and_never_obeyed(yunjing, folder):
    odd = folder / "a["
    odd.mkdir()
    (odd / "b].xml").write_bytes(
        INVOICE_FILE.replace("不锈钢栏杆".encode(), "[/x][red]\u202e灯".encode())
    )
    (odd / "c].pdf").write_bytes(b"a letter")
    done = yunjing("recognise", odd, COLUMNS="300")
    assert (done.returncode, done.stderr.count("Traceback")) == (2, 0), done.stderr
    assert "[/x][red]\ufffd灯" in done.stdout
    assert f"UNKNOWN_FORMAT {odd / 'c].pdf'}" in done.stdout


def test_what_has_no_end_or_is_too_long_is_refused_unread(yunjing, folder):
    os.mkfifo(folder / "pipe")
    with (folder / "long.pdf").open("wb") as file:
        file.truncate(2**40)
    done = yunjing("recognise", folder / "pipe", folder / "long.pdf", "/dev/zero", "--json")
    codes = [json.loads(line)["error"]["code"] for line in done.stdout.splitlines()]
    assert codes == ["FILE_UNREADABLE", "FILE_TOO_LARGE", "FILE_UNREADABLE"]


def test_folders_without_a_file_are_said_to_be_empty(yunjing, tmp_path):
    done = yunjing("recognise", tmp_path)
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "FILE_NOT_FOUND")


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../outside.xml", "link.xml", "a\0b", "loop/x", "papers/../../x"]
)
def test_a_case_names_only_papers_of_its_own_folder(tmp_path, path):
    own = tmp_path / "case"
    own.mkdir()
    (tmp_path / "outside.xml").write_bytes(INVOICE_FILE)
    (own / "link.xml").symlink_to(tmp_path / "outside.xml")
    (own / "loop").symlink_to(tmp_path)
    assert inside(own, path) is None


def test_a_paper_outside_the_folder_of_the_case_is_refused(yunjing, folder):
    case = folder.parent / "inner" / "case.json"
    case.parent.mkdir()
    case.write_bytes(orjson.dumps({**CASE, "documents": [{"path": "../papers/good.xml"}]}))
    done = yunjing("score", case)
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "PATH_NOT_ALLOWED")


@pytest.mark.parametrize(
    "arguments",
    [
        ("serve", "--port", "0"),
        ("serve", "--workers", "-1"),
        ("serve", "--host", "192.0.2.1"),
        ("recognise", "x.pdf", "--reader", "none"),
    ],
)
def test_an_option_that_cannot_be_is_one_line(yunjing, arguments):
    done = yunjing(*arguments)
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "BAD_SETTING")
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_no_database_is_one_line(yunjing, tmp_path):
    wrong = tmp_path / "letter.db"
    wrong.write_text("dear village", "utf-8")
    for file in (wrong, tmp_path):
        done = yunjing("serve", YUNJING_DB_URL=f"sqlite:///{file}")
        assert (done.returncode, done.stderr.partition(":")[0]) == (2, "STORE_UNAVAILABLE")
