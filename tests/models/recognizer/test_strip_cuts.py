import cv2
import numpy as np
import pytest

from features.records.document import Box
from models.recognizer.strip_cuts import CUTS, cuts_of

BAR = Box(0.3, 0.48, 0.7, 0.52)


def page(turn=0.0):
    """Return a page with one bar that is turned clockwise around the upper left corner."""
    pixels = np.full((1000, 800, 3), 250, np.uint8)
    cv2.rectangle(pixels, (240, 480), (560, 520), (20, 20, 20), -1)
    turned = cv2.getRotationMatrix2D((0, 0), -turn, 1.0)
    return np.asarray(cv2.warpAffine(pixels, turned, (800, 1000), borderValue=(250, 250, 250)))


def around(pixels):
    high, wide = (np.flatnonzero((pixels[..., 0] < 128).any(axis=axis)) for axis in (1, 0))
    height, width = pixels.shape[:2]
    edges = (wide[0] / width, high[0] / height, (wide[-1] + 1) / width, (high[-1] + 1) / height)
    return Box(*map(float, edges))


def test_no_two_cuts_of_a_place_are_alike():
    shapes = {cut.shape[:2] for cut in cuts_of(page(), BAR)}
    assert len(shapes) == CUTS == 8


@pytest.mark.parametrize("turn", [-4.0, 0.0, 3.0])
def test_a_cut_follows_the_line_of_a_turned_page(turn):
    pixels = page(turn)
    tight, *_, widest = list(cuts_of(pixels, around(pixels), turn))[:5]
    assert (tight.mean(axis=2) < 128).mean() > 0.9  # the bar fills it: 32 of 33 parts at best
    assert (widest.mean(axis=2) < 128).mean() == pytest.approx(1 / 1.6 / 1.025, abs=0.05)


def test_a_place_at_the_edge_of_the_page_is_cut_with_the_paper_going_on():
    cuts = list(cuts_of(np.full((100, 80, 3), 250, np.uint8), Box(0.0, 0.0, 0.2, 0.05)))
    assert all(cut.min() == 250 for cut in cuts)
