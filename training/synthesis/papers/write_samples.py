"""The folder ``data_samples``: papers, cases, history, truth and a manifest of digests.

The same code and the same fonts give the same bytes. README.md is written by hand and stays.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from training.synthesis.papers.delivery_note import delivery_photo
from training.synthesis.papers.invoice_ofd import invoice_ofd
from training.synthesis.papers.invoice_picture import invoice_pdf, invoice_scan
from training.synthesis.papers.invoice_xml import invoice_xml
from training.synthesis.papers.sample_cases import sample_case
from training.synthesis.papers.sample_facts import UNITS, fact_record, sample_facts
from training.synthesis.papers.scanned import contract_scan
from training.synthesis.papers.story import CLEAN, SUBSTITUTED
from training.synthesis.papers.truth import Paper, truth_record

COMMAND = "yunjing simulate samples --out data_samples"
FONTS = "fonts-noto-cjk 1:20220127+repack1-1 (Debian 12)"
MANIFEST = "manifest.json"
_PAINTERS = {
    "contract.pdf": contract_scan,
    "delivery_note.jpg": delivery_photo,
    "invoice.xml": invoice_xml,
    "invoice.ofd": invoice_ofd,
    "invoice.pdf": invoice_pdf,
    "invoice.jpg": invoice_scan,
}
_TWIN = ("contract.pdf", "delivery_note.jpg", "invoice.ofd")
_JSON, _LINES = "application/json", "application/x-ndjson"


def write_samples(out: Path) -> tuple[Path, ...]:
    """Write the whole folder and return what was written; raises PaperNotDrawn(FONT_MISSING)."""
    files = files_of(sample_papers())
    for name, (content, _) in files.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    manifest = out / MANIFEST
    manifest.write_bytes(_json(_manifest(files)))
    return (*(out / name for name in files), manifest)


def files_of(papers: Mapping[str, Paper]) -> dict[str, tuple[bytes, str]]:
    """Return every file of the samples but the manifest: path -> (bytes, media type)."""
    files = {path: (paper.content, paper.media_type) for path, paper in papers.items()}
    for folder, purchase in (("railings", SUBSTITUTED), ("railings_clean", CLEAN)):
        case = sample_case(purchase, UNITS[purchase.case_id])
        files[f"{folder}/case.json"] = (_json(case), _JSON)
    facts = [fact_record(fact) for fact in sample_facts()]
    files["facts.ndjson"] = (_lines(facts), _LINES)
    truth = [truth_record(path, paper.truth) for path, paper in papers.items()]
    files["truth.jsonl"] = (_lines(truth), _LINES)
    return dict(sorted(files.items()))


def sample_papers() -> dict[str, Paper]:
    """Draw every paper: path -> paper."""
    first = {f"railings/{name}": draw(SUBSTITUTED) for name, draw in _PAINTERS.items()}
    twin = {f"railings_clean/{name}": _PAINTERS[name](CLEAN) for name in _TWIN}
    return {**first, **twin}


def _manifest(files: Mapping[str, tuple[bytes, str]]) -> dict[str, Any]:
    rows = [
        {
            "path": path,
            "sha256": sha256(content).hexdigest(),
            "bytes": len(content),
            "media_type": media_type,
        }
        for path, (content, media_type) in files.items()
    ]
    return {"format": 1, "command": COMMAND, "fonts": FONTS, "files": rows}


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
