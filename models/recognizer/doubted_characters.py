"""A second look at Chinese characters that were hardly read: the mean of several cuts speaks.

A rare character (塍, 沄) is read now as itself, now as a common one of like shape (胜, 法), as the
strip happens to be cut. The shares that the reader gives in all cuts that read the rest of the word
alike are added up; only a clear winner takes the place. What is not of the 3,755 common characters
of GB 2312-80, level 1, weighs more: a reader learned them from running text and leans to common
ones. Sums in capitals are left to the checks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from features.records.capitals import CHARACTERS
from features.records.document import Glyph, Word
from models.recognizer.chinese import is_chinese
from models.recognizer.layout import turn_of
from models.recognizer.page_reading import ReadPage
from models.recognizer.seal_ring import StripReader
from models.recognizer.strip_cuts import CUTS, cuts_of

_DOUBTED = 0.8  # share of a character below which it is looked at again
_CLEAR = 0.4  # weighed mean share that a character needs to take the place of another
_RARE = 3.0  # weight of a character that is not common
_LEVEL_2 = 0xD8  # first byte in GB 2312 from which characters are ordered by radical: less common
_ALIKE = 0.6  # share of all cuts that must be read as long as the word
_MOST = 12  # words of a page that are looked at, the most doubtful first
_KEPT = 4  # characters that a place may be


def look_at_characters(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """Return the pages, doubted characters as most cuts of their place show them."""
    return [_looked(page) for page in pages]


def _looked(page: ReadPage) -> ReadPage:
    reader = page.reader
    if not isinstance(reader, StripReader):
        return page
    doubted = [word for word in page.page.words if _doubted(word) and not _stands(word, page)]
    chosen = sorted(doubted, key=_least_share)[:_MOST]
    if not chosen:
        return page
    height, width = page.pixels.shape[:2]
    turn = turn_of(page.page.words, height / width)
    strips = {id(word): cuts_of(page.pixels, word.box, turn) for word in chosen}
    again = {id(w): _settled(w, tuple(_readings(w, strips[id(w)], reader))) for w in chosen}
    words = tuple(again.get(id(word), word) for word in page.page.words)
    return replace(page, page=replace(page.page, words=words))


def _doubted(word: Word) -> list[Glyph]:
    return [glyph for glyph in word.glyphs if _is_doubted(glyph)]


def _is_doubted(glyph: Glyph) -> bool:
    return glyph.confidence < _DOUBTED and _is_name_like(glyph.character)


def _least_share(word: Word) -> float:
    return min(glyph.confidence for glyph in _doubted(word))


def _stands(word: Word, page: ReadPage) -> bool:
    """Say whether a word runs downwards: its cuts would have to be laid on their side."""
    height, width = page.pixels.shape[:2]
    return bool((word.box.y1 - word.box.y0) * height > (word.box.x1 - word.box.x0) * width)


def _readings(
    word: Word, strips: Iterable[NDArray[np.uint8]], reader: StripReader
) -> Iterator[Sequence[Glyph]]:
    for strip in strips:
        again = reader.read_strip(strip)
        if again is not None and len(again.glyphs) == len(word.glyphs):
            yield again.glyphs


def _settled(word: Word, readings: Sequence[Sequence[Glyph]]) -> Word:
    if len(readings) < _ALIKE * CUTS:
        return word
    glyphs = tuple(
        _spoken([glyph, *(reading[at] for reading in readings)]) if _is_doubted(glyph) else glyph
        for at, glyph in enumerate(word.glyphs)
    )
    return replace(word, text="".join(glyph.character for glyph in glyphs), glyphs=glyphs)


def _spoken(readings: Sequence[Glyph]) -> Glyph:
    """Return the first reading of a character, or the one for which the others speak clearly."""
    own = readings[0]
    pool = Counter[str]()
    for glyph in readings:
        pool.update({glyph.character: glyph.confidence, **dict(glyph.rivals)})
    shares = [(c, share / len(readings)) for c, share in pool.most_common(_KEPT)]
    weighed = [(share * _weight(c), c, share) for c, share in shares if _is_name_like(c)]
    weight, best, share = max(weighed, default=(0.0, own.character, own.confidence))
    if weight < _CLEAR:
        return own
    rivals = tuple((c, share) for c, share in shares if c != best)
    return replace(own, character=best, confidence=share, rivals=rivals)


def _weight(character: str) -> float:
    try:
        return _RARE if character.encode("gb2312")[0] >= _LEVEL_2 else 1.0
    except UnicodeEncodeError:
        return _RARE


def _is_name_like(character: str) -> bool:
    """Say whether a character is Chinese and none of those that sums are written in."""
    return is_chinese(character) and character not in CHARACTERS
