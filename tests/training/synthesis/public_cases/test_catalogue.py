"""One suite over the public cases: a case is tested by being listed."""

import json
import re
from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter

from features.flags.catalogue import CATALOGUE
from features.records.case import Case
from features.records.finding import Finding, Severity, Status, Text
from features.records.score import Band
from features.touching import keys_of, touches
from models.risk.scorer import Scorer
from models.risk.shipped_register import shipped_register
from training.synthesis.public_cases.catalogue import PUBLIC_CASES
from training.synthesis.public_cases.public_case import PublicCase

CASES = TypeAdapter(Case)
RULES = Scorer(None, shipped_register())
FLAGS = {flag.code: flag for flag in CATALOGUE}
ORDER = tuple(Band)
FAMILIES = {"DOC": 14, "PRC": 8, "PUR": 10, "BID": 14, "ENG": 4, "AST": 10, "LAB": 10, "REL": 10}
CODES = {f"{name}-{n:02d}" for name, count in FAMILIES.items() for n in range(1, count + 1)}
PLACES = re.compile(
    "安吉|马吉|温州|新屿|泰兴|北肖|全椒|江川|业家山|龙泉|岱岭|兴宾|益阳|申家滩|启东|普格|青神"
    "|宁海|海头|宣威|四坪|象山|海宁|马桥|澧县|东山|金石|西藏"
    "|Anji|Maji|Wenzhou|Xinyu|Taixing|Beixiao|Quanjiao|Jiangchuan|Yejiashan|Longquan|Dailing"
    "|Xingbin|Yiyang|Shenjiatan|Qidong|Puge|Qingshen|Ninghai|Haitou|Xuanwei|Siping|Xiangshan"
    "|Haining|Maqiao|Lixian|Dongshan|Jinshi|Tibet"
)
ACCUSING = re.compile(r"fraud|guilty|corrupt|crime|illegal|舞弊|违法|腐败|犯罪|造假")
MOST_LEAVES = 14
DIGESTS = {"document_id", "sha256"}  # of the papers, which follow from what stands on them

every_case = pytest.mark.parametrize("public", PUBLIC_CASES, ids=lambda public: str(public.number))
every_expectation = pytest.mark.parametrize(
    ("public", "code"),
    [(public, code) for public in PUBLIC_CASES for code in public.expected],
    ids=lambda value: value if isinstance(value, str) else str(value.number),
)


def findings(case: Case) -> dict[str, Finding]:
    return {finding.code: finding for finding in RULES.score(case).findings}


def hits(case: Case) -> set[str]:
    return {code for code, one in findings(case).items() if one.status is Status.HIT}


def hard(codes: set[str]) -> set[str]:
    return {code for code in codes if FLAGS[code].severity is Severity.HIGH}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value of a JSON tree with its pointer; what is null is not there."""
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            if name not in DIGESTS:
                yield from leaves(part, f"{path}/{name}")
    elif value is not None:
        yield path, value


def differences(public: PublicCase) -> list[str]:
    case = dict(leaves(json.loads(CASES.dump_json(public.case))))
    renamed = CASES.dump_json(public.twin).decode().replace("-twin", "")
    twin = dict(leaves(json.loads(renamed)))
    return sorted(path for path in case.keys() | twin.keys() if case.get(path) != twin.get(path))


def texts(public: PublicCase) -> list[Text]:
    reasons = [also.reason for also in public.also]
    return [public.title, public.account, public.edit, public.source_note, *reasons]


def test_the_numbers_are_those_of_the_eighteen():
    assert [public.number for public in PUBLIC_CASES] == list(range(1, 19))


def test_every_id_is_its_own():
    both = [case for public in PUBLIC_CASES for case in (public.case, public.twin)]
    ids = [case.case_id for case in both] + [f.fact_id for case in both for f in case.history]
    assert len(ids) == len(set(ids))


@every_case
def test_names_are_invented(public: PublicCase):
    told = [f"{text.zh} {text.en}" for text in texts(public)]
    held = [CASES.dump_json(case).decode() for case in (public.case, public.twin)]
    assert not PLACES.findall(" ".join([*told, *held]))


@every_case
def test_texts_speak_both_languages_and_accuse_nobody(public: PublicCase):
    for text in texts(public):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert text.en
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
        assert not ACCUSING.search(text.zh + text.en.lower())


@every_case
def test_nothing_lies_after_the_moment_of_the_case(public: PublicCase):
    for case in (public.case, public.twin):
        days = [step.on for step in case.steps] + [paid.on for paid in case.payments]
        days += [work.day for person in case.people for work in person.days]
        assert max(days) < case.as_of.date()
        assert all(fact.known_at < case.as_of_epoch for fact in case.history)


@every_case
def test_all_history_touches_its_case_and_none_the_twin(public: PublicCase):
    assert all(touches(fact, keys_of(public.case)) for fact in public.case.history)
    assert all(touches(fact, keys_of(public.twin)) for fact in public.twin.history)
    assert not any(touches(fact, keys_of(public.twin)) for fact in public.case.history)


@every_case
def test_case_and_twin_differ_in_few_leaves(public: PublicCase):
    assert 1 <= len(differences(public)) <= MOST_LEAVES, differences(public)


@every_case
def test_expected_codes_are_of_the_catalogue_of_red_flags(public: PublicCase):
    codes = [*public.expected, *(also.code for also in public.also)]
    assert public.expected
    assert len(codes) == len(set(codes))
    assert set(codes) <= CODES
    assert all(public.case.focus in FLAGS[code].foci for code in codes if code in FLAGS)


@every_expectation
def test_an_expected_flag_sees_the_case_and_not_the_twin(public: PublicCase, code: str):
    if code not in FLAGS:
        pytest.skip(f"{code} is not built: public case {public.number}, {public.title.en}")
    assert findings(public.case)[code].status is Status.HIT
    assert findings(public.twin)[code].status in (Status.PASS, Status.NA)


@every_case
def test_no_other_flag_sees_the_case(public: PublicCase):
    foreseen = {*public.expected, *(also.code for also in public.also)}
    assert hits(public.case) <= foreseen


@every_case
def test_no_hard_flag_sees_the_twin(public: PublicCase):
    assert not hard(hits(public.twin))


@every_case
def test_rules_alone_rank_the_case_no_lower_than_its_twin(public: PublicCase):
    case, twin = (ORDER.index(RULES.score(each).band) for each in (public.case, public.twin))
    assert case >= twin
    if hard(set(public.expected) & FLAGS.keys()):
        assert case >= ORDER.index(Band.ORANGE)
