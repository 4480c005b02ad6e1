"""How a check of one paper speaks: three ways to end, each with its reason in two languages.

Header fields are named as they are, cells as ``lines[3].net``, so that a wrong row throws no
doubt on the others and an amount in a row is not the amount of the paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from features.records.document import Check, CheckStatus, cell_name
from features.records.finding import Text


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What a check says of one row: the cells it looked at, and what is wrong if anything is."""

    row: int
    cells: tuple[str, ...]
    wrong: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the cells by their names in the paper."""
        return tuple(cell_name(self.row, cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """The identity of a check: a code that never changes and a title for people."""

    code: str
    title: Text

    def passed(self, detail: Text, names: Iterable[str]) -> Check:
        """Say that the check was computed on these values and nothing is to be checked."""
        return self._check(CheckStatus.PASSED, detail, names)

    def failed(self, detail: Text, names: Iterable[str]) -> Check:
        """Say that these values do not agree and a person should look at them."""
        doubt = Text(f"疑点：{detail.zh}，待核查", f"to be checked: {detail.en}")
        return self._check(CheckStatus.FAILED, doubt, names)

    def not_applicable(self, reason: Text) -> Check:
        """Say why the check cannot be computed on this paper."""
        return self._check(CheckStatus.NOT_APPLICABLE, reason, ())

    def of_rows(self, verdicts: Sequence[RowVerdict], right: Text, none: Text) -> Check:
        """Join the verdicts on rows: the wrong rows if there are any, else all; none is N-A."""
        wrong = [verdict for verdict in verdicts if verdict.wrong is not None]
        if not verdicts:
            return self.not_applicable(none)
        if not wrong:
            return self.passed(right, (name for verdict in verdicts for name in verdict.names))
        first = wrong[0].wrong or right
        names = (name for verdict in wrong for name in verdict.names)
        return self.failed(_with_others(first, len(wrong) - 1), names)

    def _check(self, status: CheckStatus, detail: Text, names: Iterable[str]) -> Check:
        return Check(self.code, status, f"{detail.zh} / {detail.en}", tuple(dict.fromkeys(names)))


def _with_others(first: Text, others: int) -> Text:
    if others == 0:
        return first
    return Text(f"{first.zh}（另有{others}处）", f"{first.en} (and {others} more)")
