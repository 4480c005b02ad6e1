"""Sentences with values inside, set as a paragraph: each line of it is one run of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.synthesis.papers.sheet import Ink, Sheet, Stretch, Text, wrap


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: bare words, the value of a field, or (``is_key``) its label.

    ``value`` is the normal form of a named piece, the text itself if empty; ``again`` says that
    the field is marked elsewhere.
    """

    text: str
    name: str = ""
    value: str = ""
    is_key: bool = False
    row: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Where a paragraph stands: its edges, ink, height of a line, indent of the first line."""

    left: float
    right: float
    ink: Ink
    lead: float
    indent: str = ""


def draw_prose(sheet: Sheet, top: float, pieces: Sequence[Piece], block: Block) -> float:
    """Set the pieces as one paragraph below ``top``; return its lower edge."""
    content = block.indent + "".join(piece.text for piece in pieces)
    lines = wrap(content, block.ink, block.right - block.left)
    baseline = top + 0.5 * (block.lead + 0.75 * block.ink.em)
    texts = [
        sheet.write(block.left, baseline + place * block.lead, line, block.ink)
        for place, line in enumerate(lines)
    ]
    _record(sheet, texts, pieces, len(block.indent))
    return top + block.lead * len(lines)


def _record(sheet: Sheet, texts: Sequence[Text], pieces: Sequence[Piece], start: int) -> None:
    for piece in pieces:
        stretches = tuple(stretches_of(texts, start, start + len(piece.text)))
        start += len(piece.text)
        if not piece.name or not stretches:
            continue
        if piece.is_key:
            for one in stretches:
                sheet.keys.append((piece.name, one.text, one.start, one.stop))
        elif piece.again:
            sheet.echoes.append((piece.name, stretches))
        else:
            sheet.mark_pieces(piece.name, piece.value or piece.text, stretches, piece.row)


def stretches_of(texts: Sequence[Text], start: int, stop: int) -> Iterator[Stretch]:
    """Yield characters ``start`` to ``stop`` of the joined runs, run by run."""
    offset = 0
    for text in texts:
        first, last = max(start - offset, 0), min(stop - offset, len(text.content))
        if first < last:
            yield Stretch(text, first, last)
        offset += len(text.content)
