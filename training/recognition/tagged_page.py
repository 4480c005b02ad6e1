"""Texts of drawn papers with the tag of each character, as their sheets know it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from features.records.document import Kind
from models.recognizer.tags import CLASSES, NOTHING, Role, Tag
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.press import SIGNATURE
from training.synthesis.papers.sheet import Rectangle, Sheet, Text

NO_ROW = -1


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its edges in millimetres, its class and its table row."""

    character: str
    x0: float
    x1: float
    tag: int = NOTHING
    row: int = NO_ROW


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of text: letters between ``top`` and ``bottom``, in millimetres."""

    letters: tuple[Letter, ...]
    top: float
    bottom: float

    @property
    def em(self) -> float:
        """Return its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A drawn page with its answers; places are rectangles (x0, y0, x1, y1) in millimetres."""

    kind: Kind
    width: float
    strips: tuple[Strip, ...]
    sealed: tuple[Rectangle, ...]
    signed: tuple[Rectangle, ...]


def tagged_pages(drawn: Drawn) -> tuple[TaggedPage, ...]:
    """Return the pages of a paper with the answers that its sheets know."""
    return tuple(
        TaggedPage(
            drawn.kind,
            sheet.width,
            tuple(_strips(sheet)),
            tuple(place for what, place in sheet.places if what.endswith("seal")),
            tuple(place for what, place in sheet.places if what == SIGNATURE),
        )
        for sheet in drawn.sheets
    )


def _strips(sheet: Sheet) -> Iterator[Strip]:
    tagged = _tags_of(sheet)
    for text in sheet.texts:
        if not text.content.strip():
            continue
        _, top, _, bottom = text.span()
        letters = tagged.get(id(text)) or _letters(text)
        yield Strip(tuple(letters), top, bottom)


def _tags_of(sheet: Sheet) -> dict[int, list[Letter]]:
    """Return the letters of the texts that bear a tag, by the identity of the text."""
    tagged: dict[int, list[Letter]] = {}
    cells = {mark.name for mark, _ in sheet.marks if mark.row is not None}
    for mark, parts in sheet.spans:
        role = Role.VALUE if mark.row is None else Role.CELL
        row = NO_ROW if mark.row is None else mark.row
        for part in parts:
            _paint(tagged, part.text, (part.start, part.stop), (Tag(role, mark.name), row))
    for name, parts in sheet.echoes:
        for part in parts:
            _paint(tagged, part.text, (part.start, part.stop), (Tag(Role.VALUE, name), NO_ROW))
    for name, text, start, stop in sheet.keys:
        heading = name in cells and Tag(Role.HEADING, name) in CLASSES
        role = Role.HEADING if heading and _is_heading(sheet, name, text) else Role.KEY
        _paint(tagged, text, (start, stop), (Tag(role, name), NO_ROW))
    return tagged


def _is_heading(sheet: Sheet, name: str, text: Text) -> bool:
    """Say whether a printed name heads a column: a name may be a field's and a column's.

    Signatures are cells without characters: where no cell of the column has any, it is heading.
    """
    cells = [
        part.text
        for mark, parts in sheet.spans
        for part in parts
        if mark.name == name and mark.row is not None
    ]
    return not cells or any(cell.y > text.y and abs(cell.x - text.x) < 40 for cell in cells)


def _paint(
    tagged: dict[int, list[Letter]], text: Text, ends: tuple[int, int], what: tuple[Tag, int]
) -> None:
    tag, row = what
    if tag not in CLASSES:
        return
    letters = tagged.setdefault(id(text), _letters(text))
    for at in range(*ends):
        letters[at] = replace(letters[at], tag=CLASSES[tag], row=row)


def _letters(text: Text) -> list[Letter]:
    edges = [text.x]
    for character in text.content:
        edges.append(edges[-1] + text.ink.width(character))
    return [Letter(c, a, b) for c, a, b in zip(text.content, edges, edges[1:], strict=False)]
