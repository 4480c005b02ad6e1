"""Remark and seal of a VAT invoice, in the lower right of the form."""

from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.form import Form
from models.recognizer.labels import plain
from models.recognizer.layout import Run, joined
from models.recognizer.stamped_remark import is_of_party

_SEAL = "发票专用章"
_SEAL_HEIGHT = 0.09  # of the page's width, from its rim to its lower line: 30 of 241 mm and slack
_PEOPLE = ("payee", "reviewer", "drawer")


def read_marks(form: Form, top: float, parties: Sequence[Field]) -> Iterator[Field]:
    """Yield remark and seal text, both below ``top``.

    A seal repeats name and code of the seller over the remark; those are no remark.
    """
    seal = next((run for run in form.unlabelled() if plain(run.text) == _SEAL), None)
    if seal is not None:
        yield form.evidence.field("seal_text", _SEAL, seal)
    known = [plain(field.raw) for field in parties]
    loose = [
        run
        for run in form.evidence.sheet.runs  # a remark may say 项目名称: what looks like a label
        if run.middle > top and not _is_seal(run, seal) and not is_of_party(run.text, known)
    ]
    remark = _remark(form, loose, top)
    field = None if remark is None else form.evidence.read("remark", remark, values.words)
    if field is not None:
        yield field


def _remark(form: Form, loose: Sequence[Run], top: float) -> Run | None:
    """Join what stands right of the caption 备注 and above the row of names."""
    captions = [p.label_run for p in form.labels("remark") if p.label_run is not None]
    caption = next((run for run in captions if run.middle > top), None)
    if caption is None:
        return None
    people = [p.label_run for name in _PEOPLE for p in form.labels(name) if p.label_run is not None]
    below = [run.y0 for run in people if run.middle > caption.y1]
    bottom = min(below, default=caption.y1 + _SEAL_HEIGHT)
    inside = [run for run in loose if run.x0 > caption.x1 - 0.002 and run.middle < bottom]
    lines = [run for run in inside if len(plain(run.text)) > 1 or _is_flush(run, inside)]
    return joined(lines, "\n") if lines else None


def _is_flush(run: Run, others: Sequence[Run]) -> bool:
    """Say whether a lone character begins where the longer lines do: the last of a remark."""
    longer = [other.x0 for other in others if len(plain(other.text)) > 1]
    return any(abs(run.x0 - x0) < run.height / 2 for x0 in longer)


def _is_seal(run: Run, seal: Run | None) -> bool:
    """Say whether a run lies in the round seal whose lower line was read."""
    if seal is None:
        return False
    around = seal.x1 - seal.x0
    beside = seal.x0 - around < run.centre < seal.x1 + around
    return beside and run.middle > seal.y0 - _SEAL_HEIGHT
