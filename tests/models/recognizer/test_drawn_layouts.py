"""The readers on papers of the layouts they were made on, every word read right.

Held-out layouts are measured in ``experiments/anchor_words.py``, never here.
"""

import pytest

from experiments.anchor_words import MADE_ON, Score, add
from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.draw import draw_paper

pytestmark = needs_fonts
SEED = 4711
LEAST = 0.95


@pytest.mark.parametrize("kind", Kind)
def test_values_are_found_on_the_layouts_the_readers_were_made_on(kind):
    score = Score()
    for layout in MADE_ON:
        add(score, draw_paper(kind, layout, SEED))
    assert score.kinds == score.papers
    for counted in (score.fields, score.cells):
        wanted = counted["right"] + counted["wrong"]
        assert counted["right"] >= LEAST * wanted
        assert counted["right"] >= LEAST * counted["read"]
