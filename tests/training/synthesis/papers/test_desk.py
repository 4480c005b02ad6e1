import numpy as np
import pytest

from training.synthesis.papers.desk import on_desk

SIZE = (800, 600)


def papers(count):
    return [np.full((300, 420, 3), (20, 20, 230), np.uint8) for _ in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_papers_lie_inside_their_corners_and_apart(count):
    photo = on_desk(papers(count), SIZE, np.random.default_rng(count), 0.2)
    assert photo.pixels.shape == (600, 800, 3)
    assert len(photo.corners) == count
    blue = photo.pixels[..., 2].astype(int) > photo.pixels[..., 0].astype(int) + 60
    ys, xs = np.mgrid[0:600, 0:800]
    covered = np.zeros((600, 800), bool)
    for corners in photo.corners:
        assert (corners >= 0).all() and (corners <= SIZE).all()
        inside = np.ones((600, 800), bool)
        for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            way = end - start
            inside &= way[0] * (ys - start[1]) - way[1] * (xs - start[0]) > 0
        assert blue[inside].mean() > 0.97
        assert not (covered & inside).any()
        covered |= inside
    assert blue[~covered].mean() < 0.05


def test_the_same_seed_gives_the_same_photograph():
    first, again = (on_desk(papers(2), SIZE, np.random.default_rng(9), 0.5) for _ in range(2))
    assert np.array_equal(first.pixels, again.pixels)
