import json
import os
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.case import Case
from features.records.focus import Role
from features.records.step import StepKind
from models.errors import Unreadable
from serving.adapters.import_ocds import ocds_outcomes
from serving.adapters.ocds_case import CaseTerms
from tests.serving.adapters.made_files import FIRM, KEYED, SAMPLES, resident

PACKAGE = json.loads((SAMPLES / "release_package.json").read_text("utf-8"))
OTHER_FIRM = "91330498MA0LW9XY35"
BENCH = os.environ.get("YUNJING_BENCH_DATA")
RULES = sorted(Path(BENCH or "/none").glob("oracles/cardinal/*.jsonl"))


def run(document, **terms):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return list(ocds_outcomes(data, CaseTerms(**terms), KEYED))


def changed(change):
    package = deepcopy(PACKAGE)
    package["releases"] = package["releases"][:2]
    change(*package["releases"])
    (outcome,) = run(package)
    return outcome


def faults(outcome):
    return [(fault.pointer, fault.code) for fault in outcome.faults]


def refusal(data):
    with pytest.raises(Unreadable) as refused:
        run(data)
    return refused.value.code


@pytest.fixture
def railings() -> Case:
    outcome = run(PACKAGE)[0]
    assert outcome.case is not None, outcome.faults
    return outcome.case.record((), ())


def test_two_releases_make_one_case(railings):
    assert railings.case_id == "ocds-yl0000-railings"
    assert railings.title == "芦汀村篮球场围栏采购"
    assert (railings.focus.value, railings.power_id) == ("procurement", "procurement.goods")
    assert (railings.amount_fen, railings.category) == (3_394_520, "不锈钢制品")
    assert railings.unit.region == "330498"
    assert railings.as_of.isoformat() == "2025-11-04T09:00:00+08:00"


def test_parties_are_known_by_their_credit_codes(railings):
    assert {(party.id, party.role) for party in railings.parties} == {
        (FIRM, Role.SELLER),
        (OTHER_FIRM, Role.BIDDER),
    }
    assert railings.parties[0].credit_code == FIRM


def test_valid_bids_count_and_the_others_are_told(railings):
    assert [(bid.bidder, bid.amount_fen, bid.won) for bid in railings.bids] == [
        (FIRM, 3_394_520, True),
        (OTHER_FIRM, 3_625_350, False),
    ]
    told = [(remark.pointer, remark.code) for remark in run(PACKAGE)[0].remarks]
    assert ("/releases/1/bids/details/2/status", "BID_LEFT_OUT") in told
    assert ("/releases/1/tender/items/1/unit/value/amount", "PRICE_LEFT_OUT") in told
    assert len(told) == 2


def test_steps_and_payments_are_days_in_china(railings):
    assert [(step.kind, step.on.isoformat()) for step in railings.steps] == [
        (StepKind.TENDER, "2025-09-02"),
        (StepKind.AWARD, "2025-09-10"),
        (StepKind.CONTRACT, "2025-09-17"),
        (StepKind.DELIVERY, "2025-10-14"),
        (StepKind.ACCEPTANCE, "2025-10-17"),
    ]
    (paid,) = railings.payments
    assert (paid.payee, paid.amount_fen, paid.on.isoformat()) == (FIRM, 3_224_794, "2025-10-29")


def test_items_keep_exact_numbers(railings):
    assert [(i.name, str(i.quantity), i.unit_price_fen) for i in railings.items] == [
        ("不锈钢栏杆", "120", 27_120),
        ("膨胀螺栓", "248.5", None),
    ]


def test_every_fault_of_a_process_is_told_with_its_place():
    assert faults(run(PACKAGE)[1]) == [
        ("/releases/2/awards/0/suppliers/0/name", "MISSING"),
        ("/releases/2/buyer", "REGION_UNKNOWN"),
        ("/releases/2/awards/0/value/currency", "CURRENCY_NOT_CNY"),
        ("/releases/2/tender/tenderPeriod/startDate", "BAD_DATE"),
    ]


