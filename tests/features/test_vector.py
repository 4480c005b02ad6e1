import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from features.case_features import CASE_FEATURES
from features.evidence import evidence_of
from features.feature import Measured, Proof, written
from features.flags.catalogue import CATALOGUE, evaluate_all
from features.history.columns import FactColumns
from features.history.declarations import HISTORY
from features.history.numpy_executor import HistoryView, history_row
from features.history.spine import spine_of
from features.powers.thresholds import Thresholds
from features.records.case import Bid, Case
from features.records.document import Check, CheckStatus, Document, Field, Kind, Line, Source
from features.records.fact import Fact, FactKind
from features.records.finding import (
    CaseEvidence,
    FactEvidence,
    FieldEvidence,
    Finding,
    Severity,
    Status,
    StepEvidence,
    Text,
)
from features.records.focus import Focus, Role
from features.records.party import Party, Unit
from features.records.step import Step, StepKind
from features.vector import FEATURE_SET, FEATURES, feature_row, schema_hash

NAMES = [feature.name for feature in FEATURES]
LEARNED = [flag for flag in CATALOGUE if flag.learned]
# 受保护与代理字段: who a person is must not be a feature, nor what stands for it.
DENIED = {
    "age", "birth", "birthday", "gender", "sex", "ethnicity", "ethnic", "nationality", "disability",
    "disabled", "surname", "name", "religion", "illness", "disease", "health", "resident", "id",
    "marital", "married", "hukou", "phone", "address", "political", "party", "education", "death",
    "members", "language",
}  # fmt: skip


@pytest.fixture
def case():
    unit = Unit("u1", "青禾村", "339900")
    papers = (_paper(0.99, 0.71),)
    now = datetime(2024, 6, 1, tzinfo=UTC)
    known = int(now.timestamp()) - 86_400
    history = tuple(
        Fact(f"f{n}", FactKind.CONTRACT, Focus.PROCUREMENT, "u1", known, known, "t",
             seller="s1", category="建材", amount_fen=100_000 * n)
        for n in (1, 2, 3)
    )  # fmt: skip
    return Case(
        case_id="c",
        focus=Focus.PROCUREMENT,
        unit=unit,
        title="采购水泥",
        as_of=now,
        power_id="procurement.goods",
        amount_fen=400_000,
        category="建材",
        parties=(Party("s1", "云丰建材", Role.SELLER),),
        documents=papers,
        steps=(
            Step(StepKind.RESOLUTION, date(2024, 5, 1)),
            Step(StepKind.CONTRACT, date(2024, 5, 9)),
        ),
        bids=(Bid("s1", 100, won=True), Bid("s2", 110), Bid("s3", 120)),
        history=history,
    )


def _paper(*confidences):
    fields = tuple(
        Field(f"field_{n}", "1", "1", confidence, Source.OCR)
        for n, confidence in enumerate(confidences)
    )
    return Document("doc_1", "0" * 64, "image/png", Kind.RECEIPT, None, (), fields,
                    needs_review=("field_1",))  # fmt: skip


def row_of(case, findings=()):
    history = history_row(FactColumns.of(case.history), spine_of(case))
    return dict(zip(NAMES, feature_row(case, findings, history), strict=True))


def test_the_row_has_one_float32_for_each_feature(case):
    history = history_row(FactColumns.of(case.history), spine_of(case))
    row = feature_row(case, evaluate_all(case, Thresholds()), history)
    assert row.dtype == np.float32
    assert row.shape == (len(FEATURES),)
    assert not np.isinf(row).any()


def test_names_are_unique_and_cover_every_flag_and_declaration():
    assert len(set(NAMES)) == len(NAMES)
    assert len(NAMES) == len(LEARNED) + len(CASE_FEATURES) + len(HISTORY)


def test_no_feature_says_who_a_person_is():
    for name in NAMES:
        assert not DENIED & set(re.split(r"[^a-z]+", name)), name


def test_hits_are_one_passes_zero_and_the_rest_unknown(case):
    def finding(code, status):
        return Finding(code, status, Severity.HIGH, Text("疑点", "to be checked"))

    row = row_of(case, [finding("DOC-05", Status.HIT), finding("PRC-02", Status.PASS),
                        finding("PUR-01", Status.NA)])  # fmt: skip
    assert row["flag.DOC-05"] == 1.0
    assert row["flag.PRC-02"] == 0.0
    assert np.isnan(row["flag.PUR-01"])
    assert np.isnan(row["flag.LAB-01"])


