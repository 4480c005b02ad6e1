from dataclasses import replace

import numpy as np
import pytest

from features.errors import BadRecord
from features.flags.catalogue import CATALOGUE, evaluate_all
from features.records.fact import FactKind
from features.records.finding import Status
from features.records.focus import Focus
from training.cases import FactIndex
from training.flow import shipped_register
from training.synthesis.schemes.catalogue import BY_NAME, SCHEMES
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world


@pytest.fixture(scope="module")
def world():
    """A world with more schemes than is natural, so that each focus has enough to measure."""
    return simulate_world(WorldSettings(villages=24, years=2, seed=5, planted_share=0.12))


@pytest.fixture(scope="module")
def planted(world):
    return {truth.case_id for truth in world.truth}


def test_the_default_share_of_planted_cases_is_small():
    small = simulate_world(WorldSettings(villages=12, years=2))
    assert 0.01 <= len(small.truth) / len(small.cases) <= 0.03


def test_all_foci_and_all_schemes_occur(world):
    assert {case.focus for case in world.cases} == set(Focus)
    assert len({truth.scheme for truth in world.truth}) > 0.9 * len(SCHEMES)
    assert {scheme.focus for scheme in SCHEMES} == set(Focus)


def test_cases_and_facts_have_their_own_ids_and_order(world):
    assert len({case.case_id for case in world.cases}) == len(world.cases)
    assert len({fact.fact_id for fact in world.facts}) == len(world.facts)
    of_town = [case for case in world.cases if case.unit.id.startswith("v000")]
    assert of_town == sorted(of_town, key=lambda c: (c.as_of, c.case_id))
    assert [case.unit.id[:4] for case in world.cases] == sorted(c.unit.id[:4] for c in world.cases)


def test_rows_are_often_entered_late(world):
    lags = np.array([fact.known_at - fact.event_time for fact in world.facts]) / 86_400
    assert np.median(lags) < 3
    assert 0.02 < np.mean(lags > 20) < 0.25


def test_papers_and_payments_of_a_case_are_not_of_its_future(world):
    for case in world.cases:
        assert all(step.on <= case.as_of.date() for step in case.steps)
        assert all(payment.on <= case.as_of.date() for payment in case.payments)


@pytest.fixture(scope="module")
def hits(world):
    index, register = FactIndex(world.facts), shipped_register()
    return {case.case_id: _codes_hit(case, index, register) for case in world.cases}


def test_flags_alone_decide_neither_way(hits, planted):
    """Flags hit some honest cases and miss many planted ones, and so does each of them."""
    honest = [bool(codes) for case_id, codes in hits.items() if case_id not in planted]
    schemed = [bool(codes) for case_id, codes in hits.items() if case_id in planted]
    assert 0.01 < np.mean(honest) < 0.15
    assert 0.20 < np.mean(schemed) < 0.80
    for flag in CATALOGUE:
        caught = {case_id for case_id, codes in hits.items() if flag.code in codes}
        assert len(caught & planted) < 0.5 * len(planted), flag.code


def test_hidden_schemes_are_hit_less_often(hits, world):
    """Of schemes that a flag is built for, what is caught was concealed less than what is not."""
    built = {flag.code for flag in CATALOGUE}
    concealed = {True: [], False: []}
    for truth in world.truth:
        wanted = built & set(BY_NAME[truth.scheme].flags)
        if wanted:
            concealed[bool(wanted & hits[truth.case_id])].append(truth.concealment)
    assert min(map(len, concealed.values())) > 30
    assert np.mean(concealed[True]) < np.mean(concealed[False])


def test_the_kinds_of_facts_are_those_of_life(world):
    assert {fact.kind for fact in world.facts} == set(FactKind)


@pytest.mark.parametrize(("villages", "years"), [(0, 1), (1, 0), (7_993, 1)])
def test_an_impossible_size_is_refused(villages, years):
    with pytest.raises(BadRecord, match="WORLD_SIZE"):
        WorldSettings(villages=villages, years=years)


def _codes_hit(case, index, register):
    whole = replace(case, history=index.history_of(case))
    thresholds = register.thresholds(case.power_id, case.unit.region, case.as_of.date())
    return {f.code for f in evaluate_all(whole, thresholds) if f.status is Status.HIT}
