"""Words that papers choose between, those of the held-out layouts kept apart from the rest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import numpy as np

_CHOICE = re.compile(r"\[([^\]]*)\]")


class Pool(StrEnum):
    """Which layouts may say it so: the twelve of training, those held out, or any sampled one."""

    TRAINING = "training"
    HELD_OUT = "held out"
    SAMPLED = "sampled"


@dataclass(frozen=True, slots=True)
class Wordings:
    """Ways to say one thing; a held-out layout uses none that training layouts use.

    ``sampled`` are further ways of the layouts that networks are taught on, with ``[one|other]``
    for a choice of words: a network that met few wordings learns them by heart.
    """

    training: tuple[str, ...]
    held_out: tuple[str, ...]
    sampled: tuple[str, ...] = ()

    def pick(self, pool: Pool, rng: np.random.Generator) -> str:
        """Return one of the ways of a pool, its choices made."""
        ways = self.pool(pool)
        way = ways[int(rng.integers(0, len(ways)))]
        return _CHOICE.sub(lambda choice: _one_of(choice[1].split("|"), rng), way)

    def pool(self, pool: Pool) -> tuple[str, ...]:
        """Return the ways of one pool, their choices open."""
        if pool is Pool.HELD_OUT:
            return self.held_out
        return self.training if pool is Pool.TRAINING else (*self.training, *self.sampled)


Vocabulary = Mapping[str, Wordings]
"""Field or cell name to the ways in which a paper labels it."""


def leaked(vocabulary: Vocabulary) -> set[str]:
    """Return the held-out words that other layouts use too: none, if all is well.

    Fields are compared over the whole vocabulary, so that no held-out label of one field is
    the training label of another.
    """
    used = {
        word
        for words in vocabulary.values()
        for way in words.pool(Pool.SAMPLED)
        for word in expanded(way)
    }
    return used & {word for words in vocabulary.values() for word in words.held_out}


def expanded(way: str) -> Iterator[str]:
    """Yield what a way may say, all its choices made.

    >>> list(expanded("[收款|交款]人"))
    ['收款人', '交款人']
    """
    parts = _CHOICE.split(way)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    yield from map("".join, product(*choices))


def _one_of(words: list[str], rng: np.random.Generator) -> str:
    return words[int(rng.integers(0, len(words)))]
