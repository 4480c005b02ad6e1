"""DOC-14 同图复用: the picture of one paper is used again under another.

Does not apply to a case with fewer than two papers that have pictures; pages with a text layer,
OFD and XML have none. Forms look alike: two invoices of one form have nearly the same
perceptual hash, so two pages are one picture only when what was read on them agrees too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Box, Document, Page, Source
from features.records.finding import FieldEvidence, Finding, Severity, Text
from features.records.picture_hash import BITS, distance

RULE = Rule("DOC-14", Severity.MEDIUM)
PAGE = "page"
"""Name that stands for a whole page in the evidence of a picture."""
WHOLE = Box(0.0, 0.0, 1.0, 1.0)
_NUMBER = re.compile(r"\d[\d.,]{2,}")
_TELLING = 3  # fewer numbers or words than this do not tell two papers apart
_SHARED = 0.7  # of 190 pairs of real invoices none shares more than 0.46 of its numbers


@dataclass(frozen=True, slots=True)
class Pictured:
    """One page that has a picture, and the paper it belongs to."""

    document_id: str
    page: Page


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two pages that show one picture; ``bits`` of their hashes differ."""

    first: Pictured
    second: Pictured
    bits: int

    def evidence(self) -> tuple[FieldEvidence, FieldEvidence]:
        """Point at both pages; the likeness of the pictures stands as confidence."""
        likeness = 1.0 - self.bits / BITS
        first, second = self.first, self.second
        return _whole_page(first, likeness), _whole_page(second, likeness)


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over all pairs of papers; value counts the pairs of pages, threshold 0."""
    papers = {document.document_id: tuple(pictured(document)) for document in case.documents}
    shown = [pages for pages in papers.values() if pages]
    if len(shown) < 2:
        return RULE.not_applicable(_NO_PICTURES)
    reuses = [
        reuse
        for ours, theirs in combinations(shown, 2)
        for reuse in reused(ours, theirs, thresholds.picture_distance)
    ]
    if not reuses:
        return RULE.passed(_none(len(shown)), Measure(0.0, 0.0))
    evidence = tuple(dict.fromkeys(piece for reuse in reuses for piece in reuse.evidence()))
    return RULE.hit(_again(len(reuses)), Measure(len(reuses), 0.0), evidence)


def pictured(document: Document) -> Iterator[Pictured]:
    """Yield the pages of a paper that have a hash."""
    for page in document.pages:
        if page.phash is not None:
            yield Pictured(document.document_id, page)


def reused(
    ours: Iterable[Pictured], earlier: Iterable[Pictured], most_bits: int
) -> Iterator[Reuse]:
    """Yield each pair of pages that show one picture, of a case's papers or of earlier ones."""
    known = list(earlier)
    for mine in ours:
        for other in known:
            bits = _bits_apart(mine.page, other.page)
            if bits <= most_bits and _read_alike(mine.page, other.page):
                yield Reuse(mine, other, bits)


def _bits_apart(first: Page, second: Page) -> int:
    if first.phash is None or second.phash is None:
        return BITS
    return distance(first.phash, second.phash)


def _read_alike(first: Page, second: Page) -> bool:
    """Say whether the numbers on both pages agree, else the words where there are few numbers."""
    for contents in (_numbers, _texts):
        ours, theirs = contents(first), contents(second)
        most = max(len(ours), len(theirs))
        if most >= _TELLING:
            return len(ours & theirs) >= _SHARED * most
    return True


def _numbers(page: Page) -> set[str]:
    found = (number for word in page.words for number in _NUMBER.findall(word.text))
    return {number.replace(",", "").strip(".") for number in found}


def _texts(page: Page) -> set[str]:
    return {word.text for word in page.words}


def _whole_page(pictured: Pictured, likeness: float) -> FieldEvidence:
    number = pictured.page.number
    return FieldEvidence(pictured.document_id, PAGE, likeness, Source.OCR, number, WHOLE)


def _again(count: int) -> Text:
    return Text(
        f"疑点：不同文件中有{count}对页面为同一图片，请看所示页面，待核查",
        f"to be checked: {count} pair(s) of pages of different papers show the same picture",
    )


def _none(papers: int) -> Text:
    return Text(
        f"{papers}份文件的页面图片互不相同",
        f"the pictures of {papers} papers differ from each other",
    )


_NO_PICTURES = Text(
    "可比较图片的文件不足两份", "fewer than two papers have pictures that can be compared"
)
