import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from serving.commands.schema import Subject, text_of
from tests.serving.wire_examples import CASE, fact

COMMITTED = Path("docs/openapi.json")


def test_the_committed_contract_is_the_one_that_is_served():
    """Refresh it with: yunjing schema openapi > docs/openapi.json"""
    assert COMMITTED.read_text("utf-8") == text_of(Subject.OPENAPI)


def test_every_operation_names_its_problem_answer():
    contract = json.loads(text_of(Subject.OPENAPI))
    assert contract["openapi"].startswith("3.1")
    for path in contract["paths"].values():
        for operation in path.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"]
            assert operation["operationId"]


def test_every_reference_of_the_contract_leads_somewhere():
    text = text_of(Subject.OPENAPI)
    schemas = json.loads(text)["components"]["schemas"]
    wanted = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert wanted <= set(schemas)


@pytest.mark.parametrize("subject", [Subject.CASE, Subject.SCORE, Subject.RECOGNITION])
def test_schemas_are_schemas(subject):
    Draft202012Validator.check_schema(json.loads(text_of(subject)))


def test_schemas_take_what_the_service_takes():
    for subject, body in ((Subject.CASE, CASE), (Subject.FACT, fact(1))):
        validator = Draft202012Validator(json.loads(text_of(subject)))
        validator.validate(body)
        assert not validator.is_valid({**body, "unknown": 1})


def test_scores_are_what_their_schema_says(client):
    validator = Draft202012Validator(json.loads(text_of(Subject.SCORE)))
    validator.validate(client.post("/v1/scores", json=CASE).json())


def test_the_docs_page_loads_nothing(client):
    page = client.get("/docs")
    assert page.status_code == 200
    assert "POST /v1/scores" in page.text
    assert "<script" not in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_the_docs_page_shows_code_as_code(client):
    text = client.get("/docs").text
    assert "<code>Prefer: wait=N</code>" in text
    assert "``" not in text
