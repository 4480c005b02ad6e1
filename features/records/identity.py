"""Check characters of the unified social credit code (GB 32100) and the resident id (GB 11643).

python-stdnum rejects credit codes that begin with a letter; village collectives begin with N.
"""

import re
from datetime import date

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_FORM = re.compile(rf"[{_CREDIT_ALPHABET}]{{2}}[0-9]{{6}}[{_CREDIT_ALPHABET}]{{10}}")
_RESIDENT_FORM = re.compile(r"[1-9][0-9]{16}[0-9X]")
_RESIDENT_CHECKS = "10X98765432"


def credit_code_check(first17: str) -> str:
    """Return the 18th character of a credit code (GB 32100-2015, weights 3^(i-1) mod 31).

    >>> credit_code_check("91350100M000100Y4")
    '3'
    """
    total = sum(_CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def is_credit_code(code: str) -> bool:
    """Say whether an 18-character code is well formed and its check character agrees.

    >>> is_credit_code("91350100M000100Y43")
    True
    """
    return bool(_CREDIT_FORM.fullmatch(code)) and credit_code_check(code[:17]) == code[17]


def resident_id_check(first17: str) -> str:
    """Return the 18th character of a resident id (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(c) * pow(2, 17 - i, 11) for i, c in enumerate(first17))
    return _RESIDENT_CHECKS[total % 11]


def is_resident_id(number: str) -> bool:
    """Say whether an 18-character resident id has a real birth date and the right check."""
    if not _RESIDENT_FORM.fullmatch(number) or resident_birth_date(number) is None:
        return False
    return resident_id_check(number[:17]) == number[17]


def resident_birth_date(number: str) -> date | None:
    """Return the birth date that stands in characters 7 to 14, None when it is no date."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
