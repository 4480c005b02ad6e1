import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.picture_hash import BITS, distance, quarter_turned
from models.recognizer.page_hash import page_hash


def scene(seed, size=(480, 640)):
    """A picture of soft patches, as a photograph of a site is."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(0, 255, (9, 12, 3)).astype(np.float32)
    grown = cv2.resize(coarse, size[::-1], interpolation=cv2.INTER_CUBIC)
    return np.clip(grown, 0, 255).astype(np.uint8)


def recoded(pixels, quality):
    written = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(written, cv2.IMREAD_COLOR)[:, :, ::-1].copy()


CHANGES = {
    "half size": lambda page: cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
    "JPEG 30": lambda page: recoded(page, 30),
    "brighter": lambda page: np.clip(page * 1.1, 0, 255).astype(np.uint8),
    "darker": lambda page: (page * 0.8).astype(np.uint8),
    "stretched": lambda page: cv2.resize(page, (500, 500)),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("seed", range(4))
def test_a_changed_copy_is_near(name, seed):
    page = scene(seed)
    assert distance(page_hash(page), page_hash(CHANGES[name](page))) <= 4


@given(st.integers(0, 50), st.integers(0, 3))
def test_a_picture_in_any_quarter_turn_is_the_same(seed, turns):
    page = scene(seed)
    turned = page_hash(np.rot90(page, turns).copy())
    assert distance(page_hash(page), turned) <= 2


def test_turning_the_hash_is_turning_the_picture():
    page = scene(3, (256, 256))
    turned = page_hash(np.rot90(page).copy())
    plain = (int(quarter_turned(page_hash(page)), 16) ^ int(turned, 16)).bit_count()
    assert plain <= 1


def test_other_scenes_are_far():
    hashes = [page_hash(scene(seed)) for seed in range(20)]
    apart = [distance(a, b) for i, a in enumerate(hashes) for b in hashes[:i]]
    assert min(apart) > BITS / 8


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 500, 3), (700, 2, 3), (40, 40, 3)])
def test_a_blank_picture_has_none(shape):
    assert page_hash(np.full(shape, 240, np.uint8)) is None


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 1000))
def test_any_picture_has_sixteen_digits_or_none(height, width, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    made = page_hash(pixels)
    assert made is None or (len(made) == 16 and int(made, 16) < 2**BITS)