def test_the_place_is_that_of_the_release_the_value_came_from():
    def worse(later, earlier):
        earlier["bids"]["details"][0]["value"]["amount"] = "much"
        later["contracts"][0]["value"]["currency"] = "EUR"

    assert faults(changed(worse)) == [
        ("/releases/1/bids/details/0/value/amount", "BAD_AMOUNT"),
        ("/releases/0/contracts/0/value/currency", "CURRENCY_NOT_CNY"),
    ]


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        (lambda a, b: b.pop("buyer"), "/releases/0/buyer", "MISSING"),
        (lambda a, b: b["tender"].pop("title"), "/releases/1/tender/title", "MISSING"),
        (
            lambda a, b: b["tender"].pop("mainProcurementCategory"),
            "/releases/1/tender/mainProcurementCategory",
            "UNKNOWN_CATEGORY",
        ),
        (lambda a, b: a.pop("date"), "/releases/0/date", "MISSING"),
        (lambda a, b: a.update(date="2025-11-04T09:00:00"), "/releases/0/date", "BAD_DATE"),
        (
            lambda a, b: b["tender"]["items"][0].update(quantity="many"),
            "/releases/1/tender/items/0/quantity",
            "BAD_QUANTITY",
        ),
        (
            lambda a, b: a["contracts"][0]["implementation"]["transactions"][0].pop("payee"),
            "/releases/0/contracts/0/implementation/transactions/0/payee",
            "MISSING",
        ),
        (
            lambda a, b: a["contracts"][0]["value"].update(amount=1.005),
            "/releases/0/contracts/0/value/amount",
            "AMOUNT_TOO_FINE",
        ),
        (
            lambda a, b: a["contracts"][0]["value"].pop("currency"),
            "/releases/0/contracts/0/value/currency",
            "CURRENCY_MISSING",
        ),
        (lambda a, b: a.update(awards={}), "/releases/0/awards", "WRONG_TYPE"),
        (lambda a, b: b.update(buyer="village"), "/releases/1/buyer", "WRONG_TYPE"),
        (
            lambda a, b: b["bids"]["details"][1].update(status=["valid"]),
            "/releases/1/bids/details/1/status",
            "WRONG_TYPE",
        ),
        (lambda a, b: b["tender"].update(title="字" * 501), "/releases/0", "INVALID_CASE"),
        (
            lambda a, b: b["tender"].update(title=f"付{resident(4)}工资"),
            "/releases/0",
            "RESIDENT_ID_IN_TEXT",
        ),
    ],
)
def test_what_a_case_needs_is_asked_for(change, place, code):
    assert (place, code) in faults(changed(change))


def test_options_fill_what_a_publisher_never_tells():
    road = deepcopy(PACKAGE["releases"][2])
    road["awards"][0] |= {"value": {"amount": 100, "currency": "CNY"}}
    road["awards"][0]["suppliers"][0]["name"] = "云澜市荻浦筑路队"
    road["tender"]["tenderPeriod"]["startDate"] = "2025-09-30"
    del road["date"], road["tender"]["mainProcurementCategory"]
    terms = {
        "region": "330498",
        "power_id": "project.small_works",
        "as_of": "2025-11-10T09:00:00+08:00",
    }
    (outcome,) = run(road, **terms)
    assert outcome.case is not None, outcome.faults
    assert (outcome.case.unit.region, outcome.case.focus.value) == ("330498", "project")


def test_a_person_who_sells_leaves_as_a_pseudonym_without_a_name():
    secret = resident(7)

    def person(later, earlier):
        later["awards"][0]["suppliers"] = [{"id": f"CN-RIC-{secret}", "name": "某甲"}]

    case = changed(person).case
    text = case.model_dump_json()
    assert secret not in text
    assert "某甲" not in text
    assert any(party.id.startswith("p-") for party in case.parties)


def test_cancelled_awards_and_contracts_do_not_count():
    def cancelled(later, earlier):
        later["contracts"][0]["status"] = "cancelled"
        later["awards"][0]["status"] = "cancelled"

    case = changed(cancelled).case
    assert (case.amount_fen, case.payments) == (3_800_000, ())
    assert {party.role for party in case.parties} == {Role.BIDDER}
    assert not any(bid.won for bid in case.bids)


def test_every_form_of_a_file_makes_the_same_case():
    later, earlier, _ = PACKAGE["releases"]
    record = {"ocid": later["ocid"], "releases": [later, earlier]}
    forms = [
        [later, earlier],
        {"version": "1.1", "records": [record]},
        record,
        json.dumps(later).encode() + b"\n" + json.dumps(earlier).encode() + b"\n",
        b"\xef\xbb\xbf" + json.dumps(PACKAGE).encode(),
    ]
    first = run(PACKAGE)[0].case
    assert [run(form)[0].case for form in forms] == [first] * len(forms)


