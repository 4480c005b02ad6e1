import pkgutil
from importlib import import_module

import pytest

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from training.synthesis.papers import kinds
from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.fonts import Face, covering
from training.synthesis.papers.kinds.wording import Wordings, leaked
from training.synthesis.papers.sheet import Ink, Sheet
from training.synthesis.papers.style import (
    HELD_OUT_LAYOUTS,
    TRAINING_LAYOUTS,
    Arrangement,
    style_of,
)

MODULES = [
    import_module(f"{kinds.__name__}.{found.name}")
    for found in pkgutil.iter_modules(kinds.__path__)
]
WORDS = Wordings(("甲方", "发包人"), ("业主方",))


def wordings_of(module) -> list[Wordings]:
    return [value for value in vars(module).values() if isinstance(value, Wordings)]


def vocabularies_of(module) -> list[dict[str, Wordings]]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, dict)
        and value
        and all(isinstance(w, Wordings) for w in value.values())
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_no_held_out_word_is_a_word_of_training(module):
    assert all(not leaked(words) for words in vocabularies_of(module))
    assert all(not set(w.training) & set(w.held_out) - {""} for w in wordings_of(module))


@pytest.mark.parametrize("kind", Kind)
def test_training_layouts_use_all_their_arrangements_and_held_out_ones_add_theirs(kind):
    taught = {style_of(kind, layout).arrangement for layout in TRAINING_LAYOUTS}
    sampled = {style_of(kind, layout).arrangement for layout in range(16, 300)}
    held_out = {style_of(kind, layout).arrangement for layout in HELD_OUT_LAYOUTS}
    assert sampled == set(Arrangement) - {Arrangement.WIDE_GRID, Arrangement.ABOVE}
    assert taught == sampled - {Arrangement.HEADED}
    assert held_out - sampled == {Arrangement.WIDE_GRID, Arrangement.ABOVE}


def test_a_layout_is_the_same_each_time_and_no_two_are_alike():
    for kind in Kind:
        styles = [style_of(kind, layout) for layout in range(40)]
        assert styles == [style_of(kind, layout) for layout in range(40)]
        assert len(set(styles)) == 40


def test_training_layouts_never_use_words_of_their_own_and_held_out_ones_often_do():
    trained = {
        style_of(Kind.CONTRACT, layout).word(WORDS) for layout in (*range(12), *range(16, 99))
    }
    assert trained == set(WORDS.training)
    own = [
        style_of(kind, layout).word(WORDS, str(n)) in WORDS.held_out
        for kind in Kind
        for layout in HELD_OUT_LAYOUTS
        for n in range(10)
    ]
    assert 0.5 < sum(own) / len(own) < 0.7


@needs_fonts
@pytest.mark.parametrize("face", Face)
def test_a_glyph_that_a_face_lacks_is_taken_from_another(face):
    sheet = Sheet(100, 100)
    text = sheet.write(10, 10, "¥1,200.00 ⊗壹仟贰佰圆整 35㎡", Ink(face, 10))
    assert covering(text.ink.face, text.content) is text.ink.face


@needs_fonts
def test_a_glyph_that_no_face_has_is_never_drawn():
    with pytest.raises(PaperNotDrawn) as caught:
        Sheet(100, 100).write(10, 10, "\U0001f9fe", Ink(Face.KAI, 10))
    assert caught.value.code == "GLYPH_MISSING"
