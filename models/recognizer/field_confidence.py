"""How sure a value read by OCR is, as a probability that held on papers of unseen layouts.

A reader's own score is high on wrong values too (0.96 to 0.985 on right and wrong pages alike;
documents.md, section 6). A logistic model joins it with the least sure character, the slips that
the characters make one expect, the size of the print, how well the page reads, the checks and the
agreement of sources and readers; an isotonic curve then makes the result a frequency (Zadrozny and
Elkan, KDD 2002). Its numbers are data: ``weights``.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from features.records.document import Document, Field, Line, Page, Source
from features.records.paper_schema import SCHEMAS, Form
from models.errors import BundleMismatch
from models.recognizer.constraint_decoder import CODE as DECODED
from models.recognizer.merge import SOURCES_CHECK
from models.recognizer.network import WEIGHTS

NAME = "field_confidence.json"
READERS_CHECK = "READERS"
"""The check of a value that the labels and the tagger both gave."""
FORMAT = 1
FEATURES = (
    "confidence",
    "least_character",
    "slips",
    "slips_in_number",
    "print_size",
    "page_words",
    "length",
    "digits",
    "checks_passed",
    "checks_failed",
    "sources_agree",
    "readers_agree",
    "decoded",
    "in_table",
    "form_figure",
    "form_number",
    "form_text",
)
_FIGURES = frozenset({Form.AMOUNT, Form.DECIMAL, Form.RATE, Form.CAPITALS, Form.DAYS})
_NUMBERS = frozenset({Form.DIGITS, Form.NUMBER, Form.CREDIT_CODE, Form.RESIDENT_ID, Form.ACCOUNT})
_TEXTS = frozenset({Form.NAME, Form.TEXT})
_LEAST_SLIPS = 1e-3
_GOOD_PRINT = 20.0  # pixels of a character at 180 dots an inch
_CLEAN = 0.97
_NOT_CHECKS = frozenset({SOURCES_CHECK, READERS_CHECK, DECODED})


@dataclass(frozen=True, slots=True)
class ConfidenceCurve:
    """A logistic model over ``FEATURES`` and the curve behind it.

    ``weights`` (features,) and ``bias`` give a logit; ``knots`` (k, 2) map it to a probability, by
    straight lines between them.
    """

    weights: NDArray[np.float64]
    bias: float
    knots: NDArray[np.float64]

    @classmethod
    def parse(cls, text: str) -> "ConfidenceCurve":
        """Read the JSON form. Raises BundleMismatch(WEIGHTS_FORMAT) when it is another one."""
        told = json.loads(text)
        if told.get("format") != FORMAT or tuple(told["features"]) != FEATURES:
            raise BundleMismatch("WEIGHTS_FORMAT", "the confidence curve is of another format")
        return cls(np.array(told["weights"]), float(told["bias"]), np.array(told["knots"]))

    def text(self) -> str:
        """Return the JSON form."""
        told = {
            "format": FORMAT,
            "features": FEATURES,
            "weights": [round(float(w), 6) for w in self.weights],
            "bias": round(self.bias, 6),
            "knots": [[round(float(v), 6) for v in knot] for knot in self.knots],
        }
        return json.dumps(told, indent=2) + "\n"

    def logits(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the logits (n,) of feature rows (n, features)."""
        return np.asarray(rows @ self.weights + self.bias)

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probabilities (n,) of feature rows (n, features)."""
        return np.asarray(np.interp(self.logits(rows), self.knots[:, 0], self.knots[:, 1]))


class FieldConfidence:
    """Calibrates papers with the curve of this package, or of another folder."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    def calibrated(self, document: Document) -> Document:
        """Return the paper with the confidence of each OCR value as a probability."""
        fields = tuple(self._sure(document, field, False) for field in document.fields)
        lines = tuple(
            Line(tuple(self._sure(document, cell, True) for cell in line.cells))
            for line in document.lines
        )
        return replace(document, fields=fields, lines=lines)

    def _sure(self, document: Document, field: Field, in_table: bool) -> Field:
        if field.source is not Source.OCR:
            return field
        row = np.array([feature_row(document, field, in_table)])
        return replace(field, confidence=float(self._curve.probabilities(row)[0]))

    @cached_property
    def _curve(self) -> ConfidenceCurve:
        return ConfidenceCurve.parse((self._folder / NAME).read_text(encoding="utf-8"))


def feature_row(document: Document, field: Field, in_table: bool) -> list[float]:
    """Return the numbers of one value in the order of ``FEATURES``."""
    schema = SCHEMAS.get(document.kind)
    entry = schema.entry(field.name) if schema is not None else None
    form = entry.form if entry is not None else Form.TEXT
    page = next((page for page in document.pages if page.number == field.page), None)
    slips = _slips(field)
    told: Mapping[str, float] = {
        "confidence": _logit(field.confidence),
        "least_character": _logit(_least(field)),
        "slips": slips,
        "slips_in_number": slips if form in _NUMBERS else 0.0,
        "print_size": _print_size(field, page),
        "page_words": _legibility(page),
        "length": math.log1p(len(field.raw)),
        "digits": sum(c.isdigit() for c in field.raw) / max(len(field.raw), 1),
        "checks_passed": min(len(set(field.passed) - _NOT_CHECKS), 3),
        "checks_failed": min(len(set(field.failed) - _NOT_CHECKS), 2),
        "sources_agree": SOURCES_CHECK in field.passed,
        "readers_agree": READERS_CHECK in field.passed,
        "decoded": DECODED in field.passed,
        "in_table": in_table,
        "form_figure": form in _FIGURES,
        "form_number": form in _NUMBERS,
        "form_text": form in _TEXTS,
    }
    return [float(told[name]) for name in FEATURES]


def _least(field: Field) -> float:
    return min((glyph.confidence for glyph in field.glyphs), default=field.confidence)


def _slips(field: Field) -> float:
    """Return the logarithm of the wrong characters that the reader's own shares make one expect."""
    shares = [glyph.confidence for glyph in field.glyphs] or [field.confidence] * len(field.raw)
    return math.log(sum(1.0 - share for share in shares) + _LEAST_SLIPS)


def _print_size(field: Field, page: Page | None) -> float:
    """Return the logarithm of the side of a character in pixels, over that of good print."""
    if page is None or field.box is None or not field.raw:
        return 0.0
    box = field.box
    area = (box.x1 - box.x0) * page.width * (box.y1 - box.y0) * page.height
    return math.log(max(math.sqrt(area / len(field.raw)), 1.0) / _GOOD_PRINT)


def _legibility(page: Page | None) -> float:
    """Return the logit of the mean share of the words of the page, of a clean page if unknown."""
    shares = [word.confidence for word in page.words if len(word.text) > 1] if page else []
    return _logit(sum(shares) / len(shares) if shares else _CLEAN)


def _logit(share: float) -> float:
    kept = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(kept / (1 - kept))
