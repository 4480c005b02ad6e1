"""One suite over every flag of the catalogue: a flag is tested by being listed."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from features.flags.catalogue import CATALOGUE, DOCUMENT_CHECKS, Flag, evaluate_all
from features.paper_checks.catalogue import PAPER_CHECKS
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import CheckStatus
from features.records.fact import Fact, FactKind
from features.records.finding import FactEvidence, FieldEvidence, Finding, Status, StepEvidence
from features.records.focus import Focus
from tests.features.flags.flag_cases import CASES, Situation, expected, observed, situations

DOCS = Path(__file__).parents[2] / "docs" / "flags"
SECTIONS = (
    "What it looks for",
    "When it does not apply",
    "Formula",
    "Thresholds",
    "Legal basis",
    "Typical false positives",
    "Worked example",
    "Evidence",
)
ACCUSING = re.compile(r"fraud|guilty|corrupt|crime|illegal|舞弊|违法|腐败|犯罪|造假")
ALL = [situation for flag in CATALOGUE for situation in situations(flag)]
every_flag = pytest.mark.parametrize("flag", CATALOGUE, ids=lambda flag: flag.code)
every_situation = pytest.mark.parametrize(
    "situation", ALL, ids=lambda situation: f"{situation.flag.code}: {situation.name}"
)


def of_case(finding: Finding, case: Case) -> bool:
    """Say whether every piece of evidence points at something that the case holds."""
    papers = {document.document_id for document in case.documents}
    facts = {fact.fact_id for fact in case.history}
    tree = CASES.dump_python(case, mode="json")
    return all(
        piece.document_id in papers
        if isinstance(piece, FieldEvidence)
        else piece.fact_id in facts
        if isinstance(piece, FactEvidence)
        else piece.step in {step.kind.value for step in case.steps}
        if isinstance(piece, StepEvidence)
        else resolves(tree, piece.pointer)
        for piece in finding.evidence
    )


def resolves(tree: object, pointer: str) -> bool:
    for part in pointer.split("/")[1:]:
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    return tree is not None


@every_situation
def test_finding_is_the_frozen_one(situation: Situation):
    frozen = {row["name"]: row for row in expected(situation.flag)}
    assert observed(situation) == frozen[situation.name]


@every_flag
def test_fixture_pair_holds_every_outcome(flag: Flag):
    rows = expected(flag)
    assert [row["name"] for row in rows] == [s.name for s in situations(flag)]
    assert {row["status"] for row in rows} == {"HIT", "PASS", "N-A"}
    assert any(row["name"].startswith("exclusion") and row["status"] == "N-A" for row in rows)
    assert not [
        row["name"]
        for row in rows
        if row["name"].startswith("false positive") and row["status"] == "HIT"
    ]


@every_situation
def test_finding_speaks_both_languages_and_accuses_nobody(situation: Situation):
    detail = situation.finding().detail
    assert re.search(r"[\u4e00-\u9fff]", detail.zh)
    assert not re.search(r"[\u4e00-\u9fff]", detail.en)
    assert not ACCUSING.search(detail.zh + detail.en.lower())
    if situation.finding().status is Status.HIT:
        assert "疑点" in detail.zh
        assert "待核查" in detail.zh
        assert "to be checked" in detail.en


@every_situation
def test_status_value_and_evidence_fit_together(situation: Situation):
    finding = situation.finding()
    assert (finding.code, finding.severity) == (situation.flag.code, situation.flag.severity)
    assert (finding.value is None) == (finding.status is Status.NA)
    assert (finding.threshold is None) == (finding.status is Status.NA)
    assert finding.evidence or finding.status is not Status.HIT
    assert of_case(finding, situation.case)


@every_situation
def test_same_input_gives_same_output(situation: Situation):
    assert situation.finding() == situation.finding()


@every_situation
def test_case_survives_json(situation: Situation):
    assert CASES.validate_json(CASES.dump_json(situation.case)) == situation.case


@every_situation
def test_unrelated_facts_change_nothing(situation: Situation):
    day = situation.case.as_of_epoch - 86_400
    strangers = tuple(
        Fact(f"stranger-{kind.value}", kind, situation.case.focus, "unit-far", day, day, "ledger",
             case="case-far", person="person-far", asset="asset-far", item="item-far",
             category="category-far", amount_fen=9_900_000, quantity=600)
        for kind in FactKind
    )  # fmt: skip
    crowded = replace(situation.case, history=(*strangers, *situation.case.history))
    assert situation.flag.evaluate(crowded, situation.thresholds) == situation.finding()


@every_situation
def test_order_of_history_changes_no_judgement(situation: Situation):
    turned = replace(situation.case, history=situation.case.history[::-1])
    finding = situation.flag.evaluate(turned, situation.thresholds)
    assert (finding.status, finding.value) == (
        situation.finding().status,
        situation.finding().value,
    )


@every_flag
def test_page_explains_the_flag(flag: Flag):
    page = (DOCS / f"{flag.code}.md").read_text(encoding="utf-8")
    title = page.splitlines()[0]
    assert title == f"# {flag.code} {flag.title.zh} / {flag.title.en}"
    assert re.findall(r"^## (.+)$", page, re.M) == list(SECTIONS)
    assert flag.basis.zh in page


@every_flag
def test_page_names_only_thresholds_that_exist(flag: Flag):
    page = (DOCS / f"{flag.code}.md").read_text(encoding="utf-8")
    section = page.split("## Thresholds")[1].split("## ")[0]
    named = set(re.findall(r"^\| `(\w+)`", section, re.M))
    assert named <= {field.name for field in fields(Thresholds)}


def test_index_is_the_catalogue():
    page = (DOCS / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(\S+)\]\((\S+)\) \| (\w) \| (.+?) \| (.+?) \| (.+?) \|$", page, re.M)
    assert rows == [
        (flag.code, f"{flag.code}.md", flag.severity.value, flag.title.zh, flag.title.en,
         "all" if flag.foci == frozenset(Focus) else ", ".join(sorted(flag.foci)))
        for flag in CATALOGUE
    ]  # fmt: skip


def test_no_fixture_is_without_its_flag():
    cases = Path(__file__).parents[1] / "features" / "flags" / "cases"
    codes = {path.stem for path in cases.iterdir() if path.suffix == ".jsonl"}
    assert codes == {flag.code for flag in CATALOGUE}
    assert {path.stem for path in DOCS.iterdir()} == codes | {"README"}


@pytest.mark.parametrize("focus", Focus)
def test_every_focus_has_a_flag_of_its_own(focus: Focus):
    own = {flag.code for flag in CATALOGUE if focus in flag.foci and len(flag.foci) < len(Focus)}
    case = replace(situations(CATALOGUE[0])[0].case, focus=focus)
    found = [finding.code for finding in evaluate_all(case, Thresholds())]
    assert own
    assert found == [flag.code for flag in CATALOGUE if focus in flag.foci]


FLAG_CHECKS = DOCUMENT_CHECKS[: len(DOCUMENT_CHECKS) - len(PAPER_CHECKS)]
DOC_SITUATIONS = [s for s in ALL if s.flag in CATALOGUE[: len(FLAG_CHECKS)]]


@pytest.mark.parametrize("situation", DOC_SITUATIONS, ids=lambda s: f"{s.flag.code}: {s.name}")
def test_check_of_a_paper_agrees_with_the_finding(situation: Situation):
    check = FLAG_CHECKS[CATALOGUE.index(situation.flag)]
    made = [check(document) for document in situation.case.documents]
    status = situation.finding().status
    assert all(one.code == situation.flag.code and one.detail for one in made)
    if status is Status.PASS and made:
        assert CheckStatus.FAILED not in {one.status for one in made}
    if status is Status.HIT and not situation.case.parties:
        assert CheckStatus.FAILED in {one.status for one in made}
