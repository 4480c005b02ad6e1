"""The page on imports tells every refusal and every field, and its mapping is one."""

import re

from models.errors import Unreadable
from serving.adapters.mapping import FieldName, ImportKind, read_mapping
from tests.serving.adapters.refusals_page import PAGE, shown, table

TEXT = PAGE.read_text("utf-8")


def test_the_table_of_refusals_is_that_of_the_code():
    assert shown() == table(), "run: python -m tests.serving.adapters.refusals_page"


def test_every_field_is_told():
    told = TEXT.partition("| 字段 / field |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", told)) >= {name.value for name in FieldName}


def test_the_example_is_a_mapping():
    example = re.search(r"```yaml\n(version: 1.*?)```", TEXT, re.DOTALL)[1]
    try:
        mapping = read_mapping(example, ImportKind.PAYROLL)
    except Unreadable as refused:
        raise AssertionError(refused.detail) from refused
    assert mapping.header_rows == 2


def test_the_commands_of_the_page_are_those_of_the_command_line():
    named = set(re.findall(r"^yunjing import (\w+)", TEXT, re.MULTILINE))
    assert named == {kind.value for kind in ImportKind} | {"ocds"}
