from dataclasses import replace

import pytest

from models.errors import BundleMismatch
from models.risk.bundle import files_of, load_bundle, save_bundle
from models.risk.manifest import MANIFEST, PARTS, SEAL, sha256_hex
from tests.planted_examples import planted_bundle

FILES = (*PARTS, MANIFEST, SEAL)


@pytest.fixture
def folder(tmp_path):
    save_bundle(planted_bundle(), tmp_path)
    return tmp_path


def code_of(folder, digest=None):
    with pytest.raises(BundleMismatch) as caught:
        load_bundle(folder, digest)
    return caught.value.code


def rewrite_manifest(folder, old, new):
    data = (folder / MANIFEST).read_bytes().replace(old, new)
    (folder / MANIFEST).write_bytes(data)
    (folder / SEAL).write_bytes(f"{sha256_hex(data)}  {MANIFEST}\n".encode())


def test_a_loaded_bundle_writes_the_same_bytes(folder):
    loaded = load_bundle(folder)
    assert files_of(loaded) == files_of(planted_bundle())
    assert load_bundle(folder, loaded.digest).digest == planted_bundle().digest


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("where", [0.0, 0.5, 0.99])
def test_one_flipped_bit_anywhere_is_noticed(folder, name, where):
    data = bytearray((folder / name).read_bytes())
    data[int(where * (len(data) - 1))] ^= 1
    (folder / name).write_bytes(data)
    assert code_of(folder) == "BUNDLE_DIGEST"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BundleMismatch, match=name) as caught:
        load_bundle(folder)
    assert caught.value.code == "BUNDLE_MISSING"


def test_another_bundle_than_the_wanted_one_is_refused(folder):
    assert code_of(folder, "0" * 64) == "BUNDLE_DIGEST"


def test_an_unknown_format_version_is_refused(folder):
    rewrite_manifest(folder, b'"format_version": 1', b'"format_version": 2')
    assert code_of(folder) == "BUNDLE_FORMAT"


def test_a_manifest_that_lacks_what_its_version_has_is_refused(folder):
    rewrite_manifest(folder, b'"features"', b'"columns"')
    assert code_of(folder) == "BUNDLE_BROKEN"


def test_a_bundle_for_other_features_is_refused(tmp_path):
    save_bundle(replace(planted_bundle(), feature_set="features-0+other"), tmp_path)
    assert code_of(tmp_path) == "BUNDLE_FEATURES"


def test_a_bundle_that_lacks_a_feature_is_refused(tmp_path):
    shorter = planted_bundle().features[:-1]
    save_bundle(replace(planted_bundle(), features=shorter), tmp_path)
    assert code_of(tmp_path) == "BUNDLE_FEATURES"
