"""Both sample cases from their bytes to their findings, with the real OCR engine."""

import json
from pathlib import Path

import pytest

from features.flags.catalogue import evaluate_all
from features.records.case import Case
from features.records.document import Document
from features.records.finding import FieldEvidence, Finding, Status
from features.records.score import Band
from models.recognizer.pp_reader import PpReader
from models.recognizer.recognise import Recognizer
from models.risk.scorer import Scorer
from models.risk.shipped_register import shipped_register
from serving.wire.case import CaseWire
from serving.wire.fact import facts_from_ndjson

FOLDER = Path(__file__).parents[2] / "data_samples"
TRUTH = {row["path"]: row for row in map(json.loads, (FOLDER / "truth.jsonl").open())}
CASES = ("railings", "railings_clean")
ENOUGH = 0.5
"""Of the smaller of two boxes that must lie in the other, so that a person sees the same place."""


@pytest.fixture(scope="module")
def papers() -> dict[str, Document]:
    recognizer = Recognizer(PpReader)
    return {
        f"{name}/{reference['path']}": recognizer.recognise(
            (FOLDER / name / reference["path"]).read_bytes()
        )
        for name in CASES
        for reference in json.loads((FOLDER / name / "case.json").read_bytes())["documents"]
    }


@pytest.fixture(scope="module")
def cases(papers: dict[str, Document]) -> dict[str, Case]:
    history = facts_from_ndjson((FOLDER / "facts.ndjson").read_bytes())
    return {name: case_of(name, papers, history) for name in CASES}


def case_of(name: str, papers: dict[str, Document], history) -> Case:
    wire = CaseWire.model_validate_json((FOLDER / name / "case.json").read_bytes())
    own = [paper for path, paper in papers.items() if path.startswith(f"{name}/")]
    return wire.record(own, history)


def findings(case: Case) -> dict[str, Finding]:
    thresholds = shipped_register().thresholds(case.power_id, case.unit.region, case.as_of.date())
    return {finding.code: finding for finding in evaluate_all(case, thresholds)}


def marks_of(path: str) -> list[tuple[int | None, dict]]:
    truth = TRUTH[path]
    header = [(None, mark) for mark in truth["fields"]]
    return header + [(row, m) for row, line in enumerate(truth["lines"]) for m in line.values()]


def lies_in(first: list[float], second: list[float]) -> float:
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (first, second)]
    return max(0.0, width) * max(0.0, height) / min(areas)


def test_papers_are_recognised_as_what_they_are(papers):
    assert {path: paper.kind.value for path, paper in papers.items()} == {
        path: TRUTH[path]["kind"] for path in papers
    }


def test_values_of_the_papers_are_read_right_where_they_stand(papers):
    misread = []
    for path, paper in papers.items():
        for row, mark in marks_of(path):
            if row is None:
                found = paper.field(mark["name"])
            else:
                found = paper.lines[row].cell(mark["name"])
            right = found is not None and found.value == mark["value"]
            if not (right and found.box and lies_in(found.box.as_list(), mark["box"]) > ENOUGH):
                misread.append((path, row, mark["name"], found and found.value))
    total = sum(len(marks_of(path)) for path in papers)
    assert len(misread) <= 0.04 * total, misread


def test_the_substituted_steel_is_a_hit_with_a_box_on_both_papers(cases, papers):
    finding = findings(cases["railings"])["PUR-04"]
    assert finding.status is Status.HIT
    shown = {e.document_id: e for e in finding.evidence if isinstance(e, FieldEvidence)}
    assert len(shown) == len(finding.evidence) == 2
    for name in ("railings/contract.pdf", "railings/delivery_note.jpg"):
        evidence = shown[papers[name].document_id]
        mark = TRUTH[name]["lines"][0]["specification"]
        assert (evidence.field, evidence.page) == ("specification", mark["page"])
        assert lies_in(evidence.box.as_list(), mark["box"]) > ENOUGH


def test_nothing_else_is_hit_and_everything_could_be_computed(cases):
    for name, case in cases.items():
        hits = {code for code, one in findings(case).items() if one.status is Status.HIT}
        assert (name, hits) == (name, {"PUR-04"} if name == "railings" else set())
        missing = {code for code, one in findings(case).items() if one.status is Status.NA}
        assert missing <= {"DOC-12"}  # too little print to compare is no fault of a paper


def test_without_a_model_the_hit_alone_makes_the_band_and_the_reason(cases):
    scorer = Scorer(None, shipped_register())
    substituted, clean = (scorer.score(cases[name]) for name in CASES)
    assert substituted.band in (Band.ORANGE, Band.RED)
    assert "PUR-04" in {reason.code for reason in substituted.reasons}
    assert clean.band is Band.NONE
