"""A refusal on the wire: RFC 9457 problem details with a stable code."""

from serving.wire.evidence import TextWire
from serving.wire.strict import Strict


class PlaceWire(Strict):
    """One place of the body that is wrong, by JSON pointer."""

    pointer: str
    detail: str


class ProblemWire(Strict):
    """RFC 9457 members, and our own: ``code``, ``titles`` zh and en, ``request_id``, ``errors``."""

    type: str
    title: str
    titles: TextWire
    status: int
    detail: str
    code: str
    request_id: str | None = None
    errors: tuple[PlaceWire, ...] = ()