def test_a_record_of_links_is_read_from_what_was_compiled():
    later, earlier, _ = PACKAGE["releases"]
    whole = {**earlier, **later, "tag": ["compiled"]}
    links = [{"url": "https://example.org/1", "date": later["date"]}]
    record = {"ocid": later["ocid"], "releases": links, "compiledRelease": whole}
    assert run({"version": "1.1", "records": [record]})[0].case == run(PACKAGE)[0].case
    del record["compiledRelease"]
    (outcome,) = run({"version": "1.1", "records": [record]})
    assert faults(outcome) == [("/records/0/releases/0", "LINKED_RELEASE")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "BROKEN_JSON"),
        (b"", "BROKEN_JSON"),
        (b"\xff\xfe", "BROKEN_JSON"),
        (b'{"ocid": "a", "ocid": "b"}', "BROKEN_JSON"),
        (b'{"ocid": NaN}', "BROKEN_JSON"),
        (b"[" * 100_000, "BROKEN_JSON"),
        (b'{"ocid": ' + b"[" * 70 + b"]" * 70 + b"}", "JSON_TOO_DEEP"),
        (b"[1, 2]", "NOT_OCDS"),
        (b'{"features": []}', "NOT_OCDS"),
        (b'{"version": "2.0", "releases": [{"ocid": "a"}]}', "OCDS_VERSION"),
    ],
)
def test_a_file_that_is_no_ocds_is_refused(data, code):
    assert refusal(data) == code


def resolves(tree, pointer):
    for part in pointer.split("/")[1:-1]:
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    return isinstance(tree, dict | list)


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.floats(allow_nan=False, allow_infinity=False)
)


@given(st.data())
def test_any_value_in_any_place_is_taken_or_told_where_it_stands(data):
    package = deepcopy(PACKAGE)
    for _ in range(data.draw(st.integers(1, 4))):
        tree = package["releases"]
        while True:
            keys = range(len(tree)) if isinstance(tree, list) else sorted(tree)
            key = data.draw(st.sampled_from(list(keys)))
            inner = tree[key]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                break
            tree = inner
        if tree is not package["releases"]:
            tree[key] = data.draw(scalars)
    found = run(package)
    assert sum(len(outcome.process.releases) for outcome in found) == 3
    for outcome in found:
        assert (outcome.case is None) == bool(outcome.faults)
        assert all(resolves(package, fault.pointer) for fault in outcome.faults)


@pytest.mark.skipif(not RULES, reason="YUNJING_BENCH_DATA is not set")
@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_no_process_of_the_cardinal_fixtures_is_lost(file):
    lines = file.read_text("utf-8").splitlines()
    found = run(file.read_bytes())
    assert len(found) == len({json.loads(line)["ocid"] for line in lines})
    tree = [json.loads(line) for line in lines]
    tree = tree if len(tree) > 1 else tree[0]
    assert all(resolves(tree, fault.pointer) for one in found for fault in one.faults)


@pytest.mark.skipif(not RULES, reason="YUNJING_BENCH_DATA is not set")
@pytest.mark.parametrize("rule", ["R024", "R028", "R058"])
def test_valid_bids_of_the_cardinal_fixtures_are_bids_of_cases(rule):
    file = next(file for file in RULES if file.stem == rule)
    for line in file.read_text("utf-8").replace("USD", "CNY").splitlines():
        release = json.loads(line)
        valid = [
            bid
            for bid in release["bids"]["details"]
            if bid.get("status", "valid") == "valid"
            and bid.get("value", {}).get("currency") == "CNY"
            and bid["value"].get("amount") is not None
        ]
        for bid in release["bids"]["details"]:
            for tenderer in bid.get("tenderers", []):
                tenderer["name"] = tenderer["id"]
        for award in release.get("awards", []):
            for supplier in award.get("suppliers", []):
                supplier["name"] = supplier["id"]
        (release.setdefault("tender", {})).update(
            title="t", mainProcurementCategory="goods", value={"amount": 1, "currency": "CNY"}
        )
        release["buyer"] = {"id": "b", "name": "b"}
        (outcome,) = run(release, region="33", as_of="2025-01-01T00:00:00Z")
        if outcome.case is not None:
            fen = [round(bid["value"]["amount"] * 100) for bid in valid]
            assert [bid.amount_fen for bid in outcome.case.bids] == fen
        else:
            assert {fault.code for fault in outcome.faults} <= {"CURRENCY_NOT_CNY", "MISSING"}
