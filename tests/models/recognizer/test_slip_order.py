"""Accounts and banks of a slip belong to the name they stand with."""

from dataclasses import replace

from features.records.document import Box, Field, Kind, Source, Word
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
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
    read = with_sides_apart(slip(*NAMES, *CROSSED), [])
    assert read.field("payer_bank").value == "农禾银行青禾支行"
    assert read.field("payee_bank").value == "兴村银行云澜支行"


def test_what_stands_with_its_own_name_stays():
    own = (value("payer_account", "622", LEFT, 0.25), value("payee_account", "811", RIGHT, 0.25))
    given = slip(*NAMES, *own)
    assert with_sides_apart(given, []) == given


def test_half_a_side_says_nothing():
    for given in (slip(*NAMES, CROSSED[0]), slip(NAMES[0], *CROSSED)):
        assert with_sides_apart(given, []) == given


def page(*runs: tuple[str, float, float]) -> Evidence:
    words = [Word(text, 1.0, Box(x, y, x + 0.02 * len(text), y + 0.02)) for text, x, y in runs]
    return Evidence(lay_out(words, 1.0), Source.OCR)


OUT_AND_IN = (
    ("汇出账户号码", LEFT, 0.27),
    ("622", LEFT, 0.3),
    ("进账账号", RIGHT, 0.27),
    ("811", RIGHT, 0.3),
)


def test_labels_that_say_the_side_decide_against_the_place():
    crossed = (value("payee_account", "622", LEFT, 0.3), value("payer_account", "811", RIGHT, 0.3))
    names = tuple(
        replace(n, name={"payer_name": "payee_name"}.get(n.name, "payer_name")) for n in NAMES
    )
    read = with_sides_apart(slip(*names, *crossed), [page(*OUT_AND_IN)])
    assert read.field("payer_account").value == "622"
    assert read.field("payee_account").value == "811"


def test_labels_that_say_the_side_keep_it_far_from_its_name():
    right = (value("payer_account", "622", RIGHT, 0.3), value("payee_account", "811", LEFT, 0.3))
    labels = (
        ("付款账号", RIGHT - 0.1, 0.3),
        ("622", RIGHT, 0.3),
        ("收款账号", LEFT - 0.1, 0.3),
        ("811", LEFT, 0.3),
    )
    given = slip(*NAMES, *right)
    assert with_sides_apart(given, [page(*labels)]) == given


def test_one_account_under_the_label_of_the_other_side_changes_sides():
    alone = slip(*NAMES, value("payee_account", "622", LEFT, 0.3))
    read = with_sides_apart(alone, [page(*OUT_AND_IN[:2])])
    assert read.field("payer_account").value == "622"
    assert read.field("payee_account") is None


def test_other_papers_are_left_alone():
    given = slip(*NAMES, *CROSSED, kind=Kind.RECEIPT)
    assert with_sides_apart(given, []) == given
