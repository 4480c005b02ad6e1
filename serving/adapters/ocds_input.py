"""An OCDS file to contracting processes: packages, records, single releases, lists and lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.errors import Unreadable
from serving.adapters.located import Located, located
from serving.adapters.ocds_faults import Fault

_VERSIONS = frozenset({None, "1.0", "1.1"})  # none is 1.0


@dataclass(frozen=True, slots=True)
class Process:
    """All releases of one ocid in the file; ``number`` counts processes from 1.

    ``faults`` say what keeps a release from being read as one.
    """

    number: int
    ocid: str
    releases: tuple[Located, ...]
    faults: tuple[Fault, ...] = ()


def processes(data: bytes) -> Iterator[Process]:
    """Yield the contracting processes in the order in which they first appear.

    Raises Unreadable: BROKEN_JSON, JSON_TOO_DEEP, NOT_OCDS, OCDS_VERSION (neither 1.0 nor 1.1).
    """
    grouped: dict[str, list[Located]] = {}
    faults: dict[str, list[Fault]] = {}
    for document in _documents(located(data)):
        for release in _releases(document):
            ocid = release.text("ocid")
            name = ocid or release.pointer
            grouped.setdefault(name, []).append(release)
            if ocid is None:
                faults.setdefault(name, []).append(Fault(release.place("ocid"), "MISSING"))
            elif release.get("url") is not None:
                faults.setdefault(name, []).append(Fault(release.pointer, "LINKED_RELEASE"))
    for number, (name, releases) in enumerate(grouped.items(), start=1):
        yield Process(number, name, tuple(releases), tuple(faults.get(name, ())))


def _documents(root: Located) -> Iterator[Located]:
    documents = root.value if isinstance(root.value, tuple) else (root,)
    for document in documents:
        if not any(document.get(name) for name in ("releases", "records", "ocid")):
            raise Unreadable("NOT_OCDS", f"at {document.pointer or '/'}: no releases, no records")
        if document.text("version") not in _VERSIONS:
            raise Unreadable(
                "OCDS_VERSION", f"at {document.place('version')}: 1.0 and 1.1 are read"
            )
        yield document


def _releases(document: Located) -> Iterator[Located]:
    if document.get("records") is not None:
        for record in document.each("records"):
            yield from _of_record(record)
    elif document.get("compiledRelease") is not None:
        yield from _of_record(document)
    elif document.get("releases") is not None:
        yield from document.each("releases")
    else:
        yield document


def _of_record(record: Located) -> Iterator[Located]:
    """Yield the releases of a record; where they are links alone, what was compiled from them."""
    releases = tuple(record.each("releases"))
    whole = [release for release in releases if release.get("url") is None]
    compiled = record.get("compiledRelease")
    if compiled is not None and (not releases or len(whole) < len(releases)):
        yield compiled
    elif releases:
        yield from (_named(release, record) for release in releases)
    else:
        yield record


def _named(release: Located, record: Located) -> Located:
    """Give a linked release the ocid of its record, so that the refusal names the process."""
    ocid = record.get("ocid")
    if release.get("ocid") is not None or ocid is None or not isinstance(release.value, dict):
        return release
    return Located({**release.value, "ocid": ocid}, release.pointer)
