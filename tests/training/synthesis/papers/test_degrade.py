import numpy as np
import pytest

from features.records.document import Box
from training.synthesis.papers.degrade import moved, photograph, scan
from training.synthesis.papers.truth import Mark

SIZE = (640, 480)


def page_with_block() -> tuple[np.ndarray, Mark]:
    page = np.full((400, 600, 3), 250, np.uint8)
    page[120:180, 200:340] = (10, 10, 220)  # blue, which no desk is
    return page, Mark("block", "", 1, Box(200 / 600, 120 / 400, 340 / 600, 180 / 400))


def taken_of(how: str, page: np.ndarray, seed: int):
    rng = np.random.default_rng(seed)
    return scan(page, rng) if how == "scan" else photograph(page, SIZE, rng)


@pytest.mark.parametrize("how", ["scan", "photograph"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_boxes_follow_what_they_mark(how, seed):
    page, mark = page_with_block()
    taken = taken_of(how, page, seed)
    box = moved([mark], taken)[0].box
    red, _, blue = np.moveaxis(taken.pixels.astype(int), 2, 0)
    marked = np.argwhere(blue > red + 60)
    height, width = taken.pixels.shape[:2]
    (top, left), (bottom, right) = marked.min(axis=0), marked.max(axis=0) + 1
    found = [left / width, top / height, right / width, bottom / height]
    assert box.as_list() == pytest.approx(found, abs=0.012)


@pytest.mark.parametrize("how", ["scan", "photograph"])
def test_the_same_seed_gives_the_same_picture_and_another_seed_another(how):
    page, _ = page_with_block()
    first, again, other = (taken_of(how, page, seed).pixels for seed in (7, 7, 8))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_marks_without_a_box_stay_as_they_are():
    page, _ = page_with_block()
    bare = Mark("invoice_number", "1")
    assert moved([bare], taken_of("scan", page, 1)) == (bare,)
