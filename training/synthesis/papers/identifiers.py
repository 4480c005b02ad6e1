"""Numbers that bodies and people carry, well formed and invented.

Every region in them ends in 98, which no county has; no telephone number begins with 100 or 0000;
the cards begin with 629998, which no bank issues.
"""

from datetime import date, timedelta

import numpy as np

from features.records.identity import resident_id_check
from training.synthesis.papers.purchase import credit_code

_LETTERS = "ABCDEFGHJKLMNPQRTUWXY"
_FIRST_BIRTH = date(1948, 1, 1)
_BIRTH_DAYS = 58 * 365


def figures(rng: np.random.Generator, count: int) -> str:
    """Return this many digits."""
    return "".join(map(str, rng.integers(0, 10, count)))


def firm_code(rng: np.random.Generator, region: str) -> str:
    """Return a credit code of a firm; half of them of the newer form with MA."""
    organisation = _newer(rng) if rng.random() < 0.5 else figures(rng, 8)
    return credit_code("91" if rng.random() < 0.85 else "92", region, organisation)


def _newer(rng: np.random.Generator) -> str:
    first, second = (_LETTERS[place] for place in rng.integers(0, len(_LETTERS), 2))
    return f"MA{figures(rng, 1)}{first}{figures(rng, 2)}{second}{figures(rng, 1)}"


def village_code(rng: np.random.Generator, region: str, committee: bool) -> str:
    """Return a credit code of a village: N2 for its collective, 54 for its committee."""
    organisation = ("MF" + figures(rng, 6)) if rng.random() < 0.6 else figures(rng, 8)
    return credit_code("54" if committee else "N2", region, organisation)


def office_code(rng: np.random.Generator, region: str) -> str:
    """Return a credit code of a government office."""
    return credit_code("11", region, figures(rng, 8))


def old_tax_number(rng: np.random.Generator, region: str) -> str:
    """Return a tax number of the older form: 15 digits."""
    return region + figures(rng, 9)


def resident_id(rng: np.random.Generator, region: str) -> str:
    """Return a resident id of somebody born between 1948 and 2006; its check agrees."""
    born = _FIRST_BIRTH + timedelta(days=int(rng.integers(_BIRTH_DAYS)))
    first17 = f"{region}{born:%Y%m%d}{int(rng.integers(1, 1000)):03d}"
    return first17 + resident_id_check(first17)


def firm_account(rng: np.random.Generator) -> str:
    """Return the account of a body: 15 to 21 digits without a check."""
    return str(rng.integers(1, 10)) + figures(rng, int(rng.choice((14, 16, 17, 18, 20))))


def card_number(rng: np.random.Generator) -> str:
    """Return a card of 19 digits (at times 16) whose check digit agrees."""
    body = "629998" + figures(rng, 12 if rng.random() < 0.8 else 9)
    return body + luhn_digit(body)


def luhn_digit(body: str) -> str:
    """Return the check digit of a card number (ISO/IEC 7812)."""
    doubled = [int(c) * (2 if i % 2 == 0 else 1) for i, c in enumerate(reversed(body))]
    total = sum(value // 10 + value % 10 for value in doubled)
    return str(-total % 10)


def phone(rng: np.random.Generator) -> str:
    """Return a telephone number that nobody has."""
    if rng.random() < 0.5:
        return "100" + figures(rng, 8)
    return f"05{figures(rng, 2)}-0000{figures(rng, 4)}"


def paper_number(rng: np.random.Generator, when: date, letters: str) -> str:
    """Return a number of a contract, notice or note in one of the usual forms."""
    year, serial = when.year, int(rng.integers(1, 400))
    forms = (
        f"{letters}-{year}-{serial:03d}",
        f"{letters}{year}{when.month:02d}{serial:03d}",
        f"{letters}[{year}]{serial}号",
        f"{letters}〔{year}〕第{serial:03d}号",
        f"{year}-{letters}-{serial:04d}",
        f"{letters}-{year}{when.month:02d}{when.day:02d}-{serial % 40 + 1:02d}",
    )
    return forms[rng.integers(len(forms))]
