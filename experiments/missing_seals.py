"""Does PAP-15 name contracts whose second seal is missing, and leave whole ones alone?

Contracts of held-out layouts, photographed, as they are and as copies without colour: whole, and
without any mark of the second party. The check is given the parties as they were drawn and what
the seal finder says of all pages; nothing is read. Contracts with a person are counted apart: of
these the check should say nothing, unless it finds two seals.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.progress import track

from features.paper_checks.seals_of_parties import check
from features.records.document import Document, Field, Kind, Page, Seal, Source
from models.recognizer.seal_finder import SEALS, MarkKind, SealFinder
from training.recognition.seal_trials import GREY_COPY, IN_COLOUR, grey_copy
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.photo import take
from training.synthesis.papers.press import QR
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

RESULTS = Path(__file__).parent / "results" / "missing_seals.json"
WHOLE, LACKING = "whole", "second party's marks missing"
SIDES = ("two bodies", "a body and a person")
_DPI, _STRENGTH = 150, 0.3
_FIRST_PARTY = 2  # places of a contract's foot: signature and seal of the first party come first
_LOOKS = (IN_COLOUR, GREY_COPY)


def main() -> None:
    """Check the contracts, print the counts, freeze them with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seeds", type=int, default=15)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    finder = SealFinder()
    counts = {look: _no_counts() for look in _LOOKS}
    wanted = [(layout, seed) for layout in HELD_OUT_LAYOUTS for seed in range(given.seeds)]
    for layout, seed in track(wanted, description="contracts"):
        sheets = draw_paper(Kind.CONTRACT, layout, 700 + seed).sheets
        sides = SIDES[0] if _seals(sheets) == 2 else SIDES[1]
        for state in (WHOLE, LACKING):
            for look in _LOOKS:
                rng = np.random.default_rng([layout, seed])
                shown = sheets if state == WHOLE else [_lacking(sheet) for sheet in sheets]
                pages = tuple(_pages(shown, look, finder, rng))
                verdict = check(_contract(sheets, pages)).status.value
                counts[look][sides][state][verdict] += 1
    frozen = {
        "question": "Does PAP-15 name contracts whose second seal is missing, and only these?",
        "data": f"{len(wanted)} contracts of held-out layouts, photographed at {_STRENGTH}",
        **counts,
    }
    print(json.dumps(frozen, indent=2))
    if given.write:
        RESULTS.write_text(json.dumps(frozen, indent=2) + "\n", encoding="utf-8")


def _no_counts() -> dict[str, dict[str, Counter[str]]]:
    """Return verdicts, none yet, by the sides of a contract and its state."""
    return {sides: {state: Counter() for state in (WHOLE, LACKING)} for sides in SIDES}


def _seals(sheets: Sequence[Sheet]) -> int:
    return sum(name == MarkKind.ROUND_SEAL for sheet in sheets for name, _ in sheet.places)


def _lacking(sheet: Sheet) -> Sheet:
    """Return the sheet without the marks of the second party."""
    pressed = [(place[0], place[1]) for name, place in sheet.places if name != QR]
    gone = set(pressed[_FIRST_PARTY:])
    return replace(sheet, plates=[p for p in sheet.plates if (p.x, p.y) not in gone])


def _pages(
    sheets: Sequence[Sheet], look: str, finder: SealFinder, rng: np.random.Generator
) -> Iterator[Page]:
    for number, sheet in enumerate(sheets, start=1):
        taken = take(paint(sheet, _DPI), rng, _STRENGTH).pixels
        pixels = taken if look == IN_COLOUR else grey_copy(taken)
        found = (mark for mark in finder.find(pixels) if mark.kind in SEALS)
        seals = tuple(Seal(mark.box, mark.confidence) for mark in found)
        yield Page(number, pixels.shape[1], pixels.shape[0], seals=seals)


def _contract(sheets: Sequence[Sheet], pages: tuple[Page, ...]) -> Document:
    named = {mark.name: mark.value for sheet in sheets for mark, _ in sheet.marks}
    fields = [
        Field(name, named[name], named[name], 1.0, Source.OCR)
        for name in ("party_a", "party_b")
        if name in named
    ]
    return Document("doc_0", "0", "image/jpeg", Kind.CONTRACT, None, pages, tuple(fields))


if __name__ == "__main__":
    main()
