"""Stainless steel grades under their many names, and how they rank against corrosion.

Names: GB/T 20878 (new, old and S-number), JIS SUS, AISI/ASTM, UNS, EN 10088. The tier orders
grades by service in the open air: 1 martensitic 410; 2 ferritic 430 and the nickel-poor 201;
3 202; 4 301, 302; 5 304, 304L, 321; 6 316, 316L; 7 duplex 2205. Grades of one tier are not
ranked against each other. Leaves out carbon steel, aluminium and everything about strength.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade by its AISI number (2205 by its trade name); a higher tier resists more."""

    name: str
    tier: int
    aliases: tuple[str, ...]


GRADES: tuple[Grade, ...] = (
    Grade("410", 1, ("12CR13", "1CR13", "S41010", "S41000", "1.4006")),
    Grade("430", 2, ("10CR17", "1CR17", "S11710", "S43000", "1.4016")),
    Grade("201", 2, ("12CR17MN6NI5N", "1CR17MN6NI5N", "S35350", "S20100", "1.4372")),
    Grade("202", 3, ("12CR18MN9NI5N", "1CR18MN8NI5N", "S35450", "S20200", "1.4373")),
    Grade("301", 4, ("12CR17NI7", "1CR17NI7", "S30110", "S30100", "1.4310")),
    Grade("302", 4, ("12CR18NI9", "1CR18NI9", "S30210", "S30200")),
    Grade("304", 5, ("06CR19NI10", "0CR18NI9", "S30408", "S30400", "1.4301")),
    Grade("304L", 5, ("022CR19NI10", "00CR19NI10", "S30403", "1.4306", "1.4307")),
    Grade("321", 5, ("06CR18NI11TI", "0CR18NI10TI", "S32168", "S32100", "1.4541")),
    Grade("316", 6, ("06CR17NI12MO2", "0CR17NI12MO2", "S31608", "S31600", "1.4401")),
    Grade("316L", 6, ("022CR17NI12MO2", "00CR17NI14MO2", "S31603", "1.4404")),
    Grade("2205", 7, ("022CR23NI5MO3N", "S22053", "S32205", "S31803", "1.4462")),
)
_BY_NAME = {
    name: grade for grade in GRADES for name in (grade.name, f"SUS{grade.name}", *grade.aliases)
}
_COMPOSED = r"[0O]?[0-9O]{1,2}CR\d{1,2}(?:(?:MN|NI|MO|CU|TI|N|C|L)[0-9O]{0,2})*"
_NUMBERED = r"S\d{5}|1\.4\d{3}"
_SERIES = r"(?:SUS|AISI|ASTM|TP|SS)[-\s]?(?P<series>\d{3,4}[A-Z]?)(?![0-9A-Z])"
_BARE = (
    r"(?<![0-9A-Z.×*Φφ-])"
    r"(?P<bare>(?:2205|20[0-5]|30[1-9]|31[0-7]|321|347|409|410|420|430|439|441|444)"
    r"(?:CU|LN|L|N|S|H|J\d)?)"
    r"(?![0-9A-Z]|\.\d|\s*(?:MM|CM|M\b|米|×|\*|X\d|元|根|个|套|支|/(?!\d{3})))"
)
_DESIGNATION = re.compile(f"(?P<full>{_COMPOSED}|{_NUMBERED})|{_SERIES}|{_BARE}")
_STAINLESS = re.compile("不锈|不銹|STAINLESS|SUS|CR1|CR2|S[234]\\d{4}|1\\.4\\d{3}")


@dataclass(frozen=True, slots=True)
class Naming:
    """The grade names found in a text; ``grades`` are the known ones, without repetition."""

    designations: tuple[str, ...]
    grades: tuple[Grade, ...]
    unknown: tuple[str, ...]

    @property
    def grade(self) -> Grade | None:
        """Return the one grade meant, None when none, several or an unknown one is named."""
        return self.grades[0] if len(self.grades) == 1 and not self.unknown else None

    @property
    def is_confirmed(self) -> bool:
        """Say whether two different names agree on the grade, so that a misread is unlikely."""
        return self.grade is not None and len(set(self.designations)) > 1


def names_in(text: str, context: str = "") -> Naming:
    """Find grade names in a text; bare numbers count only where stainless steel is meant.

    ``context`` is what stands beside the text, such as the item's name.

    >>> names_in("304 (06Cr19Ni10)", "不锈钢栏杆").grade.name
    '304'
    >>> names_in("DN200", "镀锌钢管").designations
    ()
    """
    plain = text.upper()
    is_steel = bool(_STAINLESS.search(f"{plain} {context.upper()}"))
    found = tuple(
        _normal(match)
        for match in _DESIGNATION.finditer(plain)
        if is_steel or match["bare"] is None
    )
    grades = dict.fromkeys(_BY_NAME[name] for name in found if name in _BY_NAME)
    return Naming(found, tuple(grades), tuple(name for name in found if name not in _BY_NAME))


def _normal(match: re.Match[str]) -> str:
    full = match["full"]
    if full is None:
        return match["series"] or match["bare"]
    return full.replace("O", "0").replace("M0", "MO")
