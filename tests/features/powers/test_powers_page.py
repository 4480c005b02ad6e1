"""The page on powers lists the register, explains every refusal, and its example is a list."""

import re
from pathlib import Path

import yaml

from features.powers import power_list, register
from features.powers.register import Register
from models.risk import shipped_register as shipped
from models.risk.shipped_register import shipped_register
from serving.commands.powers import markdown

PAGE = (Path(__file__).parents[3] / "docs" / "powers.md").read_text("utf-8")


def test_the_table_is_the_register():
    entries = sorted(shipped_register().powers, key=lambda power: (power.id, power.valid_from))
    between = PAGE.partition("<!-- powers:start -->\n")[2].partition("<!-- powers:end -->")[0]
    assert between == markdown(entries), "run: yunjing powers --markdown"


def test_every_refusal_is_explained():
    sources = (
        Path(module.__file__).read_text("utf-8") for module in (power_list, register, shipped)
    )
    raised = set(re.findall(r'"(REGISTER_[A-Z_]+)"', "".join(sources)))
    assert set(re.findall(r"^\| `(REGISTER_\w+)`", PAGE, re.M)) == raised


def test_the_example_of_a_town_is_a_list():
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]
    town = Register.join({"shipped": shipped_text(), "town": example})
    assert {"procurement.festival_lanterns"} <= {power.id for power in town.powers}


def shipped_text():
    title = {"zh": "采购", "en": "purchase"}
    entry = {
        "id": "procurement.goods", "valid_from": "2020-01-01", "title": title, "holder": title,
        "basis": title, "source": "project default", "steps": ["contract"], "papers": ["contract"],
        "publication": {"notice_days": 5, "rule": title},
    }  # fmt: skip
    return yaml.safe_dump({"version": "t", "powers": [entry]}, allow_unicode=True)
