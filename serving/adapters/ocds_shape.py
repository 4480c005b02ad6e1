"""The shape of the parts of a release that are read: another type is told, not passed over.

Leaves out what the schema of OCDS asks of parts that make no case.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from serving.adapters.located import Located
from serving.adapters.ocds_faults import Fault

Shape = Mapping[str, "Shape"] | list["Shape"] | type[str] | None

_VALUE: Final[Shape] = {"amount": None, "currency": str}
_IDENTIFIER: Final[Shape] = {"id": str}
_ORGANISATION: Final[Shape] = {
    "id": str,
    "name": str,
    "identifier": _IDENTIFIER,
    "additionalIdentifiers": [_IDENTIFIER],
    "address": {"region": str},
}
_ITEM: Final[Shape] = {
    "description": str,
    "classification": {"id": str, "description": str},
    "unit": {"value": _VALUE},
}
_MILESTONE: Final[Shape] = {"type": str, "dateMet": str}
_TRANSACTION: Final[Shape] = {
    "date": str,
    "value": _VALUE,
    "amount": _VALUE,
    "payee": _ORGANISATION,
    "receiverOrganization": _ORGANISATION,
}
RELEASE: Final[Shape] = {
    "date": str,
    "parties": [_ORGANISATION],
    "buyer": _ORGANISATION,
    "tender": {
        "title": str,
        "description": str,
        "mainProcurementCategory": str,
        "procuringEntity": _ORGANISATION,
        "value": _VALUE,
        "tenderPeriod": {"startDate": str},
        "items": [_ITEM],
    },
    "bids": {
        "details": [{"status": str, "tenderers": [_ORGANISATION], "value": _VALUE}],
    },
    "awards": [
        {
            "status": str,
            "date": str,
            "value": _VALUE,
            "suppliers": [_ORGANISATION],
            "items": [_ITEM],
        }
    ],
    "contracts": [
        {
            "status": str,
            "dateSigned": str,
            "value": _VALUE,
            "items": [_ITEM],
            "implementation": {"milestones": [_MILESTONE], "transactions": [_TRANSACTION]},
        }
    ],
}


def misshapen(found: Located, shape: Shape = RELEASE) -> Iterator[Fault]:
    """Yield every part that is not of the type that the schema gives it; null is nothing."""
    if found.value is None or shape is None:
        return
    parts = _parts(found.value, shape)
    if parts is None:
        yield Fault(found.pointer, "WRONG_TYPE")
        return
    for part, inner in parts:
        yield from misshapen(part, inner)


def _parts(value: object, shape: Shape) -> list[tuple[Located, Shape]] | None:
    """Return what stands inside a value and the shape of each, None where the type is wrong."""
    if isinstance(shape, Mapping):
        if not isinstance(value, Mapping):
            return None
        return [(value[name], inner) for name, inner in shape.items() if name in value]
    if isinstance(shape, list):
        return [(one, shape[0]) for one in value] if isinstance(value, tuple) else None
    is_text = isinstance(value, str) or type(value) is int  # ids may be numbers
    return [] if is_text else None
