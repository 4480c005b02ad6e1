"""The power register (小微权力清单): which steps, papers and thresholds a power asks for.

The register is versioned text; an entry holds from its ``valid_from`` until the next entry of
the same power, so that an old event is judged by the entry that was valid then. Leaves out
reading the text from disk: callers bring it (``importlib.resources`` for the shipped one).
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from features.errors import BadRecord
from features.powers.thresholds import Thresholds
from features.records.document import Kind
from features.records.finding import Text
from features.records.step import StepKind

_STRICT = ConfigDict(extra="forbid")
_FIXED = frozenset({"power_id", "steps", "source"})


@dataclass(frozen=True, slots=True)
class Publication:
    """When and for how long a power's outcome is made public, in days."""

    __pydantic_config__ = _STRICT

    notice_days: int
    rule: Text


@dataclass(frozen=True, slots=True)
class RegionalThresholds:
    """Values that differ from the defaults in one region from one day on.

    ``region`` is a prefix of a GB/T 2260 code (``33`` Zhejiang, ``330421`` Jiashan, empty for
    everywhere); ``values`` are names of ``Thresholds``.
    """

    __pydantic_config__ = _STRICT

    region: str
    valid_from: date
    source: str
    values: dict[str, int | float]


@dataclass(frozen=True, slots=True)
class Power:
    """One entry: a power of the village as it stood from ``valid_from`` on."""

    __pydantic_config__ = _STRICT

    id: str
    valid_from: date
    title: Text
    holder: Text
    basis: Text
    steps: tuple[StepKind, ...]
    papers: tuple[Kind, ...]
    publication: Publication
    thresholds: tuple[RegionalThresholds, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contents:
    __pydantic_config__ = _STRICT

    version: str
    powers: tuple[Power, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """All entries; ``version`` is the declared one and the first 8 digits of the text's SHA-256."""

    version: str
    powers: tuple[Power, ...]

    @classmethod
    def parse(cls, text: str) -> "Register":
        """Read a register from YAML text.

        Raises BadRecord: REGISTER_NOT_YAML, REGISTER_FORM (names the place), REGISTER_NO_STEPS,
        REGISTER_REPEATED_STEP, REGISTER_TWICE, REGISTER_THRESHOLD.
        """
        contents = _contents(_load(text))
        for power in contents.powers:
            _refuse_bad(power)
        _refuse_twice(contents.powers)
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        return cls(f"{contents.version}+{digest}", contents.powers)

    def power(self, power_id: str, on: date) -> Power:
        """Return the entry valid on a day.

        Raises BadRecord: UNKNOWN_POWER, or POWER_NOT_YET_VALID before its first entry.
        """
        entries = [power for power in self.powers if power.id == power_id]
        if not entries:
            raise BadRecord("UNKNOWN_POWER", f"not in register {self.version}: {power_id!r}")
        valid = [power for power in entries if power.valid_from <= on]
        if not valid:
            raise BadRecord("POWER_NOT_YET_VALID", f"{power_id} has no entry valid on {on}")
        return max(valid, key=lambda power: power.valid_from)

    def thresholds(self, power_id: str, region: str, on: date) -> Thresholds:
        """Return the thresholds of a region on a day: the nearest region, then the latest day.

        Values that a nearer region does not set come from the wider one, then from the
        defaults. Raises BadRecord as ``power`` does.
        """
        power = self.power(power_id, on)
        start = Thresholds(power_id=power_id, steps=power.steps)
        fitting = [
            entry
            for entry in power.thresholds
            if region.startswith(entry.region) and entry.valid_from <= on
        ]
        ordered = sorted(fitting, key=lambda entry: (len(entry.region), entry.valid_from))
        return reduce(_overlay, ordered, start)


def _overlay(wider: Thresholds, entry: RegionalThresholds) -> Thresholds:
    changes: dict[str, Any] = dict(entry.values)
    return replace(wider, source=entry.source, **changes)


def _load(text: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadRecord("REGISTER_NOT_YAML", "the register is not YAML") from error


def _contents(tree: object) -> _Contents:
    try:
        return TypeAdapter(_Contents).validate_python(tree)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise BadRecord("REGISTER_FORM", f"at {place}: {first['msg']}") from error


def _refuse_bad(power: Power) -> None:
    if not power.steps:
        raise BadRecord("REGISTER_NO_STEPS", f"power {power.id} has no steps")
    if len(set(power.steps)) != len(power.steps):
        raise BadRecord("REGISTER_REPEATED_STEP", f"power {power.id} names a step twice")
    for entry in power.thresholds:
        _refuse_unknown(power.id, entry)


def _refuse_unknown(power_id: str, entry: RegionalThresholds) -> None:
    known = set(Thresholds.__dataclass_fields__) - _FIXED
    unknown = sorted(set(entry.values) - known)
    if unknown:
        raise BadRecord("REGISTER_THRESHOLD", f"power {power_id}: no threshold called {unknown}")


def _refuse_twice(powers: tuple[Power, ...]) -> None:
    seen: set[tuple[str, date]] = set()
    for power in powers:
        key = (power.id, power.valid_from)
        if key in seen:
            raise BadRecord("REGISTER_TWICE", f"power {power.id} twice from {power.valid_from}")
        seen.add(key)
