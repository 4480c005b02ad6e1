"""The codes that findings and reasons may carry, in both languages."""

from enum import StrEnum

from fastapi import APIRouter

from features.flags.catalogue import CATALOGUE, CATALOGUE_VERSION, Flag
from features.records.finding import Severity
from features.records.focus import Focus
from features.vector import FEATURE_SET, FEATURES
from serving.wire.evidence import TextWire, text_of
from serving.wire.strict import Strict

ROUTER = APIRouter(prefix="/v1/reason-codes", tags=["catalogue"])


class CodeKind(StrEnum):
    """Whether a code is a rule or a measured number."""

    FLAG = "flag"
    FEATURE = "feature"


class CodeWire(Strict):
    """One code; severity, foci and basis belong to flags only."""

    code: str
    kind: CodeKind
    title: TextWire
    severity: Severity | None = None
    foci: tuple[Focus, ...] = ()
    basis: TextWire | None = None


class CodesWire(Strict):
    """All codes of this installation, with the versions that define them."""

    catalogue: str
    feature_set: str
    codes: tuple[CodeWire, ...]


@ROUTER.get("", operation_id="listReasonCodes", summary="All reason codes")
async def codes() -> CodesWire:
    """Return every code that a finding or a reason may carry."""
    return all_codes()


def all_codes() -> CodesWire:
    """Return the flags in catalogue order, then the features that are no flags."""
    flags = [_flag(flag) for flag in CATALOGUE]
    known = {flag.code for flag in flags}
    features = {f.reason_code: f for f in FEATURES if f.reason_code not in known}
    numbers = [
        CodeWire(code=code, kind=CodeKind.FEATURE, title=text_of(feature.title))
        for code, feature in features.items()
    ]
    return CodesWire(catalogue=CATALOGUE_VERSION, feature_set=FEATURE_SET, codes=(*flags, *numbers))


def _flag(flag: Flag) -> CodeWire:
    return CodeWire(
        code=flag.code,
        kind=CodeKind.FLAG,
        title=text_of(flag.title),
        severity=flag.severity,
        foci=tuple(focus for focus in Focus if focus in flag.foci),
        basis=text_of(flag.basis),
    )
