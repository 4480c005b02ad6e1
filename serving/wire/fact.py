"""Facts on the wire: NDJSON, one row of history per line."""

from typing import Annotated

from pydantic import Field

from features.errors import BadRecord
from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from serving.errors import BadBody
from serving.wire.strict import Strict, parse

EntityId = Annotated[str, Field(min_length=1, max_length=200)]
_EpochSeconds = Annotated[int, Field(ge=-(2**40), le=2**40)]
_MOST_ERRORS = 100
_Whole = Annotated[int, Field(ge=-(2**53), le=2**53)]


class FactWire(Strict):
    """One row of history; times are epoch seconds, amounts fen, corrections are new rows."""

    fact_id: EntityId
    kind: FactKind
    focus: Focus
    unit: EntityId
    event_time: _EpochSeconds
    known_at: _EpochSeconds
    source: EntityId
    case: EntityId | None = None
    seller: EntityId | None = None
    person: EntityId | None = None
    household: EntityId | None = None
    asset: EntityId | None = None
    account: EntityId | None = None
    item: EntityId | None = None
    category: EntityId | None = None
    amount_fen: _Whole | None = None
    quantity: _Whole | None = None

    def record(self) -> Fact:
        """Return the record; raises BadRecord(BAD_CLOCK) for a fact known before it happened."""
        return Fact(**self.model_dump())


class FactsReceipt(Strict):
    """What became of a batch: rows that are new and rows that were here already."""

    stored: int
    known: int


def fact_line(fact: Fact) -> str:
    """Return a fact as one canonical NDJSON line, without the fields it does not have."""
    return FactWire.model_validate(fact, from_attributes=True).model_dump_json(exclude_none=True)


def facts_from_ndjson(body: bytes) -> tuple[Fact, ...]:
    """Read a batch; all or nothing.

    Raises BadBody(INVALID_FACTS) that names what is wrong as ``/<line from 0>/<field>``; it stops
    reading after 100 places, since a batch that is wrong throughout is told no better by more.
    """
    facts: list[Fact] = []
    errors: list[tuple[str, str]] = []
    for number, line in enumerate(body.split(b"\n")):
        if not line.strip():
            continue
        try:
            facts.append(parse(FactWire, line).record())
        except BadBody as error:
            errors += [(f"/{number}{place}", what) for place, what in _places(error)]
        except BadRecord as error:
            errors.append((f"/{number}", f"{error.code}: {error.detail}"))
        if len(errors) >= _MOST_ERRORS:
            break
    if errors:
        raise _refused(errors)
    return tuple(facts)


def _refused(errors: list[tuple[str, str]]) -> BadBody:
    count = f"{len(errors)}" if len(errors) < _MOST_ERRORS else f"at least {_MOST_ERRORS}"
    detail = f"{count} place(s) are wrong, nothing was stored"
    return BadBody("INVALID_FACTS", detail, tuple(errors[:_MOST_ERRORS]))


def _places(error: BadBody) -> tuple[tuple[str, str], ...]:
    return error.errors or (("", error.detail),)
