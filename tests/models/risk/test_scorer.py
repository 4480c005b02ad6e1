from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import orjson
import pytest

from features.errors import BadRecord
from features.flags.catalogue import CATALOGUE_VERSION
from features.records.case import Case
from features.records.document import Box, Document, Field, Kind, Page, Source
from features.records.fact import Fact, FactKind
from features.records.finding import FactEvidence, FieldEvidence, Severity, Status
from features.records.focus import Focus, Role
from features.records.party import Party, Unit
from features.records.score import Band, Direction
from features.records.step import Step, StepKind
from features.vector import FEATURE_SET, FEATURES
from models.risk.contributions import ANOMALY
from models.risk.scorer import Scorer
from models.risk.shipped_register import shipped_register
from tests.planted_examples import planted_bundle

REGISTER = shipped_register()
AS_OF = datetime(2024, 5, 6, 9, tzinfo=UTC)
ORDER = list(Band)


def field(name, value, confidence=0.99):
    return Field(name, value, value, confidence, Source.OCR, 1, Box(0.1, 0.1, 0.4, 0.2))


def invoice(words, confidence=0.99):
    figures = (field("amount_with_tax", "1200.00"), field("amount_in_words", words))
    doubtful = field("remark", "栏杆", confidence)
    digest = "ab" * 32
    return Document(
        f"doc_{digest[:24]}", digest, "image/png", Kind.INVOICE, None,
        (Page(1, 800, 600),), (*figures, doubtful),
    )  # fmt: skip


def contracts(count):
    day = int((AS_OF - timedelta(days=40)).timestamp())
    return tuple(
        Fact(
            f"fact_{n}", FactKind.CONTRACT, Focus.PROCUREMENT, "village", day + n, day + n,
            "test", seller="seller", category="railing", amount_fen=400_000 + n,
        )
        for n in range(count)
    )  # fmt: skip


def purchase(words="壹仟贰佰圆整", confidence=0.99, history=5):
    return Case(
        case_id="case_1",
        focus=Focus.PROCUREMENT,
        unit=Unit("village", "云溪村", "330421"),
        title="球场栏杆采购",
        as_of=AS_OF,
        power_id="procurement.goods",
        amount_fen=120_000,
        category="railing",
        parties=(Party("seller", "某五金店", Role.SELLER),),
        documents=(invoice(words, confidence),),
        steps=(
            Step(StepKind.RESOLUTION, date(2024, 4, 1)),
            Step(StepKind.CONTRACT, date(2024, 4, 9)),
        ),
        history=contracts(history),
    )


@pytest.fixture(scope="module")
def scorer():
    return Scorer(planted_bundle(), REGISTER)


@pytest.fixture(scope="module")
def flags_only():
    return Scorer(None, REGISTER)


def test_the_score_adds_up_and_says_what_made_it(scorer):
    score = scorer.score(purchase())
    points = sum(contribution.points for contribution in score.contributions)
    assert score.base + points == pytest.approx(score.score, abs=1e-4)
    alert = 1 / (1 + np.exp(-planted_bundle().bands.orange))
    assert (score.score >= 50.0) == (score.probability >= alert)
    assert score.interval[0] <= score.probability <= score.interval[1]
    assert score.model.bundle_digest == planted_bundle().digest
    assert (score.feature_set, score.catalogue) == (FEATURE_SET, CATALOGUE_VERSION)
    assert score.register == REGISTER.version
    names = [*planted_bundle().features, ANOMALY]
    assert [c.feature for c in score.contributions][: len(names)] == names


def test_every_reason_has_evidence_and_there_are_at_most_four(scorer):
    reasons = scorer.score(purchase()).reasons
    assert 1 <= len(reasons) <= 4
    assert len({reason.code for reason in reasons}) == len(reasons)
    for reason in reasons:
        assert reason.evidence
        assert reason.text.zh
        assert reason.text.en
        lowers = reason.contribution < 0
        assert reason.direction is (Direction.LOWERS if lowers else Direction.RAISES)


def test_the_same_case_gives_the_same_bytes(scorer):
    again = Scorer(planted_bundle(), REGISTER)
    assert orjson.dumps(scorer.score(purchase())) == orjson.dumps(again.score(purchase()))


def test_the_id_changes_with_whatever_decides_the_score(scorer, flags_only):
    cases = [purchase(), purchase(history=4), replace(purchase(), amount_fen=1)]
    ids = {each.score(case).score_id for case in cases for each in (scorer, flags_only)}
    assert len(ids) == 6
    assert all(score_id.startswith("score_") and len(score_id) == 30 for score_id in ids)


def test_a_hard_hit_forces_orange_and_is_the_first_reason(scorer):
    score = scorer.score(purchase(words="壹仟叁佰圆整"))
    hits = [f for f in score.findings if f.status is Status.HIT and f.severity is Severity.HIGH]
    assert [hit.code for hit in hits] == ["DOC-01"]
    assert ORDER.index(score.band) >= ORDER.index(Band.ORANGE)
    assert score.score >= 50.0
    assert score.reasons[0].code == "DOC-01"
    assert all(isinstance(one, FieldEvidence) and one.box for one in score.reasons[0].evidence)
    assert score.components.flags == 1


def test_history_is_shown_by_its_rows(scorer):
    told = [reason for reason in scorer.score(purchase()).reasons if reason.code[:3] == "HIS"]
    rows = [one for reason in told for one in reason.evidence if isinstance(one, FactEvidence)]
    assert all(row.fact_id.startswith("fact_") for row in rows)


def test_flags_speak_alone_without_a_bundle(flags_only):
    score = flags_only.score(purchase(words="壹仟叁佰圆整"))
    assert (score.score, score.probability, score.interval, score.base) == (None,) * 4
    assert score.model is None
    assert score.contributions == ()
    assert score.band is Band.ORANGE
    assert [reason.code for reason in score.reasons] == ["DOC-01"]
    assert flags_only.score(purchase()).band is Band.NONE


def test_coverage_is_the_share_of_flags_that_could_be_computed(flags_only):
    score = flags_only.score(purchase())
    computed = [f for f in score.findings if f.status is not Status.NA]
    assert score.coverage == len(computed) / len(score.findings)


def test_rows_are_scored_like_cases(scorer):
    score = scorer.score(purchase())
    shown = score.contributions[: len(FEATURES)]
    row = [np.nan if c.value is None else c.value for c in shown]
    rows = np.asarray([row, row], dtype=np.float32)
    found = scorer.probabilities(rows, [Focus.PROCUREMENT, Focus.RELIEF])
    assert found[0] == pytest.approx(score.probability, abs=1e-6)


def test_rows_without_a_bundle_are_refused(flags_only):
    with pytest.raises(BadRecord, match="NO_MODEL"):
        flags_only.probabilities(np.zeros((1, 1), dtype=np.float32), [Focus.ASSET])


def test_an_unknown_power_is_refused(scorer):
    with pytest.raises(BadRecord, match="UNKNOWN_POWER"):
        scorer.score(replace(purchase(), power_id="power.of_nobody"))


def test_nobody_is_accused(scorer):
    for score in (scorer.score(purchase(words="壹仟叁佰圆整")), scorer.score(purchase())):
        texts = [score.recommendation, *(reason.text for reason in score.reasons)]
        said = " ".join(text.zh + text.en.lower() for text in texts)
        for word in (
            "违法",
            "腐败",
            "贪污",
            "欺诈",
            "造假",
            "fraud",
            "corrupt",
            "guilty",
            "illegal",
        ):
            assert word not in said
