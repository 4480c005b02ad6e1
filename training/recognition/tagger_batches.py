"""Pages in batches of like size, read anew with other slips in each epoch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from features.records.document import Kind
from models.recognizer.tagger_input import UNKNOWN, Alphabet, TaggerInput, encode
from models.recognizer.tags import CLASSES, KINDS, NOTHING, TAGS, Role
from training.recognition.simulated_reading import Seen, read_page
from training.recognition.tagged_page import NO_ROW, TaggedPage
from training.recognition.tagger_net import Pages

IGNORED = -100
"""The class of blanks and padding, which the loss leaves out."""
_HIDDEN = 0.04  # share of characters that are unknown at each reading
_STRANGE_LABELS, _STRANGE_VALUES = 0.2, 0.08  # shares of pieces with a label, value in odd words
_STRANGE_PROSE = 0.12  # share of pieces whose words around values are odd
_LABELS = [CLASSES[tag] for tag in TAGS if tag.role in (Role.KEY, Role.HEADING)]
_VALUES = [CLASSES[tag] for tag in TAGS if tag.role in (Role.VALUE, Role.CELL)]
_PAIRS = 60_000  # squared pieces of a batch: attention and row pairs grow with them


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages with their answers: ``tags`` (B, T), ``kinds`` (B,), ``rows`` (B, N)."""

    pages: Pages
    tags: Tensor
    kinds: Tensor
    rows: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class _Example:
    seen: TaggerInput
    tags: np.ndarray
    kind: int
    rows: np.ndarray


def batches(
    pages: Sequence[TaggedPage], alphabet: Alphabet, rng: np.random.Generator
) -> Iterator[Batch]:
    """Yield all pages once, in batches of like size in random order."""
    order = sorted(range(len(pages)), key=lambda i: len(pages[i].strips) + rng.uniform(0, 12))
    groups = list(_groups([len(pages[i].strips) for i in order]))
    for number in rng.permutation(len(groups)):
        read = [(pages[order[i]], read_page(pages[order[i]], rng)) for i in groups[number]]
        examples = [_example(page.kind, seen, alphabet, rng) for page, seen in read if seen]
        if examples:  # of a page with a word or two nothing may be left
            yield collate(examples)


def _groups(sizes: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for index, size in enumerate(sizes):
        if group and (len(group) + 1) * size * size > _PAIRS:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _example(
    kind: Kind, seen: Sequence[Seen], alphabet: Alphabet, rng: np.random.Generator
) -> _Example:
    """Return a page as arrays, a few of its characters and labels unknown.

    A label or a name in words that were never drawn must be known by its place and company, and a
    value by itself where a sentence has it that was never drawn.
    """
    given = encode([piece.run for piece in seen], alphabet)
    tags = np.concatenate([np.array([*piece.tags, IGNORED]) for piece in seen])
    written = np.array([c.isalpha() for piece in seen for c in (*piece.run.text, " ")])
    words = _strange(given, tags, written, rng)
    hidden = (rng.random(len(tags)) < _HIDDEN) & (given.inside > 0)
    given = replace(given, characters=np.where(hidden, UNKNOWN, words))
    rows = np.array([piece.row for piece in seen])
    return _Example(given, tags, KINDS.index(kind), rows)


def _strange(
    given: TaggerInput, tags: np.ndarray, written: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Put other words of the page, or unknown ones, into labels, values or the words between.

    Figures are kept.
    """
    luck = rng.random(int(given.owner.max()) + 1)[given.owner]
    chosen = np.isin(tags, _LABELS) & (luck < _STRANGE_LABELS)
    chosen |= np.isin(tags, _VALUES) & (luck > 1 - _STRANGE_VALUES)
    chosen |= (tags == NOTHING) & (np.abs(luck - 0.5) < _STRANGE_PROSE / 2)
    chosen &= written
    others = given.characters[written]
    if len(others) == 0:
        return given.characters
    drawn = others[rng.integers(0, len(others), len(tags))]
    unknown = rng.random(int(given.owner.max()) + 1)[given.owner] < 0.5
    return np.where(chosen, np.where(unknown, UNKNOWN, drawn), given.characters)


def collate(examples: Sequence[_Example]) -> Batch:
    """Pad pages to one size."""
    count = max(example.seen.pieces for example in examples)
    length = max(len(example.seen.characters) for example in examples)
    present = [np.ones(example.seen.pieces, np.float32) for example in examples]
    seen = [example.seen for example in examples]
    pages = Pages(
        _padded([s.characters for s in seen], length),
        _padded([s.owner for s in seen], length),
        _padded([s.inside for s in seen], length),
        _padded([s.places for s in seen], count),
        _padded([s.grid for s in seen], count),
        _padded(present, count),
    )
    return Batch(
        pages,
        _padded([example.tags for example in examples], length, IGNORED),
        torch.tensor([example.kind for example in examples]),
        _padded([example.rows for example in examples], count, NO_ROW),
    )


def _padded(arrays: Sequence[np.ndarray], length: int, value: int = 0) -> Tensor:
    out = np.full((len(arrays), length, *arrays[0].shape[1:]), value, arrays[0].dtype)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out)
