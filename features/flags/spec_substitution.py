"""PUR-04 以次充好: what was delivered or invoiced is a lower steel grade than the contract's.

Does not apply without a contract (or stated items) naming a known grade, or without a delivery
note, acceptance or invoice naming one. The same grade under another name (304, 06Cr19Ni10,
S30408, SUS304, 1.4301) passes, and so does a higher grade or one of the same tier. A grade
that the table does not know, two grades in one cell, or a doubtful OCR reading that no second
name confirms is N-A.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.flags.papers import field_evidence, is_doubtful
from features.flags.rule import Measure, Rule
from features.flags.steel_grades import Grade, Naming, names_in
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Document, Field, Kind, Line
from features.records.finding import CaseEvidence, Evidence, Finding, Severity, Text

RULE = Rule("PUR-04", Severity.HIGH)
_DELIVERED = (Kind.DELIVERY_NOTE, Kind.ACCEPTANCE, Kind.INVOICE)
_PAPER_NAMES = {
    Kind.DELIVERY_NOTE: ("送货单", "delivery note"),
    Kind.ACCEPTANCE: ("验收单", "acceptance"),
    Kind.INVOICE: ("发票", "invoice"),
}
_CATEGORY = re.compile(r"\*[^*]+\*")
_NOT_A_NAME = re.compile(r"[\W\d_a-zA-Z]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A grade named for an item, where it stands, and whether the reading is in doubt."""

    item: str
    naming: Naming
    evidence: Evidence
    is_doubtful: bool = False
    kind: Kind = Kind.CONTRACT


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was promised for an item and what came instead."""

    promised: Mention
    promised_grade: Grade
    delivered: Mention
    delivered_grade: Grade

    @property
    def is_lower(self) -> bool:
        """Say whether a lower tier came than was promised."""
        return self.delivered_grade.tier < self.promised_grade.tier

    @property
    def is_in_doubt(self) -> bool:
        """Say whether either side rests on a doubtful reading."""
        return self.promised.is_doubtful or self.delivered.is_doubtful


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding; value is the delivered tier, threshold the promised one."""
    floor = thresholds.ocr_confidence
    promised = list(_promised(case, floor))
    delivered = [m for paper in case.documents if paper.kind in _DELIVERED
                 for m in _mentions(paper, floor)]  # fmt: skip
    if not promised or not delivered:
        return RULE.not_applicable(_NO_PROMISE if not promised else _NO_DELIVERY)
    return _judge(promised, delivered)


def _judge(promised: list[Mention], delivered: list[Mention]) -> Finding:
    compared = [pair for mention in delivered if (pair := _compare(promised, mention))]
    lower = [pair for pair in compared if pair.is_lower]
    sure = [pair for pair in lower if not pair.is_in_doubt]
    if sure:
        return _hit(sure)
    unclear = [m for m in (*promised, *delivered) if m.naming.grade is None]
    if lower or unclear or not compared:
        doubted = (m for pair in lower for m in (pair.promised, pair.delivered))
        evidence = dict.fromkeys(mention.evidence for mention in (*unclear, *doubted))
        return RULE.not_applicable(_DOUBTFUL if lower else _UNKNOWN, tuple(evidence))
    return RULE.passed(_not_lower(compared[0]), _measure(compared[0]), _evidence(compared))


def _promised(case: Case, floor: float) -> Iterator[Mention]:
    contracts = case.papers(Kind.CONTRACT)
    found = [m for paper in contracts for m in _mentions(paper, floor)]
    yield from found or _stated_items(case)


def _stated_items(case: Case) -> Iterator[Mention]:
    for index, item in enumerate(case.items):
        naming = names_in(item.specification or item.name, item.name)
        if naming.designations:
            member = "specification" if item.specification else "name"
            yield Mention(_plain(item.name), naming, CaseEvidence(f"/items/{index}/{member}"))


def _mentions(paper: Document, floor: float) -> Iterator[Mention]:
    for line in paper.lines or (Line(paper.fields),):
        name = line.cell("item_name")
        for cell in (line.cell("specification"), name):
            naming = _naming(cell, name)
            if cell is not None and naming is not None:
                doubtful = is_doubtful(cell, floor) and not naming.is_confirmed
                item = _plain(name.value) if name else ""
                here = field_evidence(paper, cell)
                yield Mention(item, naming, here, doubtful, paper.kind)
                break


def _naming(cell: Field | None, name: Field | None) -> Naming | None:
    if cell is None:
        return None
    naming = names_in(cell.value, name.value if name else "")
    return naming if naming.designations else None


def _plain(item_name: str) -> str:
    """Return an item's name without tax category, grade and size, for matching lines."""
    return _NOT_A_NAME.sub("", _CATEGORY.sub("", item_name))


def _compare(promised: list[Mention], delivered: Mention) -> Comparison | None:
    """Compare with the lowest grade promised for this item, else for any item."""
    grade = delivered.naming.grade
    known = [(m, m.naming.grade) for m in promised if m.naming.grade is not None]
    same = [row for row in known if row[0].item and row[0].item == delivered.item]
    rows = same or known
    if grade is None or not rows:
        return None
    best = min(rows, key=lambda row: row[1].tier if row[1] else 0)
    return Comparison(best[0], best[1], delivered, grade) if best[1] else None


def _hit(lower: list[Comparison]) -> Finding:
    worst = min(lower, key=lambda pair: pair.delivered_grade.tier - pair.promised_grade.tier)
    return RULE.hit(_lower(worst), _measure(worst), _evidence([worst, *lower]))


def _measure(pair: Comparison) -> Measure:
    return Measure(pair.delivered_grade.tier, pair.promised_grade.tier)


def _evidence(pairs: list[Comparison]) -> tuple[Evidence, ...]:
    both = (m.evidence for pair in pairs for m in (pair.promised, pair.delivered))
    return tuple(dict.fromkeys(both))


def _lower(pair: Comparison) -> Text:
    zh, en = _PAPER_NAMES[pair.delivered.kind]
    promised, delivered = pair.promised_grade.name, pair.delivered_grade.name
    return Text(
        f"疑点：合同约定{promised}不锈钢，{zh}载明{delivered}，低于约定牌号，待核查",
        f"to be checked: the contract says stainless steel {promised},"
        f" the {en} says {delivered}, a lower grade",
    )


def _not_lower(pair: Comparison) -> Text:
    promised, delivered = pair.promised_grade.name, pair.delivered_grade.name
    return Text(
        f"交付牌号{delivered}不低于合同约定的{promised}",
        f"the delivered grade {delivered} is not below the promised {promised}",
    )


_NO_PROMISE = Text(
    "合同或采购清单未写明不锈钢牌号", "neither contract nor items name a stainless steel grade"
)
_NO_DELIVERY = Text(
    "送货单、验收单、发票均未写明不锈钢牌号",
    "no delivery note, acceptance or invoice names a stainless steel grade",
)
_UNKNOWN = Text(
    "牌号不在对照表内或同格有多个牌号，待人工核对",
    "a grade is not in the table or a cell names several, to be read by a person",
)
_DOUBTFUL = Text(
    "牌号识别置信度不足，待人工核对",
    "a grade was read with too little confidence, to be read by a person",
)
