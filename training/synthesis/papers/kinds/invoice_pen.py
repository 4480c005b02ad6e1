"""Writing on an invoice: labels of the form, values of the printer, recorded as they are set."""

from dataclasses import dataclass, replace

from training.synthesis.papers.kinds.invoice_plan import Plan
from training.synthesis.papers.pair_lines import record
from training.synthesis.papers.sheet import Ink, Sheet, Text, wrap
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, Written

_NARROWEST = 0.68  # of the size of letters, for values that are too long
_LEAD = 1.22  # of the em, between the lines of a wrapped value


@dataclass(frozen=True, slots=True)
class Pen:
    """A sheet of an invoice with its measures."""

    sheet: Sheet
    plan: Plan
    style: Style

    def label(self, name: str, at: tuple[float, float], words: str, align: float = 0.0) -> Text:
        """Set a label with a colon; the key is the label without it."""
        shown = words + (self.style.habits.colon.strip() or "：")
        text = self.sheet.write(*at, shown, self.plan.label, align)
        if name:
            self.sheet.key(name, text, words)
        return text

    def caption(self, name: str, at: tuple[float, float], words: str, room: float = 60.0) -> Text:
        """Set a caption without a colon around a place."""
        text = self.sheet.write(*at, words, fitted(self.plan.label, words, room), 0.5)
        if name:
            self.sheet.key(name, text)
        return text

    def upright(self, name: str, at: tuple[float, float], words: str, step: float) -> None:
        """Set a caption downwards, a character a line."""
        for place, letter in enumerate(words):
            text = self.sheet.write(at[0], at[1] + place * step, letter, self.plan.label, 0.5)
            if name:
                self.sheet.key(name, text)

    def value(
        self,
        name: str,
        at: tuple[float, float],
        written: Written,
        room: float,
        align: float = 0.0,
    ) -> list[Text]:
        """Set a value as the printer places it, smaller or in two lines where it is long."""
        ink = fitted(self.plan.value, written.printed, room)
        texts = self.lines(at, written.printed, ink, room, align)
        record(self.sheet, Pair(name, "", written), texts)
        return texts

    def lines(
        self, at: tuple[float, float], content: str, ink: Ink, room: float, align: float = 0.0
    ) -> list[Text]:
        """Set a text wrapped to the room, its last line on the baseline if it is one."""
        x, y = at[0] + self.plan.shift[0], at[1] + self.plan.shift[1]
        shown = wrap(content, ink, room) if content else ()
        first = y - 0.5 * (len(shown) - 1) * _LEAD * ink.em
        return [
            self.sheet.write(x, first + place * _LEAD * ink.em, line, ink, align)
            for place, line in enumerate(shown)
        ]


def fitted(ink: Ink, content: str, room: float) -> Ink:
    """Return the ink, smaller where the text would not fit into the room."""
    wide = ink.width(content)
    if wide <= room or not content:
        return ink
    return replace(ink, points=ink.points * max(_NARROWEST, room / wide))
