"""Captions that run downwards: single letters one below the other, which a detector boxes whole."""

from collections.abc import Sequence

from training.recognition.tagged_page import Strip

_BESIDE, _STEPS = 0.3, (0.8, 1.7)  # of the height of a letter: off the line, and to the next one
_MOST_STEP = 1.15  # how far the steps within a caption may differ


def joined_upright(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips with letters that stand below each other as one strip each."""
    joined: list[list[Strip]] = []
    for strip in strips:
        if joined and _goes_on(joined[-1], strip):
            joined[-1].append(strip)
        else:
            joined.append([strip])
    return [_whole(stack) for stack in joined]


def _goes_on(stack: Sequence[Strip], strip: Strip) -> bool:
    """Say whether a letter, drawn next, stands a step below the last one of a caption."""
    last = stack[-1]
    if len(last.letters) != 1 or len(strip.letters) != 1:
        return False
    step = strip.top - last.top
    if not _STEPS[0] * last.em < step < _STEPS[1] * last.em:
        return False
    if len(stack) > 1:
        usual = last.top - stack[-2].top
        if not usual / _MOST_STEP < step < usual * _MOST_STEP:
            return False
    return abs(strip.letters[0].x0 - last.letters[0].x0) < _BESIDE * last.em


def _whole(stack: Sequence[Strip]) -> Strip:
    letters = tuple(letter for strip in stack for letter in strip.letters)
    return Strip(letters, stack[0].top, stack[-1].bottom)
