import json
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from features.errors import BadRecord
from models.risk.shipped_register import shipped_register
from serving.commands import powers as command
from serving.serve import environment_of
from serving.settings import Settings

APP = Typer()
APP.command()(command.powers)
TOWN = """
version: yunlan-2026
thresholds:
  - {power: procurement, region: "330498", valid_from: 2026-01-01, source: s, values: {VALUE: 5}}
powers:
  - id: procurement.lanterns
    valid_from: 2026-01-01
    title: {zh: 花灯, en: Lanterns}
    holder: {zh: 村民委员会, en: Village committee}
    basis: {zh: 办法, en: Measures}
    source: 办法第七条
    steps: [contract, payment, result_notice]
    papers: [contract]
    publication: {notice_days: 5, rule: {zh: 公开, en: published}}
"""


@pytest.fixture
def powers(monkeypatch, tmp_path):
    def run(*arguments, town=None):
        if town is not None:
            (tmp_path / "town.yaml").write_text(town, "utf-8")
            monkeypatch.setenv("YUNJING_POWERS", str(tmp_path / "town.yaml"))
        return CliRunner().invoke(APP, list(arguments))

    monkeypatch.delenv("YUNJING_BENCH_DATA", raising=False)
    return run


def test_every_entry_is_a_line_of_json(powers):
    entries = [json.loads(line) for line in powers("--json").stdout.splitlines()]
    assert len(entries) == len(shipped_register().powers)
    assert {"id", "steps", "source", "basis"} <= set(entries[0])


def test_the_powers_of_a_town_stand_among_the_others(powers):
    found = powers("--markdown", town=TOWN.replace("VALUE", "tender_fen")).stdout
    assert "| procurement.lanterns | 2026-01-01 | 花灯<br>Lanterns |" in found
    assert "花灯" in powers(town=TOWN.replace("VALUE", "tender_fen")).stdout


def test_a_list_of_a_town_that_is_wrong_is_refused_with_its_place(powers):
    refused = powers(town=TOWN.replace("VALUE", "tender_feng")).exception
    assert isinstance(refused, BadRecord)
    assert refused.code == "REGISTER_THRESHOLD"
    assert "town.yaml, procurement: " in refused.detail


def test_children_of_the_server_find_the_list_of_the_town():
    told = environment_of(Settings(powers=Path("town.yaml")))["YUNJING_POWERS"]
    assert Path(told).is_absolute()
