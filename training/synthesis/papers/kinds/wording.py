"""Words that papers choose between, those of the held-out layouts kept apart from the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Wordings:
    """Ways to say one thing; a held-out layout uses none that training layouts use."""

    training: tuple[str, ...]
    held_out: tuple[str, ...]

    def pick(self, held_out: bool, rng: np.random.Generator) -> str:
        """Return one of the ways, of the held-out ones if asked."""
        return self.pool(held_out)[int(rng.integers(0, len(self.pool(held_out))))]

    def pool(self, held_out: bool) -> tuple[str, ...]:
        """Return the ways of one side."""
        return self.held_out if held_out else self.training


Vocabulary = Mapping[str, Wordings]
"""Field or cell name to the ways in which a paper labels it."""


def leaked(vocabulary: Vocabulary) -> set[str]:
    """Return the held-out words that training layouts use too: none, if all is well.

    Fields are compared over the whole vocabulary, so that no held-out label of one field is
    the training label of another.
    """
    training = {word for words in vocabulary.values() for word in words.training}
    return training & {word for words in vocabulary.values() for word in words.held_out}
