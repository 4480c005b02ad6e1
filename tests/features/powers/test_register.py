import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.powers.register import Register
from features.powers.thresholds import Thresholds
from features.records.focus import Focus
from features.records.step import StepKind
from models.risk.shipped_register import shipped_register

REGISTER = shipped_register()
IDS = sorted({power.id for power in REGISTER.powers})
SCORED_BEFORE = {
    "procurement.goods",
    "procurement.services",
    "project.small_works",
    "project.emergency_repair",
    "asset.lease",
    "asset.sale",
    "labour.day_work",
    "labour.service_contract",
    "relief.hardship",
    "relief.minimum_living",
}
DAY = date(2024, 6, 30)
FIRST_DAY = date(2020, 1, 1)
days = st.dates(FIRST_DAY, date(2040, 1, 1))


def listed(*powers, **rest):
    return yaml.safe_dump({"version": "t", "powers": list(powers), **rest}, allow_unicode=True)


def power(**changes):
    text = {"zh": "采购", "en": "purchase"}
    return {
        "id": "procurement.p",
        "valid_from": FIRST_DAY,
        "title": text,
        "holder": text,
        "basis": text,
        "source": "project default",
        "steps": ["resolution", "contract"],
        "papers": ["contract"],
        "publication": {"notice_days": 5, "rule": text},
    } | changes


def without(name):
    return {key: value for key, value in power().items() if key != name}


def region(code, since, **values):
    return {"region": code, "valid_from": since, "source": f"{code} {since}", "values": values}


def amendment(name, code, since, **values):
    return {"power": name, **region(code, since, **values)}


def refusal(*texts):
    with pytest.raises(BadRecord) as refused:
        Register.join({f"{number}.yaml": text for number, text in enumerate(texts)})
    return refused.value


def test_forty_powers_and_more_cover_the_five_foci():
    assert {power_id.split(".")[0] for power_id in IDS} == {focus.value for focus in Focus}
    assert len(IDS) >= 40
    assert set(IDS) >= SCORED_BEFORE
    for focus in Focus:
        assert sum(power_id.startswith(f"{focus.value}.") for power_id in IDS) >= 8


def test_entries_are_bilingual_sourced_and_ask_for_papers():
    for entry in REGISTER.powers:
        for text in (entry.title, entry.holder, entry.basis, entry.publication.rule):
            assert re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en.isascii()
        assert entry.source
        assert all(regional.source for regional in entry.thresholds)
        assert entry.papers


def test_every_step_of_every_power_comes_in_an_order_that_can_be():
    """A decision is on notice after it is made, a tender before its award, the result last."""
    for entry in REGISTER.powers:
        place = {kind: number for number, kind in enumerate(entry.steps)}
        for earlier, later in (
            (StepKind.RESOLUTION, StepKind.RESOLUTION_NOTICE),
            (StepKind.TENDER, StepKind.AWARD),
            (StepKind.AWARD, StepKind.CONTRACT),
            (StepKind.WORK, StepKind.ACCEPTANCE),
        ):
            if earlier in place and later in place:
                assert place[earlier] < place[later], entry.id
        assert entry.steps[-1] is StepKind.RESULT_NOTICE, entry.id


def test_a_new_law_begins_a_new_entry_and_leaves_the_old_one():
    eve = date(2025, 4, 30)
    before, after = (REGISTER.power("asset.lease", on) for on in (eve, eve + timedelta(1)))
    assert "农村集体经济组织法" in after.basis.zh
    assert "农村集体经济组织法" not in before.basis.zh
    assert before.steps == after.steps
    twice = [power_id for power_id in IDS if len(REGISTER.entries(power_id)) > 1]
    assert len(twice) >= 10


def test_version_follows_the_text():
    one, other = listed(power()), listed(power()) + "# a remark\n"
    assert Register.parse(one).version.split("+")[0] == "t"
    assert Register.parse(one).version != Register.parse(other).version


def test_versions_of_all_lists_are_named():
    town = yaml.safe_dump({"version": "town-1"})
    assert Register.join({"a": listed(power()), "b": town}).version.startswith("t,town-1+")


