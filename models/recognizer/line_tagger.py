"""Runs the line tagger: which characters of a page are labels, values, headings and cells.

A network (``weights/line_tagger.md``) whose tags or kinds are not those of this code is refused,
since its answers would be misunderstood; its alphabet stands in its own metadata.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.records.document import Kind
from models.errors import BundleMismatch
from models.recognizer.layout import Run, Sheet
from models.recognizer.network import WEIGHTS, open_network
from models.recognizer.tag_smoothing import smooth_tags
from models.recognizer.tagger_input import Alphabet, TaggerInput, encode, pieces_of
from models.recognizer.tags import KINDS, NOTHING, TAGS, Role, Tag, classes_of

NAME = "line_tagger"
INPUTS = ("characters", "owner", "inside", "places", "grid")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one piece that bears a tag; ``probability`` is the mean over its characters.

    ``start`` and ``stop`` say which characters of the piece they are.
    """

    tag: Tag
    run: Run
    piece: int
    probability: float
    start: int
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class TaggedSheet:
    """What the tagger says of a page.

    ``kinds`` (kinds,) are the probabilities of ``tags.KINDS``; ``scores`` (T, 1 + tags) the
    logarithms of those of the tags; ``sharing`` (N, N) those that two pieces share a table row.
    """

    sheet: Sheet
    pieces: tuple[Run, ...]
    owner: NDArray[np.int64]
    kinds: NDArray[np.float32]
    scores: NDArray[np.float32]
    sharing: NDArray[np.float32]

    def spans(self, kind: Kind) -> tuple[Span, ...]:
        """Return the tagged stretches in reading order, with the tags that the kind has."""
        allowed = np.array(classes_of(kind))
        tags, sure = smooth_tags([piece.text for piece in self.pieces], self.scores[:, allowed])
        return tuple(self._stretches(allowed[tags], sure))

    def _stretches(self, chosen: NDArray[np.int64], sure: NDArray[np.float32]) -> Iterator[Span]:
        begins = np.searchsorted(self.owner, np.arange(len(self.pieces)))
        for number, (piece, begin) in enumerate(zip(self.pieces, begins, strict=True)):
            here = chosen[begin : begin + len(piece.text)]
            start = 0
            for tag, group in groupby(here):
                stop = start + len(list(group))
                if tag != NOTHING:
                    run = piece if stop - start == len(piece.text) else piece.part(start, stop)
                    probability = float(sure[begin + start : begin + stop].mean())
                    yield Span(TAGS[tag - 1], run, number, probability, start, stop)
                start = stop


class LineTagger:
    """The network of this package, or of another folder; loaded, and its digest verified, at once.

    Raises BundleMismatch for weights that do not fit.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        network = open_network(NAME, folder)
        _require("tags", network.passport.labels, tuple(str(tag) for tag in TAGS))
        told = network.session.get_modelmeta().custom_metadata_map
        _require("kinds", tuple(json.loads(told["kinds"])), tuple(KINDS))
        self._alphabet = Alphabet.of(json.loads(told["alphabet"]))
        self._network = network

    def tag(self, sheet: Sheet) -> TaggedSheet | None:
        """Tag one page; None for a page without text."""
        pieces = pieces_of(sheet.runs)
        if not pieces:
            return None
        seen = encode(pieces, self._alphabet)
        scores, kinds, sharing = self._network.run(**feed(seen))
        return TaggedSheet(
            sheet, pieces, seen.owner, _softmax(kinds[0]), _log_softmax(scores[0]), sharing[0]
        )


def feed(seen: TaggerInput) -> dict[str, NDArray[Any]]:
    """Return the inputs of the network for one page, each with a batch axis of one."""
    return {name: getattr(seen, name)[None] for name in INPUTS}


def with_role(spans: Sequence[Span], role: Role) -> dict[str, list[Span]]:
    """Return the spans of a role by name, in their order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        if span.tag.role is role:
            found.setdefault(span.tag.name, []).append(span)
    return found


def _require(what: str, given: Sequence[str], needed: Sequence[str]) -> None:
    if given != needed:
        raise BundleMismatch("NETWORK_MISMATCH", f"the {what} of the line tagger are not ours")


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.exp(_log_softmax(scores))


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), np.float32)
