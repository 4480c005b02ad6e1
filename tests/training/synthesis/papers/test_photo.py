import numpy as np
import pytest

from features.records.document import Box
from training.synthesis.papers.degrade import moved
from training.synthesis.papers.photo import take
from training.synthesis.papers.truth import Mark


def page_with_block() -> tuple[np.ndarray, Mark]:
    page = np.full((900, 1200, 3), 250, np.uint8)
    page[300:420, 400:700] = (10, 10, 10)
    return page, Mark("block", "", 1, Box(400 / 1200, 300 / 900, 700 / 1200, 420 / 900))


@pytest.mark.parametrize("strength", [0.0, 0.1, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("seed", range(6))
def test_marks_follow_the_page_into_the_picture(strength, seed):
    page, mark = page_with_block()
    taken = take(page, np.random.default_rng(seed), strength)
    height, width = taken.pixels.shape[:2]
    box = moved([mark], taken)[0].box
    x = round((box.x0 + box.x1) / 2 * width)
    y = round((box.y0 + box.y1) / 2 * height)
    brightness = taken.pixels.mean(axis=2)
    middle = brightness[y - 8 : y + 8, x - 8 : x + 8].mean()
    beside = round((box.x1 + 0.02) * width)
    assert middle < 0.6 * brightness[y - 8 : y + 8, beside : beside + 8].mean()


@pytest.mark.parametrize("strength", [0.0, 0.5, 1.0])
def test_the_whole_page_is_in_the_picture(strength):
    page, _ = page_with_block()
    whole = Mark("page", "", 1, Box(0, 0, 1, 1))
    for seed in range(20):
        taken = take(page, np.random.default_rng(seed), strength)
        corners = moved([whole], taken)[0].box
        assert corners.x1 - corners.x0 > 0.5
        mapped = taken.matrix @ np.array([[0, 1200, 1200, 0], [0, 0, 900, 900], [1, 1, 1, 1]])
        xs, ys = mapped[0] / mapped[2], mapped[1] / mapped[2]
        height, width = taken.pixels.shape[:2]
        assert xs.min() >= -0.01 * width
        assert ys.min() >= -0.01 * height
        assert xs.max() <= 1.01 * width
        assert ys.max() <= 1.01 * height


def test_the_same_seed_gives_the_same_picture_and_strength_spoils_it():
    page, _ = page_with_block()
    first, again = (take(page, np.random.default_rng(4), 0.7).pixels for _ in range(2))
    assert np.array_equal(first, again)
    clean = take(page, np.random.default_rng(4), 0.0)
    assert clean.pixels.shape == page.shape
    assert np.abs(clean.pixels.mean() - page.mean()) < 20
