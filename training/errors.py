"""Errors of training: too little to learn from, a split that leaks, a bundle that is worse."""

from features.errors import YunjingError


class CannotTrain(YunjingError):
    """Training would give a model that means nothing (TOO_FEW_LABELS, RANK_REVERSED, ...)."""


class LeakySplit(YunjingError):
    """A split in which one side could know the other (TIME_OVERLAP, VILLAGE_OVERLAP, ...)."""


class NotPromoted(YunjingError):
    """A challenger that does not pass the gate, or nothing to roll back to."""
