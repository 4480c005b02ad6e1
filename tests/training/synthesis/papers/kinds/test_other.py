"""Pages of no kind: nothing is recorded on them, and there is something to read."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from features.records.document import Kind
from features.records.money import fen_from_text
from tests.drawn_papers import needs_fonts
from tests.training.synthesis.papers.kinds.told import papers, texts
from training.synthesis.papers.kinds.other import BLANK
from training.synthesis.papers.kinds.other_tables import GRIDS
from training.synthesis.papers.kinds.other_texts import WRITINGS
from training.synthesis.papers.sheet import Sheet, Text

pytestmark = needs_fonts


def test_no_field_is_recorded():
    for paper in papers(Kind.OTHER):
        assert all(not sheet.marks and not sheet.keys for sheet in paper.sheets)


def test_there_is_as_much_to_read_as_on_papers_of_a_kind():
    for paper in papers(Kind.OTHER):
        letters = sum(map(len, texts(paper)))
        assert letters > (30 if paper.subkind == BLANK else 100), (paper.layout, paper.subkind)


def test_every_sort_of_page_comes_in_training_layouts():
    sorts = {paper.subkind for paper in papers(Kind.OTHER) if paper.layout < 12}
    assert sorts == {*WRITINGS, *GRIDS, BLANK}


def test_some_pages_carry_seals_and_signatures_and_some_do_not():
    marked = [bool(paper.sheets[-1].places) for paper in papers(Kind.OTHER)]
    assert 0 < sum(marked) < len(marked)


def test_no_gap_of_a_sentence_is_left_open():
    assert not any("{" in text or "}" in text for p in papers(Kind.OTHER) for text in texts(p))


def test_balances_of_a_ledger_follow_from_its_rows():
    ledgers = [paper for paper in papers(Kind.OTHER) if paper.subkind == "ledger"]
    assert ledgers
    for paper in ledgers:
        booked = [row for sheet in paper.sheets for row in booked_rows(sheet)]
        assert len(booked) >= 6
        for (_, before), (moved, after) in pairwise(booked):
            assert before + moved == after


def booked_rows(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield what each row moves and the balance after it, in fen, debits positive."""
    debit = next(text.x for text in sheet.texts if text.content == "借方")
    credit = next(text.x for text in sheet.texts if text.content == "贷方")
    levels: dict[float, list[Text]] = defaultdict(list)
    for text in sheet.texts:
        levels[round(text.y, 3)].append(text)
    for texts_of_row in levels.values():
        cells = sorted(texts_of_row, key=lambda text: text.x)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", cells[0].content) and len(cells) > 4:
            amount, side, balance = cells[-3:]
            fen = fen_from_text(amount.content)
            is_debit = abs(amount.x - debit) < abs(amount.x - credit)
            left = fen_from_text(balance.content)
            yield (fen if is_debit else -fen), (left if side.content == "借" else -left)
