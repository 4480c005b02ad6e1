"""The second reading: text under red seals, read again with the red taken out, both readings kept.

Where the two readings differ, the surer one speaks and the other's characters stay beside it as
rivals, from which the constraint decoder may choose. Words that are red themselves belong to the
seal, not to the paper, and are set apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from features.records.document import Box, Glyph, Word
from models.recognizer.patch import Patch
from models.recognizer.reader import TextReader
from models.recognizer.seal_ink import is_seal_ink, red_patches, without_red
from models.recognizer.seal_letters import usual_contrast, without_seal_letters

_SAME_LINE = 0.5
_ADDED = 0.6  # confidence from which a word that only the second reading has is believed


@dataclass(frozen=True, slots=True)
class TwiceRead:
    """Words of a page after the second reading; ``sealed`` are the words of the seals."""

    words: tuple[Word, ...]
    sealed: tuple[Word, ...]
    patches: tuple[Patch, ...]


def read_beneath_seals(
    pixels: NDArray[np.uint8], words: Sequence[Word], reader: TextReader
) -> TwiceRead:
    """Read the lines that a seal touches once more; a page without red ink costs nothing."""
    patches = red_patches(pixels)
    if not patches:
        return TwiceRead(tuple(words), (), ())
    kept, sealed = list(words), list[Word]()
    usual = usual_contrast(pixels, words)
    for patch in patches:
        touched = [word for word in kept if _touches(word.box, patch, pixels.shape)]
        cut = {id(word): _on_paper(pixels, word, usual) for word in touched}
        red = [word for word in touched if cut[id(word)] is None]
        beneath = [word for word in cut.values() if word is not None]
        kept = [word for word in kept if word not in touched]
        again = [w for w in _again(pixels, patch, beneath, reader) if not _is_of(w, kept)]
        found = (_on_paper(pixels, w, usual) for w in again if not _is_of(w, red))
        paper = [word for word in found if word is not None]
        kept += _united(beneath, paper)
        sealed += red
    return TwiceRead(tuple(kept), tuple(sealed), patches)


def _on_paper(pixels: NDArray[np.uint8], word: Word, usual: float) -> Word | None:
    """Return what of a word is print of the paper, None where it is the seal's own."""
    if is_seal_ink(pixels, word.box):
        return None
    return without_seal_letters(pixels, word, usual)


def unite(one: Word, other: Word) -> Word:
    """Return the surer of two readings of one place, with the other's characters as rivals.

    Equal readings make each other surer; without characters' own confidences only the surer
    reading is kept.
    """
    if one.text == other.text:
        sure = 1.0 - (1.0 - one.confidence) * (1.0 - other.confidence)
        return replace(_better(one, other), confidence=sure)
    base = _better(one, other)
    second = other if base is one else one
    if not (base.glyphs and second.glyphs):
        return base
    return replace(base, glyphs=tuple(_with_rivals(base, second)))


def _better(one: Word, other: Word) -> Word:
    """Return the reading with more characters worth believing."""
    return max((one, other), key=lambda w: w.confidence * min(len(w.text), 1 + len(one.text)))


def _with_rivals(base: Word, second: Word) -> Iterable[Glyph]:
    glyphs = list(base.glyphs)
    for step in Levenshtein.opcodes(base.text, second.text):
        ours, theirs = step.src_end - step.src_start, step.dest_end - step.dest_start
        if step.tag == "replace" and ours == theirs:
            for n in range(ours):
                other = second.glyphs[step.dest_start + n]
                glyphs[step.src_start + n] = _rivalled(
                    glyphs[step.src_start + n], other.character, other.confidence
                )
        elif step.tag == "delete":
            for n in range(step.src_start, step.src_end):
                glyphs[n] = _rivalled(glyphs[n], "", second.confidence)
    return glyphs


def _rivalled(glyph: Glyph, character: str, confidence: float) -> Glyph:
    others = [(c, p) for c, p in glyph.rivals if c != character]
    return replace(glyph, rivals=((character, confidence), *others))


def _again(
    pixels: NDArray[np.uint8], patch: Patch, beneath: Sequence[Word], reader: TextReader
) -> list[Word]:
    """Read the patch and the whole of the lines that reach into it, without the red."""
    wide = _around(patch, beneath, pixels.shape)
    found = reader.read(without_red(wide.crop(pixels)))
    return [replace(word, box=wide.on_page(word.box, pixels.shape)) for word in found]


def _around(patch: Patch, words: Sequence[Word], shape: tuple[int, ...]) -> Patch:
    height, width = shape[:2]
    pad = 6
    return Patch(
        max(min([patch.x0, *(int(w.box.x0 * width) - pad for w in words)]), 0),
        max(min([patch.y0, *(int(w.box.y0 * height) - pad for w in words)]), 0),
        min(max([patch.x1, *(int(w.box.x1 * width) + pad for w in words)]), width),
        min(max([patch.y1, *(int(w.box.y1 * height) + pad for w in words)]), height),
    )


def _united(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Unite each line of the second reading with the words of the first that it covers."""
    left, united = list(first), list[Word]()
    for word in second:
        covered = sorted((w for w in left if _overlap(w.box, word.box) > _SAME_LINE),
                         key=lambda w: w.box.x0)  # fmt: skip
        if not covered:
            around = [w for w in left if _overlap(w.box, word.box) > 0.1]
            if not around and word.confidence >= _ADDED:
                united.append(word)
            continue
        left = [w for w in left if w not in covered]
        united.append(unite(_joined(covered), word))
    return left + united


def _joined(words: Sequence[Word]) -> Word:
    """Return the words of one line as one."""
    if len(words) == 1:
        return words[0]
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    whole = all(word.glyphs for word in words)
    glyphs = tuple(_moved(g, w.box, box) for w in words for g in w.glyphs) if whole else ()
    confidence = sum(w.confidence * len(w.text) for w in words) / sum(len(w.text) for w in words)
    return Word("".join(w.text for w in words), confidence, box, glyphs)


def _moved(glyph: Glyph, inner: Box, outer: Box) -> Glyph:
    wide = max(outer.x1 - outer.x0, 1e-9)
    shift, scale = (inner.x0 - outer.x0) / wide, (inner.x1 - inner.x0) / wide
    return replace(glyph, start=shift + scale * glyph.start, end=shift + scale * glyph.end)


def _touches(box: Box, patch: Patch, shape: tuple[int, ...]) -> bool:
    height, width = shape[:2]
    wide = min(box.x1 * width, patch.x1) - max(box.x0 * width, patch.x0)
    high = min(box.y1 * height, patch.y1) - max(box.y0 * height, patch.y0)
    return wide > 0 and high > 0.3 * (box.y1 - box.y0) * height


def _is_of(word: Word, others: Sequence[Word]) -> bool:
    """Say whether a word is one of these: the crop around a line shows its neighbours, too."""
    return any(
        max(_overlap(other.box, word.box), _overlap(word.box, other.box)) > _SAME_LINE
        for other in others
    )


def _overlap(one: Box, other: Box) -> float:
    """Return the share of the first box that the second covers."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    area = (one.x1 - one.x0) * (one.y1 - one.y0)
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0
