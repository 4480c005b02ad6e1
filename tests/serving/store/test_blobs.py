import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.errors import StoreError
from serving.store.blobs import Blobs


@pytest.fixture(scope="module")
def blobs(tmp_path_factory):
    return Blobs(tmp_path_factory.mktemp("blobs"))


@given(st.binary(max_size=200))
def test_what_goes_in_comes_out(blobs, data):
    assert blobs.get(blobs.put(data)) == data


def test_the_same_bytes_are_one_file(tmp_path):
    blobs = Blobs(tmp_path)
    assert blobs.put(b"x") == blobs.put(b"x")
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 1


def test_an_original_that_was_altered_is_noticed(tmp_path):
    blobs = Blobs(tmp_path)
    digest = blobs.put(b"hundred yuan")
    blobs.path(digest).write_bytes(b"million yuan")
    with pytest.raises(StoreError) as refused:
        blobs.get(digest)
    assert refused.value.code == "BLOB_CHANGED"


def test_an_original_that_is_gone_is_said_to_be(tmp_path):
    blobs = Blobs(tmp_path)
    digest = blobs.put(b"x")
    blobs.remove(digest)
    blobs.remove(digest)
    with pytest.raises(StoreError) as refused:
        blobs.get(digest)
    assert refused.value.code == "BLOB_MISSING"


def test_the_sweep_takes_what_a_dead_writer_left_and_nothing_else(tmp_path):
    blobs = Blobs(tmp_path)
    kept = blobs.put(b"kept")
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    assert blobs.sweep() == 1
    assert young.exists()
    assert not old.exists()
    assert blobs.get(kept) == b"kept"
