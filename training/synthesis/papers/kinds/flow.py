"""Pages that fill one after the other from the top, as a letter or a contract does."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from training.synthesis.papers.block import draw_fields
from training.synthesis.papers.kinds.template import Values, pieces_of
from training.synthesis.papers.pair_lines import GAP, write_label, write_value
from training.synthesis.papers.prose import Block, Piece, draw_prose
from training.synthesis.papers.sheet import Ink, Sheet, Stretch, Text, wrap
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair

_INDENT = "　　"
_LONGEST_SPREAD = 9
_PAGE_NUMBERS = (
    "",
    "第{page}页 共{pages}页",
    "- {page} -",
    "{page}/{pages}",
    "第 {page} 页",
    "{page}",
)


@dataclass(slots=True)
class Flow:
    """The sheets so far; ``top`` is where the next thing goes, ``said`` what was recorded."""

    style: Style
    sheets: list[Sheet] = field(default_factory=list)
    top: float = 0.0
    said: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.turn()

    @property
    def sheet(self) -> Sheet:
        """Return the sheet that is being filled."""
        return self.sheets[-1]

    @property
    def room(self) -> float:
        """Return how much of the sheet is left."""
        return self.style.bottom - self.top

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append(self.style.sheet(len(self.sheets) + 1))
        self.top = self.style.margins.top

    def need(self, height: float) -> None:
        """Begin a new sheet unless this much is left, in millimetres."""
        if height > self.room and self.top > self.style.margins.top:
            self.turn()

    def title(self, words: str, spread: bool = True) -> list[Text]:
        """Set a title in the layout's way, over one or two lines; short ones may be spread."""
        style = self.style
        spread = spread and style.title_spaced and len(words) < _LONGEST_SPREAD and " " not in words
        ink = style.inks.title
        x = style.left + style.title_align * (style.right - style.left)
        texts = []
        for line in wrap(" ".join(words) if spread else words, ink, style.right - style.left):
            self.top += 1.25 * ink.em
            texts.append(self.sheet.write(x, self.top - 0.2 * ink.em, line, ink, style.title_align))
        self._title_rules(texts[-1])
        self.top += 0.5 * ink.em
        return texts

    def _title_rules(self, last: Text) -> None:
        """Rule below a title as its layout does: not at all, once or twice."""
        left, _, right, bottom = last.span()
        for _ in range(self.style.title_rules):
            self.top += 0.9
            y = max(self.top, bottom + 0.4)
            self.sheet.rule(left - 3, y, right + 3, y, self.style.inks.pen)

    def apart(self, pair: Pair) -> None:
        """Set a field alone at the right edge, as a number stands below a title."""
        self.top += self.style.lead
        self.line_of(pair, 1.0)

    def line_of(self, pair: Pair, align: float) -> None:
        """Set a field in one run just above ``top``, at the left (0) or the right edge (1)."""
        style = self.style
        shown = f"{pair.label}{style.habits.colon}{pair.written.printed}"
        x = style.left + align * (style.right - style.left)
        text = self.sheet.write(x, self.top - 0.3 * style.lead, shown, style.inks.form, align)
        self.sheet.key(pair.name, text, pair.label)
        start = len(shown) - len(pair.written.printed)
        self.sheet.mark_pieces(pair.name, pair.written.value, [Stretch(text, start, len(shown))])
        self.said.add(pair.name)

    def beside(self, pair: Pair, y: float, right: float, left: float | None = None) -> int:
        """Set one labelled field on a baseline, from an edge to another; return its lines."""
        x = self.style.left if left is None else left
        label = write_label(self.sheet, (x, y), pair, self.style)
        start = x if label is None else label.span()[2] + GAP
        self.said.add(pair.name)
        return write_value(self.sheet, (start, y), pair, self.style, right - start)

    def fields(self, pairs: Sequence[Pair]) -> None:
        """Set labelled fields over the whole width in the arrangement of the layout."""
        style = self.style
        self.top = draw_fields(self.sheet, self.top, pairs, style, style.left, style.right)
        self.top += 0.4 * style.lead
        self.said |= {pair.name for pair in pairs}

    def number_pages(self) -> None:
        """Write the number of the page at the foot of each, if the layout does so."""
        form = _PAGE_NUMBERS[self.style.rng("page numbers").integers(len(_PAGE_NUMBERS))]
        for sheet in self.sheets if form else ():
            words = form.format(page=sheet.page, pages=len(self.sheets))
            y = sheet.height - 0.4 * self.style.margins.bottom
            sheet.write(sheet.width / 2, y, words, self.style.inks.small, 0.5)

    def say(self, template: str, values: Values, indent: str = _INDENT) -> None:
        """Set a sentence with its values as a paragraph that stays on one sheet."""
        self.paragraph(pieces_of(template, values, self.said), indent)

    def paragraph(self, pieces: Sequence[Piece], indent: str = _INDENT) -> None:
        """Set pieces as a paragraph that stays on one sheet."""
        block = self.block(self.style.inks.value, indent)
        self.need(self.height(pieces, block))
        self.top = draw_prose(self.sheet, self.top, pieces, block)

    def heading(self, words: str, follows: float) -> None:
        """Set a heading that is never left alone at the foot: ``follows`` is what comes below."""
        block = self.block(self.style.inks.bold, "")
        self.need(block.lead + follows)
        self.top = draw_prose(self.sheet, self.top, [Piece(words)], block)

    def block(self, ink: Ink, indent: str) -> Block:
        """Return the whole width of the page for paragraphs in this ink."""
        return Block(self.style.left, self.style.right, ink, self.style.lead, indent)

    @staticmethod
    def height(pieces: Sequence[Piece], block: Block) -> float:
        """Return how high a paragraph will be."""
        content = block.indent + "".join(piece.text for piece in pieces)
        return len(wrap(content, block.ink, block.right - block.left)) * block.lead
