"""The power register (小微权力清单): which steps, papers and thresholds a power asks for.

The register is versioned text in lists, one for each focus; an entry holds from its
``valid_from`` until the next entry of the same power, so that an old event is judged by the entry
that was valid then. Leaves out reading the text from disk: callers bring it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import Any

from features.errors import BadRecord
from features.powers.power import Amendment, Power, RegionalThresholds
from features.powers.power_list import PowerList, read_list
from features.powers.thresholds import Thresholds

_ONE_TEXT = "register"


@dataclass(frozen=True, slots=True)
class Register:
    """All entries, and the thresholds that towns set for them.

    ``version`` is what the lists declare and the first 8 digits of the SHA-256 of their texts.
    """

    version: str
    powers: tuple[Power, ...]
    amendments: tuple[Amendment, ...] = ()
    _entries: Mapping[str, tuple[Power, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_entries", _by_id(self.powers))

    @classmethod
    def parse(cls, text: str) -> "Register":
        """Read a register that is one text; raises as ``join`` does."""
        return cls.join({_ONE_TEXT: text})

    @classmethod
    def join(cls, texts: Mapping[str, str]) -> "Register":
        """Read the lists of a register, YAML text by file name.

        Raises BadRecord with the file and the power in its detail: what ``read_list`` raises, and
        REGISTER_TWICE, REGISTER_DATES (thresholds outside the days of their entry, or two for one
        region and day), REGISTER_UNKNOWN_POWER (thresholds for a power that no list has).
        """
        lists = {file: read_list(file, texts[file]) for file in sorted(texts)}
        _refuse_twice(lists)
        powers = tuple(power for one in lists.values() for power in one.powers)
        register = cls(_version(lists, texts), powers, _amendments(lists, powers))
        _refuse_wrong_dates(lists, register)
        return register

    def power(self, power_id: str, on: date) -> Power:
        """Return the entry valid on a day.

        Raises BadRecord: UNKNOWN_POWER, or POWER_NOT_YET_VALID before its first entry.
        """
        entries = self.entries(power_id)
        valid = [power for power in entries if power.valid_from <= on]
        if not valid:
            raise BadRecord("POWER_NOT_YET_VALID", f"{power_id} has no entry valid on {on}")
        return valid[-1]

    def entries(self, power_id: str) -> tuple[Power, ...]:
        """Return all entries of a power, the oldest first; raises BadRecord(UNKNOWN_POWER)."""
        entries = self._entries.get(power_id)
        if entries is None:
            raise BadRecord("UNKNOWN_POWER", f"not in register {self.version}: {power_id!r}")
        return entries

    def thresholds(self, power_id: str, region: str, on: date) -> Thresholds:
        """Return the thresholds of a region on a day: the nearest region, then the latest day.

        Values that a nearer region does not set come from the wider one, then from the
        defaults. Raises BadRecord as ``power`` does.
        """
        power = self.power(power_id, on)
        start = Thresholds(power_id=power_id, steps=power.steps)
        own = (entry for entry in self.amendments if entry.amends(power_id))
        fitting = [
            entry
            for entry in (*power.thresholds, *own)
            if region.startswith(entry.region) and entry.valid_from <= on
        ]
        ordered = sorted(fitting, key=lambda entry: (len(entry.region), entry.valid_from))
        return reduce(_overlay, ordered, start)


def _overlay(wider: Thresholds, entry: RegionalThresholds) -> Thresholds:
    changes: dict[str, Any] = dict(entry.values)
    return replace(wider, source=entry.source, **changes)


def _by_id(powers: Iterable[Power]) -> dict[str, tuple[Power, ...]]:
    entries: dict[str, tuple[Power, ...]] = {}
    for power in sorted(powers, key=lambda power: power.valid_from):
        entries[power.id] = (*entries.get(power.id, ()), power)
    return entries


def _version(lists: Mapping[str, PowerList], texts: Mapping[str, str]) -> str:
    declared = ",".join(dict.fromkeys(one.version for one in lists.values()))
    digest = hashlib.sha256("\0".join(texts[file] for file in lists).encode())
    return f"{declared}+{digest.hexdigest()[:8]}"


def _refuse_twice(lists: Mapping[str, PowerList]) -> None:
    seen: dict[tuple[str, date], str] = {}
    for file, one in lists.items():
        for power in one.powers:
            key = (power.id, power.valid_from)
            if key in seen:
                where = f"{file}, {power.id}: from {power.valid_from} in {seen[key]} too"
                raise BadRecord("REGISTER_TWICE", where)
            seen[key] = file


def _amendments(lists: Mapping[str, PowerList], powers: tuple[Power, ...]) -> tuple[Amendment, ...]:
    for file, one in lists.items():
        for amendment in one.thresholds:
            if not any(amendment.amends(power.id) for power in powers):
                where = f"{file}, {amendment.power}: no list has this power"
                raise BadRecord("REGISTER_UNKNOWN_POWER", where)
    return tuple(amendment for one in lists.values() for amendment in one.thresholds)


def _refuse_wrong_dates(lists: Mapping[str, PowerList], register: Register) -> None:
    for file, one in lists.items():
        for power in one.powers:
            _refuse_outside(f"{file}, {power.id}", power, register.entries(power.id))
            _refuse_same_day(f"{file}, {power.id}", power.thresholds)
        for name in dict.fromkeys(amendment.power for amendment in one.thresholds):
            own = [amendment for amendment in register.amendments if amendment.power == name]
            _refuse_same_day(f"{file}, {name}", own)


def _refuse_outside(place: str, power: Power, entries: tuple[Power, ...]) -> None:
    following = next((later for one, later in pairwise(entries) if one == power), None)
    for entry in power.thresholds:
        is_late = following is not None and entry.valid_from >= following.valid_from
        if entry.valid_from < power.valid_from or is_late:
            where = f"{place}: thresholds from {entry.valid_from} lie outside the days of the entry"
            raise BadRecord("REGISTER_DATES", where)


def _refuse_same_day(place: str, entries: Iterable[RegionalThresholds]) -> None:
    days = [(entry.region, entry.valid_from) for entry in entries]
    if len(set(days)) < len(days):
        raise BadRecord("REGISTER_DATES", f"{place}: two thresholds for one region and day")
