"""JSON whose every value knows its place in the file, so that an error can name it (RFC 6901)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.errors import Unreadable
from serving.wire.strict import pointer

_DEEPEST = 64
Json = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Located:
    """A value: members by name, elements in order, or a plain value; and where it stands."""

    value: "Mapping[str, Located] | tuple[Located, ...] | Json"
    pointer: str

    def get(self, *names: str) -> "Located | None":
        """Return what stands at a path of names, None where there is nothing or null."""
        found: Located | None = self
        for name in names:
            members = found.value if found is not None else None
            found = members.get(name) if isinstance(members, Mapping) else None
        return None if found is None or found.value is None else found

    def each(self, *names: str) -> "Iterator[Located]":
        """Yield the elements of the list at a path; nothing where there is no list."""
        found = self.get(*names)
        if found is not None and isinstance(found.value, tuple):
            yield from found.value

    def text(self, *names: str) -> str | None:
        """Return the text at a path without white space around it, None where there is none."""
        found = self.get(*names)
        shown = str(found.value) if found is not None and _is_text(found.value) else ""
        return shown.strip() or None

    def place(self, *names: str) -> str:
        """Return the pointer of a path below this value, or of the first name that is missing."""
        found = self
        for name in names:
            inner = found.get(name)
            if not isinstance(found.value, Mapping):
                break
            if inner is None:
                return found.pointer + pointer((name,))
            found = inner
        return found.pointer


def located(data: bytes) -> Located:
    """Read a JSON file, or JSON lines as the list of them; numbers stay exact.

    Raises Unreadable: BROKEN_JSON (also for a name that stands twice in one object and for NaN),
    JSON_TOO_DEEP beyond 64 levels.
    """
    try:
        return _at(_parsed(data), "", 0)
    except (ValueError, RecursionError) as error:
        raise Unreadable("BROKEN_JSON", f"not JSON: {type(error).__name__}") from error


def _parsed(data: bytes) -> object:
    text = data.decode("utf-8-sig")
    try:
        return _one(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [_one(line) for line in lines]


def _one(text: str) -> object:
    return json.loads(
        text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_unique
    )


def _unique(members: list[tuple[str, object]]) -> dict[str, object]:
    names = dict(members)
    if len(names) < len(members):
        raise ValueError("a name stands twice in one object")
    return names


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _at(value: object, place: str, depth: int) -> Located:
    if depth > _DEEPEST:
        raise Unreadable("JSON_TOO_DEEP", f"more than {_DEEPEST} levels")
    if isinstance(value, dict):
        members = {
            name: _at(one, place + pointer((name,)), depth + 1) for name, one in value.items()
        }
        return Located(members, place)
    if isinstance(value, list):
        return Located(
            tuple(_at(one, f"{place}/{n}", depth + 1) for n, one in enumerate(value)), place
        )
    assert value is None or isinstance(value, str | int | Decimal | bool), "what json makes"
    return Located(value, place)


def _is_text(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
