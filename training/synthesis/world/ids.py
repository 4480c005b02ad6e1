"""Ids that carry no order: neither when a thing was made nor what was planted in it."""

from training.synthesis.world.dice import Dice

_PRIME = 9_999_991


class Ids:
    """Ids of one town: its number and seven digits that walk through a full cycle."""

    def __init__(self, town: int, dice: Dice) -> None:
        self._town = f"{town:03d}"
        self._step = dice.whole(_PRIME // 4, _PRIME * 3 // 4)
        self._at = dice.whole(0, _PRIME - 1)

    def new(self, letter: str) -> str:
        """Return an id that this town has not used."""
        self._at = (self._at + self._step) % _PRIME
        return f"{letter}{self._town}{self._at:07d}"
