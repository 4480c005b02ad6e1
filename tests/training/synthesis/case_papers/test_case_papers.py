"""Drawn papers of simulated cases say what history says."""

import json
from hashlib import sha256

import numpy as np
import pytest

from features.errors import BadRecord
from features.records.document import Kind
from features.records.fact import FactKind
from features.records.money import yuan_text
from models.recognizer.recognise import Recognizer
from tests.drawn_papers import needs_fonts
from training.synthesis.case_papers.told import day_of, standing
from training.synthesis.case_papers.write import chosen_cases, papers_of_case, write_case_papers
from training.synthesis.papers.pdf_layer import pdf_of_sheet
from training.synthesis.papers.style import style_of
from training.synthesis.world.folder import read_facts, read_truth, write_world
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world

pytestmark = needs_fonts
CASES, SEED = 12, 5


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    write_world(simulate_world(WorldSettings(villages=2, years=1, seed=4)), folder)
    assert len(list(write_case_papers(folder, CASES, SEED))) == CASES
    return folder


@pytest.fixture(scope="module")
def manifest(world):
    return json.loads((world / "papers" / "manifest.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def facts(world):
    return {fact.fact_id: fact for fact in read_facts(world)}


def truths(world):
    lines = (world / "papers" / "truth.jsonl").read_text("utf-8").splitlines()
    return {record["path"]: record for record in map(json.loads, lines)}


def test_each_paper_is_tied_to_its_case_and_rows(world, manifest, facts):
    assert len({row["case_id"] for row in manifest["papers"]}) == CASES
    for row in manifest["papers"]:
        content = (world / "papers" / row["path"]).read_bytes()
        assert sha256(content).hexdigest() == row["sha256"]
        assert row["path"].split("/")[0] == row["case_id"]
        assert all(facts[fact].case == row["case_id"] for fact in row["fact_ids"])


def test_amounts_and_days_on_paper_are_those_of_the_rows(world, manifest, facts):
    said, seen = truths(world), set()
    days = {Kind.BANK_SLIP: "transaction_date", Kind.INVOICE: "issue_date"}
    sums = {Kind.INVOICE: "amount_with_tax"}
    for row in manifest["papers"]:
        kind = Kind(row["kind"])
        if kind in (Kind.ROSTER, Kind.DELIVERY_NOTE):
            continue
        fields = {field["name"]: field["value"] for field in said[row["path"]]["fields"]}
        fact = facts[row["fact_ids"][0]]
        assert fields[sums.get(kind, "amount")] == yuan_text(fact.amount_fen)
        if kind in days:
            assert fields[days[kind]] == day_of(fact).isoformat()
        seen.add(kind)
    assert seen >= {Kind.BANK_SLIP, Kind.INVOICE, Kind.CONTRACT}


def test_a_payroll_has_the_wages_of_its_rows(world, manifest, facts):
    rosters = [row for row in manifest["papers"] if row["kind"] == Kind.ROSTER]
    assert rosters
    for row in rosters:
        told = [facts[fact] for fact in row["fact_ids"]]
        wages = [yuan_text(f.amount_fen) for f in told if f.kind is FactKind.WAGE]
        lines = truths(world)[row["path"]]["lines"]
        assert [line["net"]["value"] for line in lines] == wages


def test_a_recognizer_reads_the_invoice_that_history_tells_of(world, facts):
    told = next(
        told
        for chosen in chosen_cases(world, CASES, SEED)
        for told in papers_of_case(chosen)
        if told.kind is Kind.INVOICE
    )
    fact = facts[told.fact_ids[0]]
    drawn = told.paint(style_of(told.kind, told.layouts[0]), np.random.default_rng(1))
    document = Recognizer(_no_reader).recognise(pdf_of_sheet(drawn.sheets[0]))
    assert document.kind is Kind.INVOICE
    assert document.field("amount_with_tax").value == yuan_text(fact.amount_fen)
    assert document.field("invoice_number").value == fact.item.removeprefix("/")
    assert document.field("issue_date").value == day_of(fact).isoformat()


def _no_reader():
    raise AssertionError("the text layer is enough")


def test_the_same_seed_draws_the_same_bytes(world, manifest, tmp_path):
    write_world(simulate_world(WorldSettings(villages=2, years=1, seed=4)), tmp_path)
    list(write_case_papers(tmp_path, 2, SEED))
    again = json.loads((tmp_path / "papers" / "manifest.json").read_text("utf-8"))["papers"]
    first = {row["path"]: row["sha256"] for row in manifest["papers"]}
    assert again
    other = json.loads((tmp_path / "papers" / "manifest.json").read_text("utf-8"))
    list(write_case_papers(tmp_path, 2, SEED))
    assert json.loads((tmp_path / "papers" / "manifest.json").read_text("utf-8")) == other
    assert all(first[row["path"]] == row["sha256"] for row in again if row["path"] in first)


def test_the_choice_reads_no_truth(world, tmp_path):
    write_world(simulate_world(WorldSettings(villages=2, years=1, seed=4)), tmp_path)
    planted = {truth.case_id for truth in read_truth(tmp_path)}
    (tmp_path / "truth.parquet").unlink()
    chosen = {each.case.case_id for each in chosen_cases(tmp_path, 60, SEED)}
    assert 0 < len(chosen & planted) < len(chosen)


def test_more_cases_than_there_are_is_an_error(world):
    with pytest.raises(BadRecord) as error:
        list(write_case_papers(world, 1_000, SEED))
    assert error.value.code == "PAPERS_COUNT"


def test_every_case_has_papers_and_cancelled_rows_have_none(world):
    for chosen in chosen_cases(world, 100, SEED):
        told = papers_of_case(chosen)
        assert told
        for rows in standing(chosen.facts).values():
            assert all((fact.amount_fen or 0) >= 0 for fact in rows)
