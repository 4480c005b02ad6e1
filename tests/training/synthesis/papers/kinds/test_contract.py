"""Contracts say what adds up: shares, days, goods; and no two say it in the same words."""

import re
from collections import Counter
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Kind
from features.records.money import fen_from_text
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import header, papers, rows, texts
from training.synthesis.papers.kinds.contract_form import Period, contract_form
from training.synthesis.papers.kinds.contract_payment import plan_payment
from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.kinds.wording import Pool
from training.synthesis.papers.style import style_of

pytestmark = needs_fonts


@given(st.sampled_from(list(Sort)), st.sampled_from(list(Pool)), st.integers(0, 10_000))
def test_the_shares_of_every_plan_are_told_and_sum_to_a_hundred(sort, pool, seed):
    payment = plan_payment(sort, pool, np.random.default_rng(seed))
    told = [int(share) for share in re.findall(r"(\d+)%", "".join(payment.sentences))]
    assert told == list(payment.shares)
    assert sum(told) == 100
    assert payment.retention is None or payment.retention == told[-1]


def test_the_shares_stand_in_the_terms_of_payment():
    for paper in papers(Kind.CONTRACT):
        shares = re.findall(r"(\d+)%", header(paper)["payment_terms"])
        assert sum(map(int, shares)) == 100, paper.layout


def test_retention_is_marked_where_the_last_share_stands():
    found = 0
    for paper in papers(Kind.CONTRACT):
        for sheet in paper.sheets:
            spans = {mark.name: stretches for mark, stretches in sheet.spans}
            if "retention" not in spans:
                continue
            found += 1
            (kept,) = spans["retention"]
            later = kept.text.content[kept.stop :]
            assert "%" not in later
            assert not kept.text.content[kept.start - 1].isdigit()
    assert found >= 4


def test_days_are_those_from_the_first_to_the_last():
    both = 0
    for paper in papers(Kind.CONTRACT):
        told = header(paper)
        if {"start_date", "end_date", "duration_days"} <= set(told):
            both += 1
            first, last = (date.fromisoformat(told[name]) for name in ("start_date", "end_date"))
            assert (last - first).days + 1 == int(told["duration_days"])
            assert date.fromisoformat(told["sign_date"]) < first
    assert both >= 4


def test_goods_sum_to_the_price():
    with_goods = 0
    for paper in papers(Kind.CONTRACT):
        lines = rows(paper)
        if lines:
            with_goods += 1
            amounts = [fen_from_text(line["amount"]) for line in lines]
            assert sum(amounts) == fen_from_text(header(paper)["amount"])
    assert with_goods >= 4


def test_all_sorts_and_ways_of_telling_the_period_come_in_training_and_held_out_layouts():
    trained = [contract_form(style_of(Kind.CONTRACT, layout)) for layout in range(12)]
    assert {form.sort for form in trained} == set(Sort)
    assert {form.period for form in trained} == set(Period)
    assert {form.labelled_terms for form in trained} == {True, False}
    held_out = [contract_form(style_of(Kind.CONTRACT, layout)) for layout in range(12, 16)]
    assert {form.sort for form in held_out} == set(Sort)


def test_prose_varies_from_paper_to_paper():
    said = Counter(
        text for paper in papers(Kind.CONTRACT) for text in set(texts(paper)) if len(text) > 16
    )
    once = sum(count == 1 for count in said.values())
    assert once > 0.6 * len(said)
    assert max(said.values()) <= 0.4 * len(papers(Kind.CONTRACT))


def test_the_foot_is_not_left_without_its_seals():
    for paper in papers(Kind.CONTRACT):
        names = [name for name, _ in paper.sheets[-1].places]
        assert names.count("signature") == 2
        assert names.count("round_seal") in {1, 2}  # a private person has none
        assert "seal_text" in header(paper)
        assert len(paper.sheets) <= 3
