"""How often does DOC-12 point at clean pages, and how often at a sum that was changed?

Three sets. Drawn pages of sixteen new layouts of every kind, scanned and photographed, with the
boxes of the drawing; papers of these layouts read by the recognizer itself; the real invoices of
``YUNJING_BENCH_DATA``, read too. On each page with a printed sum one sum is then changed in three
ways (``training.synthesis.papers.tamper``) and the page is stored once more. A false alarm is a
clean page with a value that stands out; a detection is the changed value itself. Only counts
leave this script. The limits of ``print_outliers`` were chosen on the layouts 0 to 11 and mended
after looks at 12 to 15 and 200 to 215; none of the layouts counted here was looked at.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from experiments.drawn_pages import RememberingReader, Wanted, photographed, wanted_papers
from experiments.drawn_values import DrawnPage, drawn_page
from experiments.real_papers import real_folder, real_papers
from features.errors import BadRecord
from features.flags.look_here import check_of
from features.records.document import CheckStatus, Document, Field, Line, Source, cell_name
from features.records.paper_schema import SCHEMAS
from models.recognizer.decode import Picture, decode
from models.recognizer.look_here import judged, look_here
from models.recognizer.print_measures import measured
from models.recognizer.print_outliers import Judged
from models.recognizer.recognise import Recognizer
from models.recognizer.sniff import sniff
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.tamper import Change, Donor, changed, other_figures

RESULTS = Path(__file__).parent / "results" / "tamper_signals.json"
STRENGTHS = (0.05, 0.15, 0.3, 0.5)
LAYOUTS = range(300, 316)
_FIRST_SEED = 9_000


@dataclass(slots=True)
class Tally:
    """Counts of one set."""

    pages: int = 0
    compared: int = 0
    false_alarms: int = 0
    values: int = 0
    values_pointed_at: int = 0
    changed: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alarms_by_kind: Counter[str] = field(default_factory=Counter)

    def frozen(self) -> dict[str, Any]:
        """Return the counts with their denominators."""
        return {
            "clean_pages": self.pages,
            "clean_pages_with_a_value_to_compare": self.compared,
            "clean_pages_pointed_at": self.false_alarms,
            "false_alarm_share_of_pages": round(self.false_alarms / max(self.pages, 1), 4),
            "values_compared": self.values,
            "values_pointed_at": self.values_pointed_at,
            "false_alarms_by_kind": dict(self.alarms_by_kind),
            "changed": {
                how: {"pages": count, "found": self.found[how],
                      "share": round(self.found[how] / count, 3)}
                for how, count in sorted(self.changed.items())
            },
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A value that can be changed; ``row`` is None for a header field."""

    name: str
    value: Field
    row: int | None


def main() -> int:
    """Measure the sets, print, freeze with ``--write``."""
    options = _options()
    wanted = _spread(options.pages)
    drawn = measure(map(drawn_page, track(wanted, description="drawn pages")))
    sets = {"drawn pages, boxes of the drawing": drawn}
    if options.read:
        papers = _spread(options.read)
        read = measure(_read(track(papers, description="papers read")))
        sets["drawn papers, read by the recognizer"] = read
    folder = real_folder("left out")
    if folder is not None:
        sets["20 real VAT invoices"] = measure(_real(folder))
    result = {
        "question": "How often does DOC-12 point at clean pages, how often at a changed sum?",
        "command": f"python -m experiments.tamper_signals --pages {options.pages}"
        f" --read {options.read} --write",
        "layouts_from_to": [LAYOUTS.start, LAYOUTS.stop - 1],
        "strengths": list(STRENGTHS),
        "sets": {name: tally.frozen() for name, tally in sets.items()},
    }
    text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    return 0


def measure(pages: Iterable[DrawnPage]) -> Tally:
    """Count over clean pages and over each page with one sum changed."""
    tally, donor = Tally(), None
    for number, page in enumerate(pages):
        _count_clean(page, tally)
        rng = np.random.default_rng([number, 12])
        places = _places(page)
        if not places:
            continue
        place = places[rng.integers(len(places))]
        for how in Change:
            if how is not Change.PASTED or donor is not None:
                _count_changed(page, place, donor if how is Change.PASTED else how, tally, rng)
        donor = _donor(page, place)
    return tally


def _count_clean(page: DrawnPage, tally: Tally) -> None:
    check = check_of(look_here(page.document, [page.picture]))
    assert check is not None
    tally.pages += 1
    tally.compared += check.status is not CheckStatus.NOT_APPLICABLE
    if check.status is CheckStatus.FAILED:
        tally.false_alarms += 1
        tally.values_pointed_at += len(check.fields)
        tally.alarms_by_kind[page.document.kind.value] += 1
    else:
        tally.values += len(check.fields)


