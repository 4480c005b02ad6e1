import shutil
from pathlib import Path

import pytest

from models.errors import BundleMismatch
from models.recognizer.network import WEIGHTS, Passport, open_network
from training.recognition.release import LARGEST

NAMES = sorted(path.stem for path in WEIGHTS.glob("*.onnx"))


def test_the_package_carries_the_networks_that_are_served():
    assert NAMES == ["line_tagger", "seal_finder"]


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_small_and_have_a_card(name):
    assert (WEIGHTS / f"{name}.onnx").stat().st_size < LARGEST
    card = (WEIGHTS / f"{name}.md").read_text("utf-8")
    for part in ("--seed", "## Data", "## Figures", "## Limits"):
        assert part in card


@pytest.mark.parametrize("name", NAMES)
def test_committed_weights_are_those_of_their_passport(name):
    network = open_network(name)
    assert network.passport.name == name
    assert network.passport.labels


@pytest.mark.parametrize("name", NAMES)
def test_weights_tell_nothing_about_the_machine_that_made_them(name):
    weights = (WEIGHTS / f"{name}.onnx").read_bytes()
    here = f"/{Path(__file__).resolve().parts[1]}/".encode()
    for trace in (here, b"/home/", b"/tmp/", b"site-packages", b"Traceback"):
        assert trace not in weights


def test_other_weights_are_refused(tmp_path):
    shutil.copy(WEIGHTS / "seal_finder.json", tmp_path)
    (tmp_path / "seal_finder.onnx").write_bytes(b"other weights")
    with pytest.raises(BundleMismatch) as refused:
        open_network("seal_finder", tmp_path)
    assert refused.value.code == "WEIGHTS_DIGEST"


def test_missing_weights_are_refused(tmp_path):
    with pytest.raises(BundleMismatch) as refused:
        open_network("seal_finder", tmp_path)
    assert refused.value.code == "WEIGHTS_MISSING"


def test_a_passport_of_another_format_is_refused():
    with pytest.raises(BundleMismatch) as refused:
        Passport.parse('{"format": 99}')
    assert refused.value.code == "WEIGHTS_FORMAT"


def test_a_passport_reads_back_as_it_was_written():
    passport = Passport("seal_finder", "00", ("round_seal", "signature"), {"threshold": 0.35})
    assert Passport.parse(passport.text()) == passport