@given(st.lists(days, min_size=1, max_size=6, unique=True), days, st.randoms())
def test_an_event_is_judged_by_the_entry_that_was_valid_then(firsts, on, shuffled):
    entries = [power(valid_from=first, source=f"from {first}") for first in firsts]
    shuffled.shuffle(entries)
    register = Register.parse(listed(*entries))
    begun = [first for first in firsts if first <= on]
    if begun:
        assert register.power("procurement.p", on).source == f"from {max(begun)}"
    else:
        with pytest.raises(BadRecord) as early:
            register.power("procurement.p", on)
        assert early.value.code == "POWER_NOT_YET_VALID"


@given(st.sampled_from(IDS), days, days)
def test_a_later_entry_changes_nothing_for_events_before_it(power_id, first, on):
    known = {entry.valid_from for entry in REGISTER.entries(power_id)}
    if first in known:
        return
    newest = replace(REGISTER.entries(power_id)[-1], valid_from=first, source="a new entry")
    grown = Register(REGISTER.version, (*REGISTER.powers, newest))
    before, after = REGISTER.power(power_id, on), grown.power(power_id, on)
    if on < first:
        assert after == before
    else:
        assert after.valid_from == max(first, before.valid_from)


def test_nearest_region_and_latest_day_win():
    entry = power(
        thresholds=[
            region("330421", FIRST_DAY, tender_fen=3),
            region("33", FIRST_DAY, tender_fen=1, advance_share=0.2),
            region("33", date(2023, 1, 1), tender_fen=2),
            region("", FIRST_DAY, bid_cv=0.05),
        ]
    )
    register = Register.parse(listed(entry))
    jiashan = register.thresholds("procurement.p", "330421", DAY)
    assert (jiashan.tender_fen, jiashan.advance_share, jiashan.bid_cv) == (3, 0.2, 0.05)
    assert jiashan.source == "330421 2020-01-01"
    assert register.thresholds("procurement.p", "330100", DAY).tender_fen == 2
    assert register.thresholds("procurement.p", "330100", date(2022, 1, 1)).tender_fen == 1
    elsewhere = register.thresholds("procurement.p", "110000", DAY)
    assert elsewhere.tender_fen == Thresholds().tender_fen
    assert jiashan.steps == (StepKind.RESOLUTION, StepKind.CONTRACT)


def test_a_town_sets_thresholds_for_one_power_or_a_whole_focus():
    first = power(thresholds=[region("", FIRST_DAY, tender_fen=9)])
    second = power(valid_from=date(2023, 1, 1))
    other = power(id="procurement.q")
    town = listed(
        thresholds=[
            amendment("procurement", "330421", date(2022, 1, 1), tender_fen=5),
            amendment("procurement.q", "330421102", date(2022, 1, 1), tender_fen=4),
        ]
    )
    register = Register.join({"a": listed(first, second, other), "town": town})

    def tender_fen(power_id, code, on):
        return register.thresholds(power_id, code, on).tender_fen

    assert tender_fen("procurement.p", "330421102", date(2021, 12, 31)) == 9
    assert tender_fen("procurement.p", "330421102", date(2022, 1, 1)) == 5
    assert tender_fen("procurement.p", "330421102", date(2024, 1, 1)) == 5
    assert tender_fen("procurement.q", "330421102", date(2024, 1, 1)) == 4
    assert tender_fen("procurement.q", "330421100", date(2024, 1, 1)) == 5
    assert tender_fen("procurement.q", "330100", date(2024, 1, 1)) == Thresholds().tender_fen


