"""A character that is hardly read is taken as the same name shows it elsewhere on the paper.

Names of towns, bodies and people stand on a paper several times, and a rare character (塍, 沄) is
read now as itself, now as a common one (胜, 法). Where its neighbours are the same and what was
read here was a candidate there, the shares that the reader gave are added up, and the candidate
with most of them stands in every place where the reader was in doubt.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from features.records.document import Glyph, Word
from models.recognizer.chinese import is_chinese
from models.recognizer.page_reading import ReadPage

_DOUBTED = 0.9  # share of a character below which another one may stand there
_CANDIDATE = 0.05  # share of a rival that may take its place
_NEIGHBOURS = (
    ("around", (-1, 1)),
    ("behind", (1, 2)),
    ("before", (-2, -1)),
    ("next", (1,)),
    ("last", (-1,)),
)
Context = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a character stands: page, word, number in the word; and its neighbours."""

    page: int
    word: int
    at: int
    glyph: Glyph
    contexts: tuple[Context, ...]

    @property
    def shares(self) -> Mapping[str, float]:
        """Return what the character may be, each with the share that the reader gave it."""
        return {self.glyph.character: self.glyph.confidence, **dict(self.glyph.rivals)}


def with_repeated_names(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """Return the pages, doubted characters as other places of the same name show them."""
    places = [place for number, page in enumerate(pages) for place in _places(number, page)]
    known: dict[Context, list[_Place]] = defaultdict(list)
    for place in places:
        for context in place.contexts:
            known[context].append(place)
    changes: dict[tuple[int, int], dict[int, Glyph]] = defaultdict(dict)
    for place in places:
        if place.glyph.confidence < _DOUBTED:
            glyph = _pooled(place, known)
            if glyph is not place.glyph:
                changes[place.page, place.word][place.at] = glyph
    return [_changed(page, number, changes) for number, page in enumerate(pages)]


def _places(number: int, page: ReadPage) -> Iterator[_Place]:
    for index, word in enumerate(page.page.words):
        for at, glyph in enumerate(word.glyphs):
            if is_chinese(glyph.character):
                contexts = tuple(_contexts(word.glyphs, at))
                if contexts:
                    yield _Place(number, index, at, glyph, contexts)


def _contexts(glyphs: Sequence[Glyph], at: int) -> Iterator[Context]:
    """Yield the Chinese characters around a place, two and one of them, and their sides."""
    for side, steps in _NEIGHBOURS:
        places = [at + step for step in steps]
        if min(places) >= 0 and max(places) < len(glyphs):
            beside = "".join(glyphs[place].character for place in places)
            if all(map(is_chinese, beside)):
                yield side, beside


def _pooled(place: _Place, known: Mapping[Context, Sequence[_Place]]) -> Glyph:
    """Return the character that most places of the same name speak for, the own one in a tie."""
    shares = place.shares
    others = {
        (other.page, other.word, other.at): other
        for context in place.contexts
        for other in known[context]
        if other is not place and other.glyph.character in shares
    }
    pool = Counter(shares)
    for other in others.values():
        pool.update(other.shares)
    best = max(shares, key=lambda character: pool[character])
    own = place.glyph
    if best == own.character or not is_chinese(best) or shares[best] < _CANDIDATE:
        return own
    rivals = tuple((c, share) for c, share in own.rivals if c != best)
    share = pool[best] / pool.total()
    return replace(
        own, character=best, confidence=share, rivals=((own.character, own.confidence), *rivals)
    )


def _changed(
    page: ReadPage, number: int, changes: Mapping[tuple[int, int], Mapping[int, Glyph]]
) -> ReadPage:
    words = tuple(
        _respelt(word, changes[number, index]) if (number, index) in changes else word
        for index, word in enumerate(page.page.words)
    )
    return page if words == page.page.words else replace(page, page=replace(page.page, words=words))


def _respelt(word: Word, changed: Mapping[int, Glyph]) -> Word:
    glyphs = tuple(changed.get(at, glyph) for at, glyph in enumerate(word.glyphs))
    return replace(word, text="".join(glyph.character for glyph in glyphs), glyphs=glyphs)
