"""A recognised paper: pages, words, fields with their confidence and box, checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from features.errors import BadRecord


class Source(StrEnum):
    """Where a value was read, surest first."""

    XML = "xml"
    OFD = "ofd"
    QR = "qr"
    PDF_TEXT = "pdf_text"
    OCR = "ocr"


class Kind(StrEnum):
    """Kinds of paper of the recognition contract."""

    INVOICE = "invoice"
    CONTRACT = "contract"
    ROSTER = "roster"
    AWARD_NOTICE = "award_notice"
    ACCEPTANCE = "acceptance"
    DELIVERY_NOTE = "delivery_note"
    BANK_SLIP = "bank_slip"
    RECEIPT = "receipt"
    OTHER = "other"


class CheckStatus(StrEnum):
    """Outcome of a check on one paper."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions of the page, origin top left.

    Raises BadRecord(BAD_BOX) when it leaves the page or is turned inside out.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if not (0.0 <= self.x0 <= self.x1 <= 1.0 and 0.0 <= self.y0 <= self.y1 <= 1.0):
            raise BadRecord("BAD_BOX", f"not inside the page: {self.as_list()}")

    def as_list(self) -> list[float]:
        """Return [x0, y0, x1, y1], the wire form."""
        return [self.x0, self.y0, self.x1, self.y1]

    def holds_middle_of(self, other: "Box") -> bool:
        """Say whether the middle of another rectangle lies in this one."""
        x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def union(self, other: "Box") -> "Box":
        """Return the smallest box around both: a value that stands in several words."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a word, and what else it may be.

    ``rivals`` are the next likeliest characters with their probabilities, "" being none at all;
    ``start`` and ``end`` are shares of the word's length.
    """

    character: str
    confidence: float
    rivals: tuple[tuple[str, float], ...]
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text as a reader found it; confidence in [0, 1].

    ``glyphs`` are its characters one by one, where the reader says so much. ``source`` is that of
    this word on a page of mixed sources, None where it is the page's.
    """

    text: str
    confidence: float
    box: Box
    glyphs: tuple[Glyph, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal on a page; the confidence is that of the network that found it."""

    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` counts from 1, sizes are in pixels (or points for a text layer).

    ``phash`` is the perceptual hash of the page's picture (``picture_hash``), None for a page
    without one or without structure. ``seals`` are those on it, None where nobody looked for them.
    """

    number: int
    width: int
    height: int
    words: tuple[Word, ...] = ()
    phash: str | None = None
    seals: tuple[Seal, ...] | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from a paper.

    ``value`` is normalised (ISO dates, amounts with two digits, numbers without spaces),
    ``raw`` is what stands on the paper. ``page`` and ``box`` are None only where the source
    has no picture (XML). ``passed`` and ``failed`` name the checks that touched the value.
    ``glyphs`` spell ``raw`` where OCR read it: what else each character may be. ``looks`` are the
    texts that further cuts of the same place gave. ``others`` are what other sources read in its
    place, where they do not agree.
    """

    name: str
    value: str
    raw: str
    confidence: float
    source: Source
    page: int | None = None
    box: Box | None = None
    passed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    looks: tuple[str, ...] = ()
    others: tuple["Field", ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table on the paper: at most one field for each cell name."""

    cells: tuple[Field, ...]

    def cell(self, name: str) -> Field | None:
        """Return the cell of this name, None when it was not read."""
        return next((cell for cell in self.cells if cell.name == name), None)


@dataclass(frozen=True, slots=True)
class Check:
    """A check on one paper; ``detail`` says what was compared, ``fields`` names what it touched."""

    code: str
    status: CheckStatus
    detail: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A recognised paper.

    ``document_id`` is ``doc_`` and the first 24 hex digits of the SHA-256 of its bytes, so the
    same bytes are the same document. ``needs_review`` names the fields that a person must read.
    ``parts`` are the further papers of a file that shows several, as a photograph of three
    invoices does; they share its id.
    """

    document_id: str
    sha256: str
    media_type: str
    kind: Kind
    subkind: str | None
    pages: tuple[Page, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...] = ()
    checks: tuple[Check, ...] = ()
    needs_review: tuple[str, ...] = ()
    parts: tuple["Document", ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the header field of this name, None when it was not read."""
        return next((field for field in self.fields if field.name == name), None)

    def cells(self, name: str) -> Iterator[Field]:
        """Yield the cells of this name from all lines, in reading order."""
        for line in self.lines:
            cell = line.cell(name)
            if cell is not None:
                yield cell


def document_id_of(sha256: str) -> str:
    """Return the id that a document with this hex digest has."""
    return f"doc_{sha256[:24]}"


def cell_name(row: int, name: str) -> str:
    """Return how a cell is named beside header fields; rows count from 0.

    >>> cell_name(3, "net")
    'lines[3].net'
    """
    return f"lines[{row}].{name}"
