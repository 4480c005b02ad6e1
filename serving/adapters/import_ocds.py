"""An OCDS file to cases: each contracting process is a case, or refused with every reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import orjson

from serving.adapters.cell_ids import refuse_resident_ids
from serving.adapters.located import Located
from serving.adapters.ocds_case import CaseDraft, CaseTerms
from serving.adapters.ocds_faults import Fault
from serving.adapters.ocds_input import Process, processes
from serving.adapters.ocds_merge import compiled
from serving.adapters.ocds_parties import Parties
from serving.adapters.ocds_shape import misshapen
from serving.adapters.ocds_values import Reader, moment_of
from serving.adapters.pseudonyms import Pseudonyms
from serving.adapters.refusals import CellRefused
from serving.errors import BadBody
from serving.wire.case import CaseWire
from serving.wire.strict import parse


@dataclass(frozen=True, slots=True)
class ProcessOutcome:
    """What became of a process: a case with remarks, or None with faults."""

    process: Process
    case: CaseWire | None
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def ocds_outcomes(data: bytes, terms: CaseTerms, keyed: Pseudonyms) -> Iterator[ProcessOutcome]:
    """Yield what became of every contracting process; raises as ``processes`` does."""
    for process in processes(data):
        yield _outcome(_in_order(process), terms, keyed)


def _outcome(process: Process, terms: CaseTerms, keyed: Pseudonyms) -> ProcessOutcome:
    if process.faults:
        return ProcessOutcome(process, None, process.faults)
    reader = Reader()
    release = compiled(process.releases)
    misshapen_parts = tuple(misshapen(release))
    if misshapen_parts:
        return ProcessOutcome(process, None, misshapen_parts)
    draft = CaseDraft(release, Parties(release, reader, keyed), reader, terms)
    body = orjson.dumps(draft.case(process.ocid))
    faults = tuple(dict.fromkeys(reader.faults)) or _private(body, release)
    if faults:
        return ProcessOutcome(process, None, faults, tuple(reader.remarks))
    try:
        case = parse(CaseWire, body)
    except BadBody:
        wrong = (Fault(release.pointer, "INVALID_CASE"),)
        return ProcessOutcome(process, None, wrong, tuple(reader.remarks))
    return ProcessOutcome(process, case, (), tuple(reader.remarks))


def _private(body: bytes, release: Located) -> tuple[Fault, ...]:
    """Look for a resident id in all that would leave, in whatever field it stands."""
    try:
        refuse_resident_ids(body.decode())
    except CellRefused as refused:
        return (Fault(release.pointer, refused.code),)
    return ()


def _in_order(process: Process) -> Process:
    """Put several releases in the order of their dates, equal dates in the order of the file."""
    if process.faults or len(process.releases) == 1:
        return process
    faults, dated = [], []
    for release in process.releases:
        found = release.get("date")
        moment = moment_of(found) if found is not None else None
        if moment is None:
            code = "MISSING" if found is None else "BAD_DATE"
            faults.append(Fault(release.place("date"), code))
        else:
            dated.append((moment, release))
    if faults:
        return replace(process, faults=tuple(faults))
    ordered = sorted(dated, key=lambda pair: pair[0])
    return replace(process, releases=tuple(release for _, release in ordered))
