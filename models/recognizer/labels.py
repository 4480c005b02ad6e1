"""Finds printed labels in runs of text and parts them from the values behind them.

Labels survive a bad reading: 发票代：, 税人别号: and 名  称: are all found. Which labels exist is
the form's business; what a value must look like is said in ``values.py``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from models.recognizer.layout import Run, Sheet

_COLONS, _IS = ":∶︰", "为"
_CLAUSE_END = re.compile(r"[，。;；]|,(?!\d{3})")
_FIGURES = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789¥")
Vocabulary = Mapping[str, tuple[str, ...]]
"""Label key to the ways in which the label is printed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: a label with the value text behind it, or plain text (label None).

    ``value`` is empty where the value stands elsewhere; ``label_run`` is the label's own place.
    """

    label: str | None
    value: Run
    label_run: Run | None = None

    @property
    def place(self) -> Run:
        """Return where the piece begins: its label, or the text that has none."""
        return self.label_run or self.value


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in a text; ``within`` says that its value ends with the clause of a sentence."""

    label: str
    start: int
    end: int
    within: bool = False


def plain(text: str) -> str:
    """Return the text in its compatibility form without white space: how labels are compared.

    >>> plain("名　 称：Ａ")
    '名称:A'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def pieces(run: Run, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """Cut a run at the labels of the vocabulary; the text before the first keeps label None."""
    found = _find(run.text, vocabulary)
    if not found:
        return (Piece(None, run),)
    head = run.part(0, found[0].start)
    parts = [Piece(None, head)] if head.text.strip() else []
    ends = [label.start for label in found[1:]] + [len(run.text)]
    for label, end in zip(found, ends, strict=True):
        stop = _clause_end(run.text, label.end, end) if label.within else end
        value, printed = run.part(label.end, stop), run.part(label.start, label.end)
        parts.append(Piece(label.label, value, printed))
    return tuple(parts)


def _clause_end(text: str, start: int, end: int) -> int:
    """Return where the clause of a sentence that begins at ``start`` ends."""
    stop = _CLAUSE_END.search(text, start, end)
    return stop.start() if stop else end


def labelled(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """Cut all runs of a sheet, in its order."""
    return tuple(piece for run in sheet.runs for piece in pieces(run, vocabulary))


def likeness(text: str, variants: Iterable[str]) -> float:
    """Return how alike a text and the nearest variant are, from 0 to 100."""
    return max(fuzz.ratio(plain(text), plain(variant)) for variant in variants)


def _find(text: str, vocabulary: Vocabulary) -> list[_Found]:
    """Return the labels in a text without overlap, in order."""
    shown, places = _compared(text)
    if not shown:
        return []
    found: list[_Found] = []
    begin = 0
    for colon in _colons(shown):
        label = _ending(shown, begin, colon, vocabulary)
        if label is not None:
            is_within = shown[colon] == _IS
            found.append(_Found(label[0], places[label[1]], places[colon] + 1, is_within))
            begin = colon + 1
    if found:
        return found
    return _without_colon(text, shown, places, vocabulary)


def _compared(text: str) -> tuple[str, list[int]]:
    """Return the compared form and, for each of its characters, the index in the text."""
    shown: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        for one in plain(character):
            shown.append(one)
            places.append(index)
    return "".join(shown), places


def _colons(shown: str) -> Iterator[int]:
    return (index for index, character in enumerate(shown) if character in _COLONS + _IS)


def _ending(shown: str, begin: int, colon: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Return the label that ends at a colon, or is all that stands before a 为 in its sentence."""
    if shown[colon] != _IS:
        return _before_colon(shown, begin, colon, vocabulary)
    start = max(begin, *(shown.rfind(mark, begin, colon) + 1 for mark in ",。;"))
    head = shown[start:colon]
    exact = (key for key, variants in vocabulary.items() if head in map(plain, variants))
    label = next(exact, None)
    return None if label is None or len(head) < 2 else (label, start)


def _before_colon(
    shown: str, begin: int, colon: int, vocabulary: Vocabulary
) -> tuple[str, int] | None:
    """Return the label that ends at this colon and where it starts."""
    head = shown[begin:colon]
    ending = [
        (len(plain(variant)), key)
        for key, variants in vocabulary.items()
        for variant in variants
        if head.endswith(plain(variant))
    ]
    if ending:
        length, key = max(ending)
        return key, colon - length
    nearest = _nearest(head, vocabulary)
    return (nearest, begin) if nearest else None


def _without_colon(
    text: str, shown: str, places: list[int], vocabulary: Vocabulary
) -> list[_Found]:
    """A label alone in its run, or one of four characters and more that lost its colon.

    A sentence that happens to begin with the words of a label has none.
    """
    nearest = _nearest(shown, vocabulary)
    if nearest:
        return [_Found(nearest, 0, places[-1] + 1)]
    opening = [
        (len(plain(variant)), key)
        for key, variants in vocabulary.items()
        for variant in variants
        if _opens(shown, plain(variant))
    ]
    if not opening:
        return []
    length, key = max(opening)
    end = places[length - 1] + 1
    if re.search("[,。;]", shown[length:]) and not text[end : end + 1].isspace():
        return []
    return [_Found(key, 0, end)]


def _opens(shown: str, label: str) -> bool:
    """Say whether a text begins with a label; a short one needs a figure or Latin letter next."""
    if not shown.startswith(label):
        return False
    following = shown[len(label) : len(label) + 1]
    return len(label) >= 4 or (len(label) >= 2 and following in _FIGURES)


def _nearest(head: str, vocabulary: Vocabulary) -> str | None:
    """Return the label most like the whole text, None when none or two are like enough."""
    scored = sorted(
        ((_score(head, variants), key) for key, variants in vocabulary.items()), reverse=True
    )
    if not scored or scored[0][0] <= 0.0:
        return None
    tied = len(scored) > 1 and scored[1][0] == scored[0][0]
    return None if tied else scored[0][1]


def _score(head: str, variants: Iterable[str]) -> float:
    """Return the likeness to the nearest variant, 0 when below what its length demands.

    Short labels must be exact: one wrong character of two may be any word. The longer a label,
    the more slips still leave no doubt.
    """
    best = 0.0
    for variant in map(plain, variants):
        needed = 100.0 if len(variant) <= 3 else 75.0 if len(variant) <= 5 else 64.0
        ratio = fuzz.ratio(head, variant)
        best = max(best, ratio if ratio >= needed else 0.0)
    return best
