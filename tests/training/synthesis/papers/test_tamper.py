import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Box
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.tamper import Change, Donor, changed, other_figures, stored

BOX = Box(0.3, 0.4, 0.6, 0.5)


def page():
    grain = np.random.default_rng(1).normal(0, 3, (400, 600, 1))
    paper = np.full((400, 600, 3), 230.0) + grain
    paper[170:190, 190:340] = 40
    return np.clip(paper, 0, 255).astype(np.uint8)


def ways():
    return [Change.TYPED, Change.TYPED_ON_CLONE, Donor(np.full((30, 90, 3), 90, np.uint8), "9.99")]


@needs_fonts
@pytest.mark.parametrize("how", ways(), ids=["typed", "clone", "pasted"])
def test_only_the_box_is_changed(how):
    before = page()
    after = changed(before, BOX, "1,234.50", how, np.random.default_rng(3))
    difference = np.abs(after.astype(int) - before).max(axis=2)
    assert after.shape == before.shape
    assert difference[150:210, 170:370].max() > 100
    difference[130:230, 150:390] = 0
    assert difference.max() < 40, "elsewhere only the JPEG shows"


@needs_fonts
def test_a_clone_keeps_the_grain_and_plain_colour_does_not():
    grain = {}
    for how in (Change.TYPED, Change.TYPED_ON_CLONE):
        after = changed(page(), BOX, "1", how, np.random.default_rng(3)).astype(float)
        grain[how] = after[162:168, 185:355].std()
    assert grain[Change.TYPED_ON_CLONE] > 2 * grain[Change.TYPED]


@needs_fonts
def test_the_same_seed_changes_alike():
    first, again = (
        changed(page(), BOX, "88.00", Change.TYPED, np.random.default_rng(5)) for _ in range(2)
    )
    assert np.array_equal(first, again)


@given(st.from_regex(r"[1-9][0-9]{0,6}(\.[0-9]{2})?", fullmatch=True), st.integers(0, 2**32))
def test_other_figures_keep_the_form_and_differ(value, seed):
    other = other_figures(value, np.random.default_rng(seed))
    assert len(other) == len(value)
    assert [c.isdigit() for c in other] == [c.isdigit() for c in value]
    assert other[0] != value[0] and other[0] != "0"


@pytest.mark.parametrize("quality", [30, 90])
def test_storing_loses_a_little(quality):
    lost = np.abs(stored(page(), quality).astype(int) - page()).mean()
    assert 0 < lost < 6
