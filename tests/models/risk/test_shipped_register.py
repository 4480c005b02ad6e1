from datetime import date

import pytest

from features.errors import BadRecord
from models.risk.shipped_register import register_with, shipped_register

TOWN = """
version: yunlan-2026
thresholds:
  - power: procurement
    region: "330498"
    valid_from: 2026-01-01
    source: 云澜市 2026 No 1
    values: {tender_fen: 5000000}
"""


def test_a_town_list_is_joined_to_the_shipped_register(tmp_path):
    file = tmp_path / "town.yaml"
    file.write_text(TOWN, "utf-8")
    register = register_with(file)
    day = date(2026, 1, 1)
    found = register.thresholds("procurement.printing", "330498101", day)
    assert (found.tender_fen, found.source) == (5_000_000, "云澜市 2026 No 1")
    elsewhere = register.thresholds("procurement.printing", "330421", day)
    assert elsewhere.tender_fen != found.tender_fen
    assert register.version != shipped_register().version
    assert register.powers == shipped_register().powers


def test_a_list_that_cannot_be_read_has_a_code(tmp_path):
    for wrong in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(BadRecord) as refused:
            register_with(wrong)
        assert refused.value.code == "REGISTER_UNREADABLE"


def test_without_a_town_list_it_is_read_once():
    assert register_with(None) is shipped_register()
