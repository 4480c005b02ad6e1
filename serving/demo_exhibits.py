"""The boxes behind a hit as files a person can open: one cut-out each, and a sheet of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from features.records.document import Box, Document
from features.records.finding import Status
from models.recognizer.decode import decode
from models.recognizer.sniff import MediaType, sniff
from serving.bootstrap import Store
from serving.evidence_pictures import Exhibit, cut_out, sheet
from serving.intake import look_up
from serving.wire.evidence import FieldEvidenceWire
from serving.wire.score import FindingWire, ScoreWire

_KINDS = {
    "contract": "合同 / contract",
    "delivery_note": "送货单 / delivery note",
    "invoice": "发票 / invoice",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A box on a page of a paper."""

    document: Document
    page: int
    box: Box


def save_exhibits(store: Store, score: ScoreWire, folder: Path) -> list[Path]:
    """Write a PNG for each box behind a hit, and one sheet for each hit that has boxes.

    Raises OSError when no font with Chinese characters is installed and a sheet is due.
    """
    folder.mkdir(parents=True, exist_ok=True)
    hits = [finding for finding in score.findings if finding.status is Status.HIT]
    return [file for hit in hits for file in _save(store, score, hit, folder)]


def _save(store: Store, score: ScoreWire, hit: FindingWire, folder: Path) -> Iterator[Path]:
    exhibits = []
    for place in _places(store, hit):
        exhibit = _exhibit(store, place)
        exhibits.append(exhibit)
        yield _written(exhibit, folder / f"{hit.code}-{len(exhibits)}-{place.document.kind}.png")
    if exhibits:
        page = Exhibit(sheet(_title(score, hit), exhibits), hit.code)
        yield _written(page, folder / f"{hit.code}.png")


def _places(store: Store, hit: FindingWire) -> Iterator[_Place]:
    for evidence in hit.evidence:
        if not isinstance(evidence, FieldEvidenceWire) or evidence.box is None:
            continue
        paper = look_up(store, evidence.document_id)
        if paper.recognised is None or evidence.page is None:
            continue
        if paper.recognised.document.media_type != MediaType.OFD:  # OFD pages are not drawn yet
            yield _Place(paper.recognised.document, evidence.page, Box(*evidence.box))


def _exhibit(store: Store, place: _Place) -> Exhibit:
    data = store.blobs.get(place.document.sha256)
    pictures = decode(data, sniff(data))
    kind = _KINDS.get(place.document.kind, place.document.kind)
    image = cut_out(pictures[place.page - 1], place.box)
    return Exhibit(image, f"{kind} · 第 {place.page} 页 / page {place.page}: {_text(place)}")


def _text(place: _Place) -> str:
    document = place.document
    cells = chain.from_iterable(line.cells for line in document.lines)
    found = [f.raw for f in chain(document.fields, cells) if (f.page, f.box) == _spot(place)]
    return found[0] if found else ""


def _spot(place: _Place) -> tuple[int, Box]:
    return place.page, place.box


def _title(score: ScoreWire, hit: FindingWire) -> list[str]:
    points = "" if score.score is None else f"  ·  {score.score:.1f} / 100  ·  {score.band}"
    return [
        f"{hit.code}  {hit.title.zh} / {hit.title.en}{points}",
        hit.detail.zh,
        hit.detail.en,
    ]


def _written(exhibit: Exhibit, file: Path) -> Path:
    exhibit.image.save(file)
    return file