def _count_changed(
    page: DrawnPage,
    place: Place,
    how: Change | Donor,
    tally: Tally,
    rng: np.random.Generator,
) -> None:
    """Change one sum; the recognizer is taken to read what was put there."""
    box, raw = place.value.box, place.value.raw
    assert box is not None
    text = how.text if isinstance(how, Donor) else other_figures(raw, rng)
    pixels = changed(page.picture.pixels, box, text, how, rng)
    document = _with(page.document, place, replace(place.value, raw=text))
    check = check_of(look_here(document, [replace(page.picture, pixels=pixels)]))
    name = (Change.PASTED if isinstance(how, Donor) else how).value
    tally.changed[name] += 1
    tally.found[name] += check is not None and check.status is CheckStatus.FAILED and (
        place.name in check.fields
    )  # fmt: skip


def _with(document: Document, place: Place, value: Field) -> Document:
    if place.row is None:
        fields = (value if f.name == place.name else f for f in document.fields)
        return replace(document, fields=tuple(fields))
    line = document.lines[place.row]
    cells = tuple(value if cell is place.value else cell for cell in line.cells)
    lines = (*document.lines[: place.row], Line(cells), *document.lines[place.row + 1 :])
    return replace(document, lines=lines)


def _places(page: DrawnPage) -> list[Place]:
    """Return the sums of a page that are printed in figures and can be measured."""
    document = page.document
    found = [Place(f.name, f, None) for f in document.fields]
    found += [
        Place(cell_name(row, cell.name), cell, row)
        for row, line in enumerate(document.lines)
        for cell in line.cells
    ]
    return [place for place in found if _is_sum(document, place.value, page.picture)]


def _is_sum(document: Document, value: Field, picture: Picture) -> bool:
    if value.source is not Source.OCR or value.box is None or value.page != picture.number:
        return False
    if judged(document, value) is not Judged.SUM:
        return False
    return measured(picture.pixels, value.box) is not None


def _donor(page: DrawnPage, place: Place) -> Donor:
    box, (height, width) = place.value.box, page.picture.pixels.shape[:2]
    assert box is not None
    rows = slice(int(box.y0 * height), int(box.y1 * height) + 1)
    columns = slice(int(box.x0 * width), int(box.x1 * width) + 1)
    return Donor(page.picture.pixels[rows, columns].copy(), place.value.raw)


def _spread(pages: int) -> list[Wanted]:
    """Return this many papers, evenly over kinds, layouts and strengths."""
    seeds = range(_FIRST_SEED, _FIRST_SEED - (-pages // (len(SCHEMAS) * len(LAYOUTS))))
    wanted = sorted(
        wanted_papers(SCHEMAS, LAYOUTS, seeds, STRENGTHS[0]),
        key=lambda paper: (paper.seed, paper.layout, paper.kind.value),
    )
    return [
        replace(
            _that_fits(paper),
            strength=STRENGTHS[(number + number // len(SCHEMAS)) % len(STRENGTHS)],
        )
        for number, paper in enumerate(wanted[:pages])
    ]


def _that_fits(paper: Wanted) -> Wanted:
    """Return the paper, or one of another seed where its story outgrows the page of its layout."""
    for seed in range(paper.seed, paper.seed + 100_000, 1_000):
        try:
            draw_paper(paper.kind, paper.layout, seed)
        except BadRecord:
            continue
        return replace(paper, seed=seed)
    raise BadRecord("NO_PAPER", f"no paper of {paper.key} fits its page")


def _read(papers: Iterable[Wanted]) -> Iterator[DrawnPage]:
    recognizer = Recognizer(RememberingReader)
    for paper in papers:
        data, _ = photographed(paper)
        yield from _pages(recognizer.recognise(data), data)


def _real(folder: Path) -> Iterator[DrawnPage]:
    recognizer = Recognizer(RememberingReader)
    for path, _ in track(list(real_papers(folder)), "real"):
        data = path.read_bytes()
        yield from _pages(recognizer.recognise(data), data)


def _pages(document: Document, data: bytes) -> Iterator[DrawnPage]:
    """Yield each page with what was read on it, without checks that were made before."""
    bare = replace(document, checks=())
    for picture in decode(data, sniff(data)):
        yield DrawnPage(replace(picture, traces=None), bare)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=480)
    parser.add_argument("--read", type=int, default=96)
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
