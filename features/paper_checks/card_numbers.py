"""PAP-07 银行卡号校验: a card number has the right last digit (Luhn, ISO/IEC 7812-1).

Does not apply to accounts that are no cards: only UnionPay cards (62, 16 to 19 digits) carry
the digit, accounts of firms and collectives do not.
"""

import re
from collections.abc import Iterator

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Field, cell_name
from features.records.finding import Text

CHECK = PaperCheck("PAP-07", Text("银行卡号校验", "Check digit of card numbers"))
_CARD = re.compile(r"62\d{14,17}")
_ACCOUNTS = ("payer_account", "payee_account")


def check(document: Document) -> Check:
    """Check every card number of the paper; no number is told in the detail."""
    cards = [(name, field) for name, field in _accounts(document) if _CARD.fullmatch(field.value)]
    if not cards:
        return CHECK.not_applicable(_NO_CARD)
    wrong = [name for name, field in cards if not has_luhn_digit(field.value)]
    if wrong:
        return CHECK.failed(_wrong(len(wrong)), wrong)
    return CHECK.passed(_RIGHT, (name for name, _ in cards))


def has_luhn_digit(number: str) -> bool:
    """Say whether the last digit of a number of digits is the one that Luhn's sum asks for.

    >>> has_luhn_digit("6212345678900000003"), has_luhn_digit("6212345678900000007")
    (True, False)
    """
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(part // 10 + part % 10 for part in doubled) % 10 == 0


def _accounts(document: Document) -> Iterator[tuple[str, Field]]:
    for name in _ACCOUNTS:
        field = document.field(name)
        if field is not None:
            yield name, field
    for row, line in enumerate(document.lines):
        cell = line.cell("account")
        if cell is not None:
            yield cell_name(row, "account"), cell


def _wrong(count: int) -> Text:
    return Text(
        f"{count}个银行卡号校验位不符", f"the check digit of {count} card number(s) does not agree"
    )


_RIGHT = Text("银行卡号校验位相符", "the check digits of the card numbers agree")
_NO_CARD = Text("没有银联卡号", "no card number is on the paper")
