"""The folder of public cases: each case and its twin as the service takes them, and a manifest.

``01/case.json`` is the case and ``01/facts.ndjson`` its history; ``01_clean`` holds the twin.
Papers are records, not files: ``papers.ndjson`` holds them as they were read, by the ids that the
case names. The same code gives the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from features.flags.catalogue import CATALOGUE
from features.records.case import Case
from features.records.document import Document
from training.synthesis.papers.sample_facts import fact_record
from training.synthesis.public_cases.catalogue import PUBLIC_CASES
from training.synthesis.public_cases.public_case import PublicCase

MANIFEST = "manifest.json"
CASE, FACTS, PAPERS = "case.json", "facts.ndjson", "papers.ndjson"
_COMMAND = "yunjing simulate public-cases"
_NOTE = {
    "zh": "名称均为虚构，不涉及任何真实村庄或个人",
    "en": "all names are invented; nothing here is about a real village or person",
}
_CASES, _DOCUMENTS = TypeAdapter(Case), TypeAdapter(Document)
_BUILT = frozenset(flag.code for flag in CATALOGUE)


def write_public_cases(out: Path) -> tuple[Path, ...]:
    """Write the folder, which is made when it is not there, and return what was written."""
    files = files_of(PUBLIC_CASES)
    manifest = _json(_manifest(PUBLIC_CASES, files))
    for name, content in {**files, MANIFEST: manifest}.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return (*(out / name for name in files), out / MANIFEST)


def files_of(cases: Iterable[PublicCase]) -> dict[str, bytes]:
    """Return every file but the manifest, by its path in the folder."""
    return {
        f"{folder}/{name}": content
        for public in cases
        for folder, case in _folders(public).items()
        for name, content in _contents(case)
    }


def case_record(case: Case) -> dict[str, Any]:
    """Return a case in its wire form: without history, papers by id, money in fen, days ISO."""
    record: dict[str, Any] = _CASES.dump_python(case, mode="json", exclude_defaults=True)
    record.pop("history", None)
    if case.documents:
        record["documents"] = [{"document_id": paper.document_id} for paper in case.documents]
    return record


def _folders(public: PublicCase) -> dict[str, Case]:
    return {f"{public.number:02d}": public.case, f"{public.number:02d}_clean": public.twin}


def _contents(case: Case) -> Iterator[tuple[str, bytes]]:
    yield CASE, _json(case_record(case))
    yield FACTS, _lines(map(fact_record, case.history))
    if case.documents:
        yield (
            PAPERS,
            _lines(
                _DOCUMENTS.dump_python(paper, mode="json", exclude_defaults=True)
                for paper in case.documents
            ),
        )


def _manifest(cases: Iterable[PublicCase], files: Mapping[str, bytes]) -> dict[str, Any]:
    rows = [
        {"path": name, "sha256": sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in files.items()
    ]
    told = [_told(public) for public in cases]
    return {"format": 1, "command": _COMMAND, "note": _NOTE, "cases": told, "files": rows}


def _told(public: PublicCase) -> dict[str, Any]:
    case, twin = _folders(public)
    return {
        "number": public.number,
        "focus": public.case.focus.value,
        "title": asdict(public.title),
        "account": asdict(public.account),
        "source_note": asdict(public.source_note),
        "expected": [{"code": code, "built": code in _BUILT} for code in public.expected],
        "also": [asdict(also) for also in public.also],
        "edit": asdict(public.edit),
        "case": case,
        "twin": twin,
    }


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
