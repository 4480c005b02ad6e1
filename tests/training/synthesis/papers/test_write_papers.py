import json
from hashlib import sha256

import pytest

from features.records.document import Kind
from models.recognizer.sniff import sniff
from serving.cli import group
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.write_papers import Order, kinds_of, layouts_of, write_papers

ORDER = Order((Kind.INVOICE, Kind.DELIVERY_NOTE), (0, 13), 2, seed=5, worst=0.5)


@needs_fonts
def test_a_folder_holds_papers_truth_and_digests_and_comes_out_the_same_again(tmp_path):
    once, again = tmp_path / "once", tmp_path / "again"
    written = list(write_papers(ORDER, once))
    assert len(written) == ORDER.total == 8
    for _ in write_papers(ORDER, again):
        pass
    manifest = json.loads((once / "manifest.json").read_text())
    assert (again / "manifest.json").read_text() == (once / "manifest.json").read_text()
    assert (again / "truth.jsonl").read_text() == (once / "truth.jsonl").read_text()
    truth = {r["path"]: r for r in map(json.loads, (once / "truth.jsonl").open())}
    for row in manifest["files"]:
        content = (once / row["path"]).read_bytes()
        assert sha256(content).hexdigest() == row["sha256"]
        assert sniff(content).value == row["media_type"]
        record = truth[row["path"]]
        assert record["kind"] == row["path"].split("/")[0]
        assert record["layout"] in ORDER.layouts
        assert record["lines"]
        assert 0 <= record["strength"] <= ORDER.worst


@needs_fonts
def test_another_seed_gives_other_papers(tmp_path):
    small = Order((Kind.INVOICE,), (1,), 1, seed=1, worst=0.0)
    (first,) = write_papers(small, tmp_path / "a")
    (other,) = write_papers(Order((Kind.INVOICE,), (1,), 1, 2, 0.0), tmp_path / "b")
    assert first.record["fields"] != other.record["fields"]


def test_layouts_and_kinds_are_read_from_the_command_line():
    assert layouts_of("0-2,7") == (0, 1, 2, 7)
    assert kinds_of("all", (Kind.INVOICE, Kind.RECEIPT)) == (Kind.INVOICE, Kind.RECEIPT)
    with pytest.raises(ValueError):
        layouts_of("first")
    with pytest.raises(ValueError):
        kinds_of("receipt", (Kind.INVOICE,))


@needs_fonts
def test_the_command_draws_papers_and_the_world_keeps_its_own(tmp_path, capsys):
    wanted = ["--kinds", "acceptance", "--layouts", "3", "--out", str(tmp_path)]
    group().main(["simulate", "papers", *wanted], standalone_mode=False)
    assert (tmp_path / "truth.jsonl").read_text().count("\n") == 1
    group().main(["simulate", "--help"], standalone_mode=False)
    assert "--villages" in capsys.readouterr().out
