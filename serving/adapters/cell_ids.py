"""Cells that name somebody: people, households, accounts and firms; people leave as pseudonyms."""

import re
from collections.abc import Callable, Mapping

from features.records.identity import is_credit_code, is_resident_id, resident_id_check
from features.records.provinces import PROVINCES
from serving.adapters.cell_text import number_text, require_short, text_of
from serving.adapters.mapping import FieldName, Reading
from serving.adapters.pseudonyms import Pseudonyms
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Cell

_MASK = re.compile(r"[*＊×xX•●]{2,}")
_ACCOUNT = re.compile(r"[0-9A-Z]{6,32}")
_ID_IN_TEXT = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9])")
_DEFAULTS = {
    FieldName.SELLER: Reading.CREDIT_CODE,
    FieldName.PERSON: Reading.RESIDENT_ID,
    FieldName.HOUSEHOLD: Reading.RESIDENT_ID,
    FieldName.ACCOUNT: Reading.KEYED,
}
PERSON, NAME, HOUSEHOLD_CODE, ACCOUNT = "p", "n", "h", "k"


def named(cell: Cell, field: FieldName, reading: Reading | None, keyed: Pseudonyms) -> str:
    """Return the id of a person, household, account or firm as it may leave.

    Raises CellRefused: PRECISION_LOST, MASKED_ID, BAD_RESIDENT_ID, BAD_CREDIT_CODE, BAD_ACCOUNT.
    """
    return _READERS[field, reading or _DEFAULTS[field]](cell, keyed)


def resident_number(text: str) -> str | None:
    """Return the resident id of 18 characters in a text, None where the check disagrees.

    An id of 15 digits (before 1999) is written in the form of today, so that both are one person.
    """
    number = re.sub(r"\s", "", text).upper()
    if re.fullmatch(r"[0-9]{15}", number):
        number = f"{number[:6]}19{number[6:]}"
        number += resident_id_check(number)
    return number if is_resident_id(number) and number[:2] in PROVINCES else None


def refuse_resident_ids(text: str) -> str:
    """Return a text that leaves as it is; raises CellRefused(RESIDENT_ID_IN_TEXT)."""
    if any(resident_number(found) for found in _ID_IN_TEXT.findall(text)):
        raise CellRefused("RESIDENT_ID_IN_TEXT")
    return text


def mask_resident_ids(text: str) -> str:
    """Return a text with every resident id in it masked but for its region."""
    return _ID_IN_TEXT.sub(
        lambda found: f"{found[0][:6]}****" if resident_number(found[0]) else found[0], text
    )


def _resident(cell: Cell, keyed: Pseudonyms) -> str:
    text = number_text(cell)
    number = resident_number(text)
    if number is None:
        raise CellRefused("MASKED_ID" if _MASK.search(text) else "BAD_RESIDENT_ID")
    return keyed.of(PERSON, number)


def _person_code(cell: Cell, keyed: Pseudonyms) -> str:
    return _either(number_text(cell), "c", keyed)


def _household_code(cell: Cell, keyed: Pseudonyms) -> str:
    return _either(number_text(cell), HOUSEHOLD_CODE, keyed)


def _either(text: str, sort: str, keyed: Pseudonyms) -> str:
    """Key a code; where it is a resident id all the same, it is the person of that id."""
    number = resident_number(text)
    return keyed.of(sort, text) if number is None else keyed.of(PERSON, number)


def _account_number(cell: Cell) -> str:
    text = re.sub(r"[\s-]", "", number_text(cell)).upper()
    if not _ACCOUNT.fullmatch(text):
        raise CellRefused("MASKED_ID" if _MASK.search(text) else "BAD_ACCOUNT")
    return text


def _account_keyed(cell: Cell, keyed: Pseudonyms) -> str:
    return keyed.of(ACCOUNT, _account_number(cell))


def _account_plain(cell: Cell, _: Pseudonyms) -> str:
    return refuse_resident_ids(_account_number(cell))


def _credit_code(cell: Cell, keyed: Pseudonyms) -> str:
    text = re.sub(r"\s", "", number_text(cell)).upper()
    number = resident_number(text)  # first: one in thirty passes the check of credit codes, too
    if number is not None:
        return keyed.of(PERSON, number)
    if not is_credit_code(text):
        raise CellRefused("BAD_CREDIT_CODE")
    return text


def _name(cell: Cell, keyed: Pseudonyms) -> str:
    return keyed.of(NAME, re.sub(r"\s", "", text_of(cell)))


def _plain_code(cell: Cell, _: Pseudonyms) -> str:
    return require_short(refuse_resident_ids(number_text(cell)))


_READERS: Mapping[tuple[FieldName, Reading], Callable[[Cell, Pseudonyms], str]] = {
    (FieldName.SELLER, Reading.CREDIT_CODE): _credit_code,
    (FieldName.SELLER, Reading.NAME): _name,
    (FieldName.SELLER, Reading.CODE): _plain_code,
    (FieldName.PERSON, Reading.RESIDENT_ID): _resident,
    (FieldName.PERSON, Reading.CODE): _person_code,
    (FieldName.HOUSEHOLD, Reading.RESIDENT_ID): _resident,
    (FieldName.HOUSEHOLD, Reading.CODE): _household_code,
    (FieldName.ACCOUNT, Reading.KEYED): _account_keyed,
    (FieldName.ACCOUNT, Reading.PLAIN): _account_plain,
}