def test_numbers_of_the_case_are_as_counted_by_hand(case):
    row = row_of(case)
    assert row["case.focus.procurement"] == 1
    assert row["case.focus.relief"] == 0
    assert row["case.amount_round"] == 1
    assert row["case.bid_gap"] == pytest.approx(0.1)
    assert row["case.bid_variation"] == pytest.approx(10 / 110)
    assert row["case.resolution_to_contract"] == 8
    assert row["case.least_confidence"] == pytest.approx(0.71)
    assert row["case.fields_in_review"] == 1
    assert row["case.amount_to_category_mean"] == pytest.approx(2.0)


def test_a_place_to_look_at_is_no_number_of_the_model(case):
    failed = [Check(code, CheckStatus.FAILED, "x") for code in ("DOC-02", "DOC-12")]
    checked = replace(case, documents=(replace(case.documents[0], checks=tuple(failed)),))
    assert row_of(checked)["case.failed_checks"] == 1


def test_money_of_history_is_in_yuan(case):
    assert row_of(case)["history.unit.contract.fen_sum.365d"] == pytest.approx(6_000)


def test_what_is_not_there_is_unknown(case):
    bare = replace(case, documents=(), bids=(), steps=(), parties=(), history=())
    row = row_of(bare)
    for name in ("case.least_confidence", "case.fields_in_review", "case.bid_gap",
                 "case.step_span", "history.seller.contract.count.365d"):  # fmt: skip
        assert np.isnan(row[name]), name
    assert row["history.unit.contract.count.365d"] == 0


def test_facts_of_the_future_do_not_reach_the_row(case):
    later = replace(case, as_of=case.as_of + timedelta(days=30))
    facts = FactColumns.of(
        [*case.history, replace(case.history[0], fact_id="x", known_at=later.as_of_epoch - 1)]
    )
    history = history_row(facts, spine_of(case))
    own = history_row(FactColumns.of(case.history), spine_of(case))
    assert history == own


def test_every_known_value_has_evidence(case):
    findings = evaluate_all(case, Thresholds())
    history = HistoryView(FactColumns.of(case.history), spine_of(case))
    for feature, value in zip(FEATURES, row_of(case, findings).values(), strict=True):
        if not np.isnan(value):
            assert evidence_of(feature, case, findings, history), feature.name


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("case.amount", CaseEvidence("/amount_fen")),
        ("case.step_span", StepEvidence("resolution")),
        ("history.unit.contract.fen_sum.365d", FactEvidence("f3")),
        (
            "case.least_confidence",
            FieldEvidence("doc_1", "field_1", 0.71, Source.OCR),
        ),
        ("case.fields_in_review", FieldEvidence("doc_1", "field_1", 0.71, Source.OCR)),
    ],
)
def test_evidence_leads_to_the_place(case, name, evidence):
    feature = FEATURES[NAMES.index(name)]
    history = HistoryView(FactColumns.of(case.history), spine_of(case))
    assert evidence_of(feature, case, (), history)[0] == evidence


def test_a_failed_check_of_one_row_leads_to_that_row(case):
    rows = tuple(Line((Field("net", f"{n}.00", f"{n}.00", 0.9, Source.OCR),)) for n in (1, 2))
    check = Check("PAP-03", CheckStatus.FAILED, "…", ("lines[1].net",))
    paper = replace(case.documents[0], lines=rows, checks=(check,))
    feature = FEATURES[NAMES.index("case.failed_checks")]
    listed = replace(case, documents=(paper,))
    history = HistoryView(FactColumns.of(case.history), spine_of(case))
    [shown] = evidence_of(feature, listed, (), history)
    assert shown == FieldEvidence("doc_1", "net", 0.9, Source.OCR)
    two = replace(rows[1].cells[0], confidence=0.8)
    paper = replace(paper, lines=(rows[0], Line((two,))))
    [shown] = evidence_of(feature, replace(case, documents=(paper,)), (), history)
    assert shown.confidence == 0.8


@pytest.mark.parametrize("feature", FEATURES, ids=NAMES)
def test_every_feature_can_be_said_in_both_languages(feature):
    for value in (0.0, 1.0, 12.5, None, float("nan")):
        said = feature.say(value, 3.0)
        assert feature.title.zh in said.zh
        assert feature.title.en in said.en
        assert "nan" not in said.zh + said.en
        assert "{" not in said.zh + said.en


def test_flag_features_carry_the_code_of_their_flag():
    flags = [feature for feature in FEATURES if feature.proof is Proof.FLAG]
    assert [feature.reason_code for feature in flags] == [flag.code for flag in LEARNED]


def test_amounts_are_written_back_in_yuan():
    assert written(Measured.LOG_YUAN, float(np.log1p(1234.5))).en == "1,234.50 yuan"


def test_the_feature_set_names_its_schema():
    assert FEATURE_SET.endswith(schema_hash()[:16])
