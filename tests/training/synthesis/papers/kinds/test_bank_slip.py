"""Bank slips in three shapes: who pays whom, told without doubt, under the seal of the bank."""

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import header, papers, texts
from training.synthesis.papers.drawn import truth
from training.synthesis.papers.kinds.slip_form import Shape, slip_form
from training.synthesis.papers.style import style_of

pytestmark = needs_fonts
PARTIES = {f"{side}_{part}" for side in ("payer", "payee") for part in ("name", "account", "bank")}


def test_both_parties_stand_on_every_slip_and_differ():
    for paper in papers(Kind.BANK_SLIP):
        told = header(paper)
        assert set(told) >= PARTIES
        assert told["payer_name"] != told["payee_name"]
        assert told["payer_account"] != told["payee_account"]
        assert len(paper.sheets) == 1


def test_amounts_carry_separators_and_currency_words():
    amounts = [
        (text.content, mark.value)
        for paper in papers(Kind.BANK_SLIP)
        for mark, runs in paper.sheets[0].marks
        if mark.name == "amount"
        for text in runs
    ]
    assert all(f"{float(value):,.2f}" in shown for shown, value in amounts)
    assert any("," in shown for shown, _ in amounts)
    assert any("CNY" in shown or "RMB" in shown for shown, _ in amounts)


def test_the_seal_is_that_of_the_paying_bank_round_or_oval():
    shapes = set()
    for paper in papers(Kind.BANK_SLIP):
        told = header(paper)
        assert told["seal_text"] == told["payer_bank"]
        shapes |= {name for name, _ in paper.sheets[0].places}
    assert shapes == {"round_seal", "oval_seal"}


def test_payer_and_payee_stand_apart():
    for paper in papers(Kind.BANK_SLIP):
        boxes = {mark.name: mark.box for mark in truth(paper).marks}
        payer, payee = boxes["payer_account"], boxes["payee_account"]
        assert payer is not None and payee is not None
        assert (
            payer.x1 <= payee.x0
            or payee.x1 <= payer.x0
            or (payer.y1 <= payee.y0 or payee.y1 <= payer.y0)
        )


def test_all_shapes_come_in_training_and_each_says_more_than_its_fields():
    shapes = {slip_form(style_of(Kind.BANK_SLIP, layout)).shape for layout in range(12)}
    assert shapes == set(Shape)
    for paper in papers(Kind.BANK_SLIP):
        assert sum(map(len, texts(paper))) > 150
