"""Award notices: letters or tables, addressed to the winner, dated and sealed by the tenderer."""

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import header, papers, texts
from training.synthesis.papers.kinds.award_notice import award_form
from training.synthesis.papers.style import style_of

pytestmark = needs_fonts
ALWAYS = {"project_name", "buyer_name", "winner_name", "amount", "award_date", "seal_text"}


def test_who_won_what_from_whom_for_how_much_is_always_told():
    for paper in papers(Kind.AWARD_NOTICE):
        told = header(paper)
        assert set(told) >= ALWAYS, paper.layout
        assert len({told["winner_name"], told["buyer_name"], told.get("agency_name")}) >= 2
        assert told["seal_text"] == told["buyer_name"]


def test_most_layouts_are_letters_and_some_are_tables():
    letters = [award_form(style_of(Kind.AWARD_NOTICE, layout)).letter for layout in range(12)]
    assert len(letters) / 2 < sum(letters) < len(letters)


def test_letters_tell_price_and_project_inside_a_sentence():
    for paper in papers(Kind.AWARD_NOTICE):
        if not award_form(style_of(Kind.AWARD_NOTICE, paper.layout)).letter:
            continue
        spans = {mark.name: runs for sheet in paper.sheets for mark, runs in sheet.spans}
        (amount, *_) = spans["amount"]
        assert amount.text.content != amount.content
        assert spans["project_name"][0].text.content != spans["project_name"][0].content


def test_words_of_notices_vary():
    said = {text for paper in papers(Kind.AWARD_NOTICE) for text in texts(paper)}
    assert len(said) > 5 * len(papers(Kind.AWARD_NOTICE))
