"""The totals of a VAT invoice: the 合计 row and the 价税合计 row below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from features.records.document import Field
from models.recognizer import values
from models.recognizer.form import Form
from models.recognizer.labels import plain
from models.recognizer.layout import Run, rows
from models.recognizer.table_header import Column

_MIDDLE = 0.5
_UNDER = {"amount": "amount_without_tax", "tax": "tax_amount"}


@dataclass(frozen=True, slots=True)
class Totals:
    """The total fields; items end at ``top``, and ``bottom`` is where the totals end."""

    fields: tuple[Field, ...]
    top: float
    bottom: float


def read_totals(form: Form, columns: Sequence[Column]) -> Totals:
    """Read both rows; the sums are the figures under 金额 and 税额 in the last row above 大写.

    Nothing is computed from anything else: a sum that is not read is absent.
    """
    words = form.take("amount_in_words", values.capitals) or _by_shape(form)
    figures = form.take("amount_with_tax", values.amount)
    bottom, end = _words_row(form)
    sums = _sum_row(form, columns, bottom)
    under, pair = _sums(form, columns, sums), _two_sums(form, sums)
    found = [words, figures, *(under if len(under) >= len(pair) else pair)]
    top = min((run.y0 for run in sums), default=bottom)
    return Totals(tuple(field for field in found if field is not None), top, end)


def _by_shape(form: Form) -> Field | None:
    lower = [run for run in form.unlabelled() if run.middle > 0.2]
    return form.by_shape("amount_in_words", lower, _long_capitals)


def _long_capitals(text: str) -> str | None:
    found = values.capitals(text)
    return found if found and found[-1] in "整正分角圆元" and len(found) >= 3 else None


def _words_row(form: Form) -> tuple[float, float]:
    """Return where the 价税合计 row begins and ends; below the page when it was not found."""
    labels = [*form.labels("amount_in_words"), *form.labels("amount_with_tax")]
    places = [piece.label_run for piece in labels if piece.label_run is not None]
    return min((p.y0 for p in places), default=2.0), max((p.y1 for p in places), default=2.0)


def _sum_row(form: Form, columns: Sequence[Column], bottom: float) -> tuple[Run, ...]:
    """Return the last row of money above 大写, right of the middle; nothing without 大写."""
    if bottom > form.evidence.sheet.aspect:
        return ()
    top = columns[0].header.y1 if columns else 0.0
    inside = form.evidence.sheet.between(top, bottom)
    last = rows(run for run in inside if run.centre > _MIDDLE and _is_sum(run))[-1:]
    return last[0] if last else ()


def _is_sum(run: Run) -> bool:
    return values.amount(run.text) is not None and not plain(run.text).endswith("%")


def _sums(form: Form, columns: Sequence[Column], row: Sequence[Run]) -> list[Field]:
    read = (
        form.evidence.read(_UNDER[column.name], run, values.amount)
        for column in columns
        if column.name in _UNDER
        for run in row
        if column.left < run.centre < column.right
    )
    return [field for field in read if field is not None]


def _two_sums(form: Form, row: Sequence[Run]) -> list[Field]:
    """Name the sums where no header was read: of exactly two texts, tax is the right one."""
    texts = (
        [run for run in form.evidence.sheet.row_of(row[0]) if run.centre > _MIDDLE] if row else []
    )
    if len(texts) != len(_UNDER):
        return []
    read = [
        form.evidence.read(name, run, values.amount)
        for name, run in zip(_UNDER.values(), texts, strict=True)
    ]
    return [field for field in read if field is not None]
