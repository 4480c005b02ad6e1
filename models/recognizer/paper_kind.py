"""What kind of paper it is, from two opinions: printed signs and the tagger.

The opinions are added as logarithms. A title that names the kind weighs most; a page of which
nothing is sure is OTHER.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.document import Kind
from models.recognizer.layout import Sheet
from models.recognizer.page_kind import kind_of
from models.recognizer.tags import KINDS

_SIGNED = 1.5  # logarithm by which printed signs raise their kind
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class KindOpinion:
    """A kind with the share of the joined opinions that it has."""

    kind: Kind
    share: float


def paper_kind(sheets: Sequence[Sheet], tagged: Sequence[NDArray[np.float32]]) -> KindOpinion:
    """Join the opinions on the pages of one paper.

    ``tagged`` are the tagger's probabilities by page, (kinds,) each.
    """
    if not any(sheet.runs for sheet in sheets):
        return KindOpinion(Kind.OTHER, 1.0)
    said = np.zeros(len(KINDS))
    if tagged:
        said += np.log(np.maximum(tagged[0], _FLOOR))
    by_signs = kind_of(sheets)
    if by_signs is not Kind.OTHER:
        said[KINDS.index(by_signs)] += _SIGNED
    shares = np.exp(said - said.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    return KindOpinion(KINDS[best], float(shares[best]))
