import json
import os
import stat
import subprocess
import sys

import pytest

from serving.serve import environment_of
from tests.serving.adapters.made_files import SAMPLES, as_csv, as_xlsx
from tests.serving.adapters.test_import_rows import PAYROLL, RELIEF


@pytest.fixture
def run_import(settings):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "serving.cli", "import", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=environment_of(settings),
        )

    return run


@pytest.fixture
def import_file(run_import, tmp_path):
    def run(kind, file, *more, mapping=None):
        named = mapping or SAMPLES / f"{kind}.yaml"
        files = ("--out", tmp_path / "facts.ndjson", "--errors", tmp_path / "errors.csv")
        return run_import(kind, file, "--mapping", named, *files, *more)

    return run


@pytest.fixture
def relief_file(tmp_path):
    file = tmp_path / "relief.xlsx"
    file.write_bytes(as_xlsx(RELIEF[:3], "发放表"))
    return file


def test_rows_that_are_all_taken_are_facts_that_the_service_takes(
    import_file, relief_file, tmp_path, client
):
    done = import_file("relief", relief_file, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["rows"], told["taken"], told["refused"]) == (2, 2, 0)
    body = (tmp_path / "facts.ndjson").read_bytes()
    send = {"content": body, "headers": {"Content-Type": "application/x-ndjson"}}
    assert client.post("/v1/facts", **send).json() == {"stored": 2, "known": 0}
    assert import_file("relief", relief_file).returncode == 0
    assert (tmp_path / "facts.ndjson").read_bytes() == body
    assert client.post("/v1/facts", **send).json() == {"stored": 0, "known": 2}


def test_some_rows_refused_is_status_one_and_every_one_is_named(import_file, tmp_path):
    file = tmp_path / "payroll.xlsx"
    file.write_bytes(as_xlsx(PAYROLL))
    done = import_file("payroll", file, "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["rows"] == told["taken"] + told["refused"] == 5
    assert told["other_lines"] == {"blank": 1, "total": 1}
    report = (tmp_path / "errors.csv").read_bytes()
    assert report.startswith(b"\xef\xbb\xbf")
    lines = report.decode("utf-8-sig").splitlines()
    assert lines[0] == "file,sheet,row,place,code,zh,en,refused"
    assert len(lines) - 1 == sum(told["codes"].values())
    assert lines[1].startswith("payroll.xlsx,Sheet,6,银行卡号,PRECISION_LOST,长号码")


def test_people_see_the_counts_and_where_to_look(import_file):
    done = import_file("ledger", SAMPLES / "ledger.csv")
    assert "已取 / taken 3, 拒绝 / refused 2" in done.stdout
    assert "BAD_DATE: 1" in done.stdout
    assert "errors.csv" in done.stdout


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["a", "b"]], "HEADER_NOT_FOUND"), ([], "EMPTY_FILE")],
)
def test_a_refused_file_is_status_two_and_leaves_what_was_there(import_file, tmp_path, rows, code):
    (tmp_path / "facts.ndjson").write_text("before\n")
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(rows))
    done = import_file("relief", file, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert json.loads(done.stderr.splitlines()[-1])["error"]["code"] == code
    assert (tmp_path / "facts.ndjson").read_text() == "before\n"
    assert not list(tmp_path.glob("*.part"))


def test_a_mapping_of_another_kind_and_an_output_over_the_input_are_refused(import_file, tmp_path):
    done = import_file("ledger", SAMPLES / "ledger.csv", mapping=SAMPLES / "relief.yaml")
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "MAPPING_KIND")
    (tmp_path / "errors.csv").write_bytes((SAMPLES / "ledger.csv").read_bytes())
    done = import_file("ledger", tmp_path / "errors.csv")
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "OUTPUT_IS_INPUT")


def test_the_key_is_made_once_and_read_by_its_owner_only(import_file, relief_file, settings):
    said = [import_file("relief", relief_file).stderr for _ in range(2)]
    key = settings.db_file.parent / "pseudonym-key"
    assert ["pseudonym-key" in one for one in said] == [True, False]
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600


@pytest.fixture
def import_ocds(run_import, tmp_path):
    def run(*more):
        file = SAMPLES / "release_package.json"
        return run_import("ocds", file, "--out", tmp_path / "cases.jsonl", *more)

    return run


def test_releases_become_cases_that_the_service_scores(import_ocds, tmp_path, client):
    done = import_ocds("--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["rows"], told["taken"], told["refused"]) == (2, 1, 1)
    (line,) = (tmp_path / "cases.jsonl").read_bytes().splitlines()
    send = {"content": line, "headers": {"Content-Type": "application/json"}}
    assert client.post("/v1/scores", **send).status_code == 200
    report = (tmp_path / "cases.jsonl.errors.csv").read_text("utf-8-sig")
    assert "ocds-yl0000-road,2,/releases/2/buyer,REGION_UNKNOWN" in report


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--power", "gifts.lantern"), "UNKNOWN_POWER"),
        (("--region", "Jiaxing"), "BAD_SETTING"),
        (("--as-of", "2025-11-10T09:00:00"), "BAD_SETTING"),
    ],
)
def test_an_option_that_would_spoil_every_case_is_refused(import_ocds, more, code):
    done = import_ocds(*more)
    assert (done.returncode, done.stderr.partition(":")[0].splitlines()[-1]) == (2, code)


def test_pseudonyms_of_cases_are_those_of_imports(import_file, relief_file, settings, tmp_path):
    import_file("relief", relief_file)
    facts = [json.loads(line) for line in (tmp_path / "facts.ndjson").open()]
    done = subprocess.run(
        [sys.executable, "-m", "serving.cli", "pseudonym", "person"],
        input=f"{RELIEF[1][2]}\n330498********0018\n{RELIEF[2][2]}\n",
        capture_output=True,
        text=True,
        check=False,
        env=environment_of(settings),
    )
    assert done.returncode == 1
    assert done.stdout.splitlines() == [facts[0]["person"], "", facts[1]["person"]]
    assert done.stderr.startswith("2: MASKED_ID: ")
