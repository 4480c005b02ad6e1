"""One labelled value on a page: the label with its colon, the value behind or below it."""

from collections.abc import Sequence

from training.synthesis.papers.sheet import Ink, Sheet, Text, wrap
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair

GAP = 1.2  # millimetres between a label and its value, and between a rule and a text


def shown_label(label: str, style: Style) -> str:
    """Return a label as the layout prints it: short ones may be spread out."""
    spread = style.habits.spaced and len(label) == 2 and not label.isascii()
    return f"{label[0]}\u3000\u3000{label[1]}" if spread else label


def write_label(sheet: Sheet, at: tuple[float, float], pair: Pair, style: Style) -> Text | None:
    """Set a label with its colon, recorded as key without it; None for an empty label."""
    if not pair.label:
        return None
    shown = shown_label(pair.label, style)
    text = sheet.write(*at, shown + style.habits.colon, style.inks.form)
    if pair.recorded:
        sheet.key(pair.name, text, shown)
    return text


def write_value(
    sheet: Sheet, at: tuple[float, float], pair: Pair, style: Style, width: float
) -> int:
    """Set a value from this baseline on, wrapped to the width; return how many lines it takes."""
    texts = write_lines(sheet, at, pair.written.printed, (style.inks.value, style.lead), width)
    record(sheet, pair, texts)
    return max(1, len(texts))


def write_lines(
    sheet: Sheet, at: tuple[float, float], content: str, how: tuple[Ink, float], width: float
) -> list[Text]:
    """Set a text wrapped to a width; ``how`` is its ink and the height of a line."""
    ink, lead = how
    lines = wrap(content, ink, width) if content else ()
    return [sheet.write(at[0], at[1] + i * lead, line, ink) for i, line in enumerate(lines)]


def record(sheet: Sheet, pair: Pair, texts: Sequence[Text], row: int | None = None) -> None:
    """Record a value whose runs are set, if it belongs to the truth and says anything."""
    if not (pair.recorded and pair.written.value and texts):
        return
    if pair.again:
        sheet.echo(pair.name, texts, pair.written.part)
    else:
        sheet.mark(pair.name, pair.written.value, texts, pair.written.part, row)


def baseline(top: float, style: Style) -> float:
    """Return where letters stand in a line that begins at ``top``."""
    return top + 0.5 * (style.lead + 0.75 * style.inks.value.em)
