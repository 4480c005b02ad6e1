"""``yunjing pseudonym``: the pseudonyms that imports give, for those who write cases themselves."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from serving.adapters.cell_ids import named
from serving.adapters.mapping import FieldName, Reading
from serving.adapters.pseudonyms import open_pseudonyms
from serving.adapters.refusals import CellRefused
from serving.commands.pseudonym_key import key_file
from serving.settings import load_settings

_SOME_REFUSED = 1


class Sort(StrEnum):
    """What the lines are."""

    PERSON = "person"  # resident ids
    ACCOUNT = "account"
    NAME = "name"  # of a seller


_READINGS = {
    Sort.PERSON: (FieldName.PERSON, Reading.RESIDENT_ID),
    Sort.ACCOUNT: (FieldName.ACCOUNT, Reading.KEYED),
    Sort.NAME: (FieldName.SELLER, Reading.NAME),
}


def pseudonym(sort: Annotated[Sort, typer.Argument(help="号码种类 / what the lines are")]) -> None:
    """Print the pseudonym of each line of standard input, an empty line for one that is refused.

    Exit status 1 when a line was refused; it is named by its number on the error stream.
    """
    keyed = open_pseudonyms(key_file(load_settings()))
    field, reading = _READINGS[sort]
    refused = 0
    for number, line in enumerate(sys.stdin, start=1):
        made = ""
        try:
            made = named(line.rstrip("\n"), field, reading, keyed)
        except CellRefused as error:
            sys.stderr.write(f"{number}: {error.code}: {error.detail}\n")
            refused += 1
        sys.stdout.write(f"{made}\n")
    if refused:
        raise typer.Exit(_SOME_REFUSED)
