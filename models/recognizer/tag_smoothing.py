"""The likeliest tags of a piece when tags seldom change within a word: Viterbi, all pieces at once.

A number is one value from its first to its last digit, a name seldom ends between two Chinese
characters, and behind a colon anything may begin: what a change of tag costs says so.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_IN_NUMBER, _IN_WORDS, _BETWEEN_SCRIPTS, _AT_MARK = 6.0, 2.0, 1.0, 0.3
_MARKS = frozenset(":：;；,，。、()（）[]【】〔〕《》“”\"'|/¥￥⊗ⓧ")
_NUMERIC = frozenset(".,-+%*#_")


def smooth_tags(
    texts: Sequence[str], scores: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return for each character of all pieces the index of its class, and how likely that is.

    ``scores`` (T, classes) are logarithms of probabilities of the characters of the pieces, each
    piece being followed by one row that is not looked at.

    >>> sure, unsure = np.log([0.1, 0.9]), np.log([0.6, 0.4])
    >>> smooth_tags(["184"], np.float32([sure, unsure, sure, sure]))[0].tolist()
    [1, 1, 1, 0]
    """
    begins = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    lengths = np.array([len(text) for text in texts])
    longest = int(lengths.max())
    paths = _forward(texts, scores, begins, longest)
    chosen = _backward(paths, lengths)
    tags = np.zeros(len(scores), np.int64)
    for begin, length, row in zip(begins, lengths, chosen, strict=True):
        tags[begin : begin + length] = row[:length]
    return tags, np.exp(scores[np.arange(len(scores)), tags])


def change_costs(text: str) -> list[float]:
    """Return what a change of tag costs before each character of a piece, the first one nothing."""
    return [0.0, *(_cost(one, other) for one, other in pairwise(text))]


def _cost(one: str, other: str) -> float:
    if one in _MARKS or other in _MARKS:
        return _AT_MARK
    numeric = [c.isascii() and (c.isalnum() or c in _NUMERIC) for c in (one, other)]
    if all(numeric):
        return _IN_NUMBER
    return _BETWEEN_SCRIPTS if any(numeric) else _IN_WORDS


_Paths = tuple[list[NDArray[np.float32]], list[NDArray[np.int64]]]


def _forward(
    texts: Sequence[str], scores: NDArray[np.float32], begins: NDArray[np.int64], longest: int
) -> _Paths:
    """Return the best sums (pieces, classes) up to each place, and from which class they came."""
    costs = np.zeros((len(texts), longest), np.float32)
    for row, text in zip(costs, texts, strict=True):
        row[: len(text)] = change_costs(text)
    sums = [scores[begins]]
    came: list[NDArray[np.int64]] = []
    stay = np.arange(scores.shape[1])[None, :]
    for at in range(1, longest):
        best = sums[-1].argmax(axis=1, keepdims=True)
        switched = np.take_along_axis(sums[-1], best, 1) - costs[:, at : at + 1]
        keeps = sums[-1] >= switched
        here = scores[np.minimum(begins + at, len(scores) - 1)]
        sums.append(np.where(keeps, sums[-1], switched) + here)
        came.append(np.where(keeps, stay, best))
    return sums, came


def _backward(paths: _Paths, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    sums, came = paths
    pieces = np.arange(len(lengths))
    chosen = np.zeros((len(lengths), len(sums)), np.int64)
    for at in range(len(sums) - 1, -1, -1):
        ends = lengths - 1 == at
        if at + 1 < len(sums):
            chosen[:, at] = came[at][pieces, chosen[:, at + 1]]
        chosen[ends, at] = sums[at][ends].argmax(axis=1)
    return chosen
