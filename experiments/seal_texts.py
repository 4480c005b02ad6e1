"""Is the ring of a round seal read, in colour and on grey copies, and does PAP-16 then judge right?

Papers of held-out layouts, photographed. Seals are found as the recognizer finds them: by red ink,
or by the seal finder where there is none; of the rings of a page the surest reading counts. It is
compared with the names of the parties: the share of characters that agree (one minus the edit
distance over the longer text). All names being right, each failed PAP-16 is a false alarm.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein
from rich.progress import track

from features.paper_checks import seal_party
from features.paper_checks.seals_of_parties import SURE
from features.records.document import Document, Field, Kind, Source, Word
from models.recognizer.grey_seals import read_grey_seals
from models.recognizer.letterbox import Pixels
from models.recognizer.patch import Patch
from models.recognizer.pp_reader import PpReader
from models.recognizer.seal_finder import MarkKind, SealFinder
from models.recognizer.seal_ink import red_patches
from models.recognizer.seal_ring import read_ring
from training.recognition.seal_trials import GREY_COPY, IN_COLOUR, grey_copy
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "seal_texts.json"
KINDS = (Kind.CONTRACT, Kind.AWARD_NOTICE, Kind.ACCEPTANCE, Kind.ROSTER)
_DPI, _STRENGTH, _ALIKE = 180, 0.25, 0.8
_NAMES = frozenset({"party_a", "party_b", "buyer_name", "seller_name", "agency_name", "unit_name"})


@dataclass(slots=True)
class Measured:
    """What was read in one look."""

    shares: list[float] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, Any]:
        """Return the counts to freeze."""
        return {
            "pages": len(self.shares),
            "characters_agree_mean": round(float(np.mean(self.shares)), 3),
            "four_of_five_characters": sum(share >= _ALIKE for share in self.shares),
            "unread": sum(share == 0 for share in self.shares),
            "PAP-16": dict(self.verdicts),
        }


def main() -> None:
    """Read the rings, print the shares, freeze them with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    reader, finder = PpReader(1), SealFinder()
    measured = {IN_COLOUR: Measured(), GREY_COPY: Measured()}
    wanted = [(k, n, s) for k in KINDS for n in HELD_OUT_LAYOUTS for s in range(given.seeds)]
    for kind, layout, seed in track(wanted, description="rings"):
        sheets = draw_paper(kind, layout, 800 + seed).sheets
        names = {mark.name: mark.value for sheet in sheets for mark, _ in sheet.marks}
        for sheet in sheets:
            if not any(name == MarkKind.ROUND_SEAL for name, _ in sheet.places):
                continue
            page = _taken(sheet, np.random.default_rng([layout, seed]))
            for look, pixels in ((IN_COLOUR, page), (GREY_COPY, grey_copy(page))):
                word = _surest(pixels, _patches(pixels, finder), reader)
                _judge(measured[look], kind, names, word)
    frozen = {
        "question": "Is the ring of a round seal read, in colour and on grey copies?",
        "data": f"pages with a round seal of {len(wanted)} papers of held-out layouts",
        **{look: found.told() for look, found in measured.items()},
    }
    print(json.dumps(frozen, indent=2))
    if given.write:
        RESULTS.write_text(json.dumps(frozen, indent=2) + "\n", encoding="utf-8")


def _taken(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    return take(paint(sheet, _DPI), rng, _STRENGTH).pixels


def _patches(pixels: Pixels, finder: SealFinder) -> tuple[Patch, ...]:
    red = red_patches(pixels)
    if red:
        return red
    marks = [mark for mark in finder.find(pixels) if mark.confidence >= SURE]
    return read_grey_seals((), marks, pixels.shape).patches


def _surest(pixels: Pixels, patches: Sequence[Patch], reader: PpReader) -> Word | None:
    words = [read_ring(pixels, patch, reader) for patch in patches]
    read = [word for word in words if word is not None]
    return max(read, key=lambda word: word.confidence, default=None)


def _judge(measured: Measured, kind: Kind, names: dict[str, str], word: Word | None) -> None:
    bearers = [value for name, value in names.items() if name in _NAMES or name == "seal_text"]
    text = "" if word is None else word.text
    alike = [Levenshtein.normalized_similarity(text, name) for name in bearers]
    measured.shares.append(max(alike, default=0.0))
    fields = [_field(name, value, 1.0) for name, value in names.items() if name in _NAMES]
    if word is not None:
        fields.append(_field("seal_text", word.text, word.confidence))
    document = Document("doc_0", "0", "image/jpeg", kind, None, (), tuple(fields))
    measured.verdicts[seal_party.check(document).status.value] += 1


def _field(name: str, value: str, confidence: float) -> Field:
    return Field(name, value, value, confidence, Source.OCR)


if __name__ == "__main__":
    main()
