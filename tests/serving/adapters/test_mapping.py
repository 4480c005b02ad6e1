import pytest
import yaml

from models.errors import Unreadable
from serving.adapters.mapping import FieldName, ImportKind, read_mapping
from tests.serving.adapters.made_files import mapping, sample


def changed(name, **fields):
    tree = yaml.safe_load(sample(f"{name}.yaml"))
    tree["fields"] = {k: v for k, v in (tree["fields"] | fields).items() if v is not None}
    return yaml.safe_dump(tree, allow_unicode=True)


def refusal(text, kind="ledger"):
    with pytest.raises(Unreadable) as refused:
        read_mapping(text, ImportKind(kind))
    return refused.value


def test_samples_are_mappings():
    for kind in ImportKind:
        assert mapping(kind.value).kind is kind


def test_texts_of_a_table_of_values_are_folded_as_cells_are():
    text = changed("ledger", focus={"column": "类别", "values": {"采购（村）": "procurement"}})
    values = read_mapping(text, ImportKind.LEDGER).fields[FieldName.FOCUS].values
    assert values == {"采购(村)": "procurement"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "MAPPING_NOT_YAML"),
        ("", "MAPPING_INVALID"),
        (sample("payroll.yaml"), "MAPPING_KIND"),
        (sample("ledger.yaml").replace("version: 1", "version: 2"), "MAPPING_INVALID"),
        (changed("ledger", amount=None), "MAPPING_INVALID"),
        (changed("ledger", known_day=None), "MAPPING_INVALID"),
        (changed("ledger", payee={"column": "x"}), "MAPPING_INVALID"),
        (changed("ledger", amount={"column": "金额"}), "MAPPING_INVALID"),
        (changed("ledger", amount={"column": "金额", "unit": "小时"}), "MAPPING_INVALID"),
        (
            changed("ledger", amount={"column": "金额", "unit": "元", "fill_down": True}),
            "MAPPING_INVALID",
        ),
        (changed("ledger", case={"column": "x", "unit": "元"}), "MAPPING_INVALID"),
        (changed("ledger", case={"column": "x", "constant": "y"}), "MAPPING_INVALID"),
        (changed("ledger", case={}), "MAPPING_INVALID"),
        (changed("ledger", case={"column": "x", "as": "name"}), "MAPPING_INVALID"),
        (changed("ledger", case={"days_after": 3}), "MAPPING_INVALID"),
        (changed("ledger", kind={"constant": "gift"}), "MAPPING_INVALID"),
        (changed("ledger", focus={"column": "x", "values": {"a": "b"}}), "MAPPING_INVALID"),
        (changed("ledger", case={"above": "("}), "MAPPING_INVALID"),
        ("notes: '['\n" + sample("ledger.yaml"), "MAPPING_INVALID"),
    ],
)
def test_a_mapping_that_leaves_something_open_is_refused(text, code):
    assert refusal(text).code == code


def test_lists_name_somebody_and_measure_something():
    nobody = changed("relief", person=None, household=None)
    assert "person or household" in refusal(nobody, "relief").detail
    nothing = changed("payroll", amount=None)
    assert "amount" in refusal(nothing, "payroll").detail


def test_the_refusal_names_the_place():
    assert (
        "/fields/amount/unit"
        in refusal(changed("ledger", amount={"column": "a", "unit": "斤"})).detail
    )