ONLY_ZH = {"zh": "采购"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "REGISTER_NOT_YAML"),
        ("just words", "REGISTER_FORM"),
        ("", "REGISTER_FORM"),
        (listed(power(surprise=1)), "REGISTER_FORM"),
        (listed(power(valid_from="soon")), "REGISTER_FORM"),
        (listed(power(publication={"notice_days": 0, "rule": power()["title"]})), "REGISTER_FORM"),
        (listed(power(steps=[])), "REGISTER_NO_STEPS"),
        (listed(without("steps")), "REGISTER_NO_STEPS"),
        (listed(power(steps=["resolution", "handshake"])), "REGISTER_UNKNOWN_STEP"),
        (listed(power(steps=["contract", "contract"])), "REGISTER_REPEATED_STEP"),
        (listed(power(papers=["contract", "napkin"])), "REGISTER_UNKNOWN_PAPER"),
        (listed(power(title=ONLY_ZH)), "REGISTER_LANGUAGE"),
        (listed(power(holder={"zh": "purchase", "en": "purchase"})), "REGISTER_LANGUAGE"),
        (listed(power(basis={"zh": "采购", "en": "采购"})), "REGISTER_LANGUAGE"),
        (listed(power(basis={"zh": "采购", "en": " "})), "REGISTER_LANGUAGE"),
        (listed(without("source")), "REGISTER_NO_SOURCE"),
        (listed(power(source=" ")), "REGISTER_NO_SOURCE"),
        (
            listed(power(thresholds=[{**region("", DAY), "source": ""}])),
            "REGISTER_NO_SOURCE",
        ),
        (
            listed(power(thresholds=[{"region": "", "valid_from": DAY, "values": {}}])),
            "REGISTER_NO_SOURCE",
        ),
        (listed(power(id="p")), "REGISTER_FOCUS"),
        (listed(power(id="gifts.p")), "REGISTER_FOCUS"),
        (listed(power(), power()), "REGISTER_TWICE"),
        (listed(power(thresholds=[region("", DAY, tender_feng=1)])), "REGISTER_THRESHOLD"),
        (listed(power(thresholds=[region("", DAY, steps=1)])), "REGISTER_THRESHOLD"),
        (listed(power(thresholds=[region("", DAY, tender_fen=-1)])), "REGISTER_THRESHOLD"),
        (listed(power(thresholds=[region("", DAY, tender_fen=1.5)])), "REGISTER_THRESHOLD"),
        (listed(power(thresholds=[region("Jiaxing", DAY, tender_fen=1)])), "REGISTER_THRESHOLD"),
        (
            listed(power(thresholds=[region("", date(2019, 12, 31), tender_fen=1)])),
            "REGISTER_DATES",
        ),
        (
            listed(
                power(thresholds=[region("", date(2023, 1, 1), tender_fen=1)]),
                power(valid_from=date(2023, 1, 1)),
            ),
            "REGISTER_DATES",
        ),
        (
            listed(power(thresholds=[region("", DAY, tender_fen=1), region("", DAY, bid_cv=0.1)])),
            "REGISTER_DATES",
        ),
        (
            listed(power(), thresholds=[amendment("asset", "33", DAY, tender_fen=1)]),
            "REGISTER_UNKNOWN_POWER",
        ),
        (
            listed(power(), thresholds=[amendment("procurement.p", "33", DAY, bid_cv=0.1)] * 2),
            "REGISTER_DATES",
        ),
    ],
)
def test_bad_list_is_refused_with_its_code(text, code):
    assert refusal(text).code == code


def test_a_refusal_names_the_file_and_the_power():
    assert refusal(listed(power()), listed(power(id="asset.q", steps=["nod"]))).detail.startswith(
        "1.yaml, asset.q: "
    )
    assert refusal(listed(power()), listed(power())).detail.startswith("1.yaml, procurement.p: ")
    assert refusal("version: t\n\tpowers: x").detail.startswith("0.yaml, line 2")


def test_unknown_power_and_too_early_day_have_codes():
    register = Register.parse(listed(power()))
    with pytest.raises(BadRecord) as unknown:
        register.power("q", DAY)
    with pytest.raises(BadRecord) as early:
        register.thresholds("procurement.p", "33", date(2019, 12, 31))
    assert (unknown.value.code, early.value.code) == ("UNKNOWN_POWER", "POWER_NOT_YET_VALID")


@given(st.sampled_from(IDS), st.text("0123456789", min_size=6, max_size=6), days)
def test_every_region_and_day_has_thresholds(power_id, code, on):
    found = REGISTER.thresholds(power_id, code, on)
    assert found.power_id == power_id
    assert found.tender_fen > 0
    assert found.steps
