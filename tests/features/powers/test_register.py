import re
from datetime import date
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.powers.register import Register
from features.powers.thresholds import Thresholds
from features.records.focus import Focus
from features.records.step import StepKind

TEXT = files("features.powers").joinpath("register.yaml").read_text(encoding="utf-8")
IDS = (
    "procurement.goods",
    "project.small_works",
    "asset.lease",
    "asset.sale",
    "labour.day_work",
    "relief.hardship",
    "relief.minimum_living",
)
REGISTER = Register.parse(TEXT)
DAY = date(2024, 6, 30)


def small(*powers):
    return yaml.safe_dump({"version": "t", "powers": list(powers)}, allow_unicode=True)


def power(**changes):
    text = {"zh": "采购", "en": "purchase"}
    return {
        "id": "p",
        "valid_from": date(2020, 1, 1),
        "title": text,
        "holder": text,
        "basis": text,
        "steps": ["resolution", "contract"],
        "papers": ["contract"],
        "publication": {"notice_days": 5, "rule": text},
    } | changes


def region(code, since, **values):
    return {"region": code, "valid_from": since, "source": f"{code} {since}", "values": values}


def test_shipped_register_covers_the_five_foci():
    register = REGISTER
    assert {power.id.split(".")[0] for power in register.powers} == {f.value for f in Focus}
    assert 8 <= len(register.powers) <= 12
    for power_id in IDS:
        assert register.power(power_id, DAY).steps


def test_shipped_entries_are_bilingual_and_sourced():
    for entry in Register.parse(TEXT).powers:
        for text in (entry.title, entry.holder, entry.basis, entry.publication.rule):
            assert re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en.isascii()
        assert all(regional.source for regional in entry.thresholds)
        assert entry.papers


def test_version_follows_the_text():
    one, other = Register.parse(TEXT).version, Register.parse(TEXT + "# a remark\n").version
    assert one.split("+")[0] == other.split("+")[0]
    assert one != other


def test_old_events_use_the_entry_valid_then():
    first = power(steps=["contract", "payment"])
    second = power(valid_from=date(2023, 1, 1))
    register = Register.parse(small(second, first))
    assert register.power("p", date(2022, 12, 31)).steps == (StepKind.CONTRACT, StepKind.PAYMENT)
    assert register.power("p", date(2023, 1, 1)).steps == (StepKind.RESOLUTION, StepKind.CONTRACT)


def test_nearest_region_and_latest_day_win():
    entry = power(
        thresholds=[
            region("330421", date(2020, 1, 1), tender_fen=3),
            region("33", date(2020, 1, 1), tender_fen=1, advance_share=0.2),
            region("33", date(2023, 1, 1), tender_fen=2),
            region("", date(2020, 1, 1), bid_cv=0.05),
        ]
    )
    register = Register.parse(small(entry))
    jiashan = register.thresholds("p", "330421", DAY)
    assert (jiashan.tender_fen, jiashan.advance_share, jiashan.bid_cv) == (3, 0.2, 0.05)
    assert jiashan.source == "330421 2020-01-01"
    assert register.thresholds("p", "330100", DAY).tender_fen == 2
    assert register.thresholds("p", "330100", date(2022, 1, 1)).tender_fen == 1
    assert register.thresholds("p", "110000", DAY).tender_fen == Thresholds().tender_fen
    assert jiashan.steps == (StepKind.RESOLUTION, StepKind.CONTRACT)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "REGISTER_NOT_YAML"),
        ("just words", "REGISTER_FORM"),
        ("", "REGISTER_FORM"),
        (small(power(steps=[])), "REGISTER_NO_STEPS"),
        (small({k: v for k, v in power().items() if k != "steps"}), "REGISTER_FORM"),
        (small(power(steps=["resolution", "handshake"])), "REGISTER_FORM"),
        (small(power(steps=["contract", "contract"])), "REGISTER_REPEATED_STEP"),
        (small(power(surprise=1)), "REGISTER_FORM"),
        (small(power(), power()), "REGISTER_TWICE"),
        (small(power(thresholds=[region("", DAY, tender_feng=1)])), "REGISTER_THRESHOLD"),
        (small(power(thresholds=[region("", DAY, steps=1)])), "REGISTER_THRESHOLD"),
    ],
)
def test_bad_register_is_refused_with_its_code(text, code):
    with pytest.raises(BadRecord) as refused:
        Register.parse(text)
    assert refused.value.code == code


def test_unknown_power_and_too_early_day_have_codes():
    register = Register.parse(small(power()))
    with pytest.raises(BadRecord) as unknown:
        register.power("q", DAY)
    with pytest.raises(BadRecord) as early:
        register.thresholds("p", "33", date(2019, 12, 31))
    assert (unknown.value.code, early.value.code) == ("UNKNOWN_POWER", "POWER_NOT_YET_VALID")


@given(
    st.sampled_from(IDS), st.text("0123456789", min_size=6, max_size=6), st.dates(date(2020, 1, 1))
)
def test_every_region_and_day_has_thresholds(power_id, code, on):
    found = REGISTER.thresholds(power_id, code, on)
    assert found.power_id == power_id
    assert found.tender_fen > 0
    assert found.steps
