"""Accounts and banks of a slip belong to the name they stand with."""

from features.records.document import Box, Field, Kind, Source
from models.recognizer.reading import Reading
from models.recognizer.slip_order import with_sides_apart

LEFT, RIGHT = 0.2, 0.7


def value(name: str, text: str, x: float, y: float) -> Field:
    return Field(name, text, text, 0.9, Source.OCR, 1, Box(x, y, x + 0.1, y + 0.02))


def slip(*fields: Field, kind: Kind = Kind.BANK_SLIP) -> Reading:
    return Reading(kind, None, fields)


NAMES = (
    value("payer_name", "石溪村股份经济合作社", LEFT, 0.2),
    value("payee_name", "云澜诚川科技有限公司", RIGHT, 0.2),
)
CROSSED = (
    value("payee_bank", "农禾银行青禾支行", LEFT, 0.3),
    value("payer_bank", "兴村银行云澜支行", RIGHT, 0.3),
)


def test_banks_that_stand_with_the_other_name_change_sides():
    read = with_sides_apart(slip(*NAMES, *CROSSED))
    assert read.field("payer_bank").value == "农禾银行青禾支行"
    assert read.field("payee_bank").value == "兴村银行云澜支行"


def test_what_stands_with_its_own_name_stays():
    own = (value("payer_account", "622", LEFT, 0.25), value("payee_account", "811", RIGHT, 0.25))
    given = slip(*NAMES, *own)
    assert with_sides_apart(given) == given


def test_half_a_side_says_nothing():
    for given in (slip(*NAMES, CROSSED[0]), slip(NAMES[0], *CROSSED)):
        assert with_sides_apart(given) == given


def test_other_papers_are_left_alone():
    given = slip(*NAMES, *CROSSED, kind=Kind.RECEIPT)
    assert with_sides_apart(given) == given
