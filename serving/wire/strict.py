"""The rule of every wire type: unknown fields are refused, types are not bent.

``parse`` turns what pydantic finds into one coded error with JSON pointers.
"""

import json
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from features.errors import BadRecord
from serving.errors import BadBody

_W = TypeVar("_W", bound=BaseModel)
_MAX_ERRORS = 20


class Strict(BaseModel):
    """A wire type: frozen, no unknown field, no silent conversion."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, validate_by_name=True, validate_by_alias=True
    )


def parse(wire: type[_W], body: bytes) -> _W:
    """Read a JSON body; raises BadBody(INVALID_JSON | INVALID_BODY) with at most 20 places.

    A name that stands twice in one object is INVALID_JSON (RFC 7493, 2.3): two readers of the
    body could take two different values.
    """
    try:
        read = wire.model_validate_json(body)
    except ValidationError as error:
        raise _bad_body(error) from None
    except BadRecord as error:
        raise BadBody(error.code, error.detail, (("", error.detail),)) from None
    json.loads(body, object_pairs_hook=_require_unique)  # valid by now, so bounded in depth
    return read


def pointer(location: tuple[int | str, ...]) -> str:
    """Return the JSON pointer (RFC 6901) of a place.

    >>> pointer(("people", 0, "a/b"))
    '/people/0/a~1b'
    """
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in location)


def _require_unique(members: list[tuple[str, object]]) -> None:
    names = [name for name, _ in members]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadBody("INVALID_JSON", f"{twice!r} stands twice in one object", ())


def _bad_body(error: ValidationError) -> BadBody:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if found[0]["type"] == "json_invalid":
        return BadBody("INVALID_JSON", found[0]["msg"], ())
    places = tuple((pointer(e["loc"]), e["msg"]) for e in found[:_MAX_ERRORS])
    detail = f"{len(found)} place(s) break the schema, first: {places[0][0] or '/'} {places[0][1]}"
    return BadBody("INVALID_BODY", detail, places)
