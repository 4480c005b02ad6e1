"""Prose of a contract: clauses under their headings, running over pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from features.records.document import Field
from models.recognizer import values
from models.recognizer.evidence import Evidence
from models.recognizer.labels import plain
from models.recognizer.layout import Run, joined, rows
from models.recognizer.paragraphs import in_paragraphs, lines_of

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    re.compile(rf"^第(?:{_NUMERAL}|\d{{1,2}})条[、.,:]?(?P<title>.*)$"),
    re.compile(rf"^{_NUMERAL}[、.,:](?P<title>.*)$"),
    re.compile(rf"^[(]{_NUMERAL}[)]、?(?P<title>.*)$"),
    re.compile(r"^\d{1,2}[、.,:](?!\d)(?P<title>.*)$"),
)
_SENTENCE = re.compile("[。;,]|%|\\d元")
_FOOTER = re.compile(r"^(第?\d+页.*|-?\d+-?|\d+/\d+)$")
_LONGEST_TITLE = 14


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of prose and the evidence of its sheet."""

    run: Run
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its heading without the number, and the lines below the heading."""

    title: str
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """Return the prose of the clause without line breaks."""
        return "".join(plain(line.run.text) for line in self.lines)


def clauses(evidences: Sequence[Evidence]) -> tuple[Clause, ...]:
    """Cut the prose of all pages at its numbered headings.

    Of the ways to number that occur, the one with the most headings counts: a contract with
    第一条 has lists with 1. and 2. inside.
    """
    lines = prose_lines(evidences)
    style = _style_of(lines)
    found: list[tuple[str, list[TextLine]]] = []
    for line in lines:
        heading = style.match(plain(line.run.text)) if style else None
        if heading is not None and not _is_item(heading["title"]):
            title, behind = _parted(line, heading["title"])
            found.append((title, [behind] if behind else []))
        elif found:
            found[-1][1].append(line)
    return tuple(Clause(title, tuple(lines)) for title, lines in found)


def prose_lines(evidences: Sequence[Evidence]) -> tuple[TextLine, ...]:
    """Return the lines of all pages in reading order, without the numbers of the pages."""
    return tuple(_lines(evidences))


def paragraphs_of(evidence: Evidence) -> tuple[Clause, ...]:
    """Return the paragraphs of a sheet that are sentences, each as a clause without a title."""
    runs = in_paragraphs(evidence.sheet).runs
    return tuple(
        Clause("", tuple(TextLine(line, evidence) for line in lines_of(run)))
        for run in runs
        if _SENTENCE.search(plain(run.text))
    )


def joined_clause(parts: Sequence[Clause]) -> Clause:
    """Return several paragraphs as one text."""
    return Clause("", tuple(line for part in parts for line in part.lines))


def prose_field(name: str, value: str, lines: Sequence[TextLine]) -> Field:
    """Return a field that rests on these lines; page and box are those of the first page."""
    page = lines[0].run.page
    runs = [line.run for line in lines if line.run.page == page]
    field = lines[0].evidence.field(name, value, joined(runs))
    return replace(
        field,
        raw="\n".join(line.run.text for line in lines),
        confidence=min(word.confidence for line in lines for word in line.run.words),
    )


def clause_field(name: str, clause: Clause) -> Field | None:
    """Return the whole prose of a clause as a field, None when the heading stands alone."""
    value = values.prose(clause.text)
    return prose_field(name, value, clause.lines) if value else None


def lines_with(clause: Clause, part: str) -> tuple[TextLine, ...]:
    """Return the lines over which a part of the clause's text runs."""
    start = clause.text.index(part)
    end, at = start + len(part), 0
    touched: list[TextLine] = []
    for line in clause.lines:
        length = len(plain(line.run.text))
        if at < end and start < at + length:
            touched.append(line)
        at += length
    return tuple(touched)


def _lines(evidences: Sequence[Evidence]) -> Iterator[TextLine]:
    for evidence in evidences:
        for row in rows(evidence.sheet.runs):
            if not _FOOTER.match(plain("".join(run.text for run in row))):
                yield TextLine(joined(row), evidence)


def _style_of(lines: Sequence[TextLine]) -> re.Pattern[str] | None:
    texts = [plain(line.run.text) for line in lines]
    counted = [
        (sum(1 for text in texts if (found := style.match(text)) and _is_title(found["title"])), -n)
        for n, style in enumerate(_STYLES)
    ]
    best, place = max(counted)
    return _STYLES[-place] if best else None


def _is_title(text: str) -> bool:
    """Say whether a text behind a number is a heading, as 付款方式 or 付款方式:货到… are."""
    head, colon, _ = text.partition(":")
    title = head if colon else text
    return 0 < len(title) <= _LONGEST_TITLE and not _SENTENCE.search(title)


def _is_item(text: str) -> bool:
    """Say whether a text behind a number is an item of a list inside a clause."""
    return not text or (not _is_title(text) and bool(re.search("[;。]$", text)))


def _parted(line: TextLine, title: str) -> tuple[str, TextLine | None]:
    """Part a heading from prose that follows it in its line: 四、付款方式：货到…"""
    head, colon, tail = title.partition(":")
    if colon and tail and len(head) <= _LONGEST_TITLE:
        start = max(line.run.text.find(":"), line.run.text.find("：")) + 1
        return head, TextLine(line.run.part(start, len(line.run.text)), line.evidence)
    if len(title) > _LONGEST_TITLE:
        return title, line
    return title, None
