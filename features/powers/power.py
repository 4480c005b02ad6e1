"""One entry of the power register: a power of the village as it stood from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict

from features.records.document import Kind
from features.records.finding import Text
from features.records.step import StepKind

_STRICT = ConfigDict(extra="forbid")


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
    values: Mapping[str, int | float]


@dataclass(frozen=True, slots=True)
class Amendment(RegionalThresholds):
    """A town's own thresholds for ``power``: one power by its id, or a focus for all of its powers.

    Unlike the thresholds inside an entry they go on when the next entry of the power begins.
    """

    power: str

    def amends(self, power_id: str) -> bool:
        """Say whether a power is meant."""
        return self.power in (power_id, power_id.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Power:
    """A power as it stood from ``valid_from`` until its next entry.

    ``papers`` are the kinds of paper that must lie with a matter. ``source`` says where steps and
    days come from: a norm that was read, or "project default".
    """

    __pydantic_config__ = _STRICT

    id: str
    valid_from: date
    title: Text
    holder: Text
    basis: Text
    source: str
    steps: tuple[StepKind, ...]
    papers: tuple[Kind, ...]
    publication: Publication
    thresholds: tuple[RegionalThresholds, ...] = ()
