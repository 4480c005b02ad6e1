"""Several releases of one contracting process to one compiled release (OCDS 1.1, "Merging").

Later values take the place of earlier ones; objects are merged member by member; lists of objects
with ids are merged by id, in the order in which ids first appear; all other lists, and the two
that the schema marks ``wholeListMerge``, are replaced whole; null takes a value away. Every value
keeps the place of the release that it came from.
"""

from collections.abc import Iterable, Mapping
from functools import reduce

from serving.adapters.located import Json, Located

_WHOLE = frozenset({"additionalIdentifiers", "additionalClassifications"})


def compiled(releases: Iterable[Located]) -> Located:
    """Return the compiled release of releases in the order of their dates, at least one."""
    return reduce(lambda earlier, later: _merged("", earlier, later), releases)


def _merged(name: str, earlier: Located, later: Located) -> Located:
    old, new = earlier.value, later.value
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return Located(_members(old, new), later.pointer)
    if isinstance(old, tuple) and isinstance(new, tuple) and name not in _WHOLE:
        return Located(_by_id(old, new), later.pointer)
    return later


def _members(old: Mapping[str, Located], new: Mapping[str, Located]) -> dict[str, Located]:
    merged = dict(old)
    for name, later in new.items():
        if later.value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merged(name, merged[name], later) if name in merged else later
    return merged


def _by_id(old: tuple[Located, ...], new: tuple[Located, ...]) -> tuple[Located, ...]:
    keys = [_id(one) for one in (*old, *new)]
    if None in keys:
        return new
    merged: dict[Json, Located] = {}
    for key, one in zip(keys, (*old, *new), strict=True):
        merged[key] = _merged("", merged[key], one) if key in merged else one
    return tuple(merged.values())


def _id(one: Located) -> Json:
    found = one.get("id")
    return found.value if found is not None and isinstance(found.value, str | int) else None
