import json
from hashlib import sha256

import pytest
from jsonschema import Draft202012Validator

from features.flags.catalogue import CATALOGUE
from serving.cli import group
from serving.commands.schema import Subject, text_of
from serving.wire.case import CaseWire, case_json
from serving.wire.fact import facts_from_ndjson
from training.synthesis.public_cases.catalogue import PUBLIC_CASES
from training.synthesis.public_cases.folder import MANIFEST, case_record, write_public_cases
from training.synthesis.public_cases.public_case import PublicCase

every_case = pytest.mark.parametrize("public", PUBLIC_CASES, ids=lambda public: str(public.number))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("public_cases")
    write_public_cases(out)
    return out


@every_case
def test_case_and_twin_are_what_the_service_takes(folder, public: PublicCase):
    validator = Draft202012Validator(json.loads(text_of(Subject.CASE)))
    for name, case in ((f"{public.number:02d}", public.case),
                       (f"{public.number:02d}_clean", public.twin)):  # fmt: skip
        text = (folder / name / "case.json").read_bytes()
        assert validator.is_valid(json.loads(text))
        history = facts_from_ndjson((folder / name / "facts.ndjson").read_bytes())
        assert CaseWire.model_validate_json(text).record(case.documents, history) == case


@every_case
def test_the_wire_form_is_that_of_the_service(public: PublicCase):
    written = CaseWire.model_validate(
        json.loads(json.dumps(case_record(public.case))), strict=False
    )
    assert written == CaseWire.model_validate_json(case_json(public.case))


def test_the_manifest_names_every_file_and_what_is_expected(folder):
    manifest = json.loads((folder / MANIFEST).read_bytes())
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {row["path"] for row in manifest["files"]} | {MANIFEST} == found
    for row in manifest["files"]:
        assert sha256((folder / row["path"]).read_bytes()).hexdigest() == row["sha256"]
    built = {flag.code for flag in CATALOGUE}
    told = {
        row["number"]: {one["code"]: one["built"] for one in row["expected"]}
        for row in manifest["cases"]
    }
    assert told == {
        public.number: {code: code in built for code in public.expected} for public in PUBLIC_CASES
    }


def test_the_command_writes_the_same_bytes_again(folder, tmp_path):
    group().main(["simulate", "public-cases", "--out", str(tmp_path)], standalone_mode=False)
    assert (tmp_path / MANIFEST).read_bytes() == (folder / MANIFEST).read_bytes()
