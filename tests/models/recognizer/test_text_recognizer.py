"""Strips are cut level, and batched so that each is read once and memory is bounded."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.text_recognizer import batches, stacked
from models.recognizer.text_strips import HEIGHT, cut_strip, strips_of, to_height


def _striped() -> np.ndarray:
    """Return a page whose left third is black."""
    page = np.full((60, 90, 3), 255, np.uint8)
    page[:, :30] = 0
    return page


@given(st.lists(st.integers(1, 3200), max_size=60))
def test_every_strip_is_in_one_batch_and_no_batch_is_too_large(widths):
    runs = list(batches(widths))
    assert sorted(index for run in runs for index in run) == list(range(len(widths)))
    for run in runs:
        wide = max(widths[index] for index in run)
        assert len(run) == 1 or len(run) * wide <= 1920
        assert wide - min(widths[index] for index in run) < 64


def test_strips_are_padded_with_grey_on_the_right():
    white, black = np.full((48, 70, 3), 255, np.uint8), np.zeros((48, 100, 3), np.uint8)
    ready = stacked([white, black])
    assert ready.shape == (2, 3, 48, 128)
    assert np.allclose(ready[0, :, :, :70], 1.0)
    assert np.allclose(ready[0, :, :, 70:], 0.0)
    assert np.allclose(ready[1, :, :, :100], -1.0)


def test_a_strip_has_the_proportions_of_its_text():
    quad = np.array([[0, 0], [90, 0], [90, 30], [0, 30]], dtype=np.float32)
    strip = cut_strip(_striped(), quad)
    assert strip.shape == (HEIGHT, 144, 3)
    assert strip[:, :40].max() < 60 and strip[:, 60:].min() > 200


def test_a_text_that_runs_downwards_is_laid_on_its_side_top_first():
    page = np.full((90, 30, 3), 255, np.uint8)
    page[:30] = 0
    quad = np.array([[0, 0], [30, 0], [30, 90], [0, 90]], dtype=np.float32)
    strip = cut_strip(page, quad)
    assert strip.shape == (HEIGHT, 144, 3)
    assert strip[:, :40].max() < 60 and strip[:, 60:].min() > 200


def test_what_stands_is_read_lying_and_as_a_lone_character():
    page = np.full((90, 90, 3), 255, np.uint8)
    standing = np.array([[40, 10], [60, 10], [60, 50], [40, 50]], dtype=np.float32)
    laid, lone = strips_of(page, standing)
    assert laid.shape == (HEIGHT, 96, 3)
    assert lone.shape == (HEIGHT, 34, 3)
    column = np.array([[40, 0], [60, 0], [60, 80], [40, 80]], dtype=np.float32)
    assert len(strips_of(page, column)) == 1
    line = np.array([[10, 40], [50, 40], [50, 60], [10, 60]], dtype=np.float32)
    assert len(strips_of(page, line)) == 1


def test_endless_strips_are_squeezed():
    assert to_height(np.zeros((4, 9000, 3), np.uint8)).shape == (HEIGHT, 3200, 3)
    assert to_height(np.zeros((900, 3, 3), np.uint8)).shape == (HEIGHT, 1, 3)
