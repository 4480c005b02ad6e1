"""Pages in batches of like size, read anew with other slips in each epoch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from models.recognizer.tagger_input import Alphabet, TaggerInput, encode
from models.recognizer.tags import KINDS
from training.recognition.tagged_page import NO_ROW, TaggedPage, read_page
from training.recognition.tagger_net import Pages

IGNORED = -100
"""The class of blanks and padding, which the loss leaves out."""
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
        chosen = [pages[order[i]] for i in groups[number]]
        yield collate([_example(page, alphabet, rng) for page in chosen])


def _groups(sizes: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for index, size in enumerate(sizes):
        if group and (len(group) + 1) * size * size > _PAIRS:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _example(page: TaggedPage, alphabet: Alphabet, rng: np.random.Generator) -> _Example:
    seen = read_page(page, rng)
    tags = np.concatenate([np.array([*piece.tags, IGNORED]) for piece in seen])
    rows = np.array([piece.row for piece in seen])
    return _Example(encode([p.run for p in seen], alphabet), tags, KINDS.index(page.kind), rows)


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
