"""The two frozen worlds: made again from their seeds and compared bit for bit with their digests.

``results/worlds.json`` names them. The world depends on the power register and on the checks on
papers too, so their versions stand beside the digests: others may make another world.
"""

import hashlib
import resource
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from training.synthesis.world.folder import SCHEMAS, Tables, write_parts
from training.synthesis.world.pool import tables_by_town
from training.synthesis.world.setting import JIASHAN, OTHER
from training.synthesis.world.settings import WorldSettings

VILLAGES = 402  # at 50 matters a year and three years: 60,300 cases
FROZEN: Mapping[str, WorldSettings] = {
    "jiashan-60300": WorldSettings(villages=VILLAGES, seed=60_300, setting=JIASHAN),
    "other-60300": WorldSettings(villages=VILLAGES, seed=60_301, setting=OTHER),
}
_MIB = 1_024


@dataclass(frozen=True, slots=True)
class Made:
    """A world that was made: digests of its files, rows, and what it cost.

    ``processor_s`` is processor time of all processes, ``peak_mib`` the most memory of the
    parent and of the largest child together with its like.
    """

    digests: dict[str, str]
    rows: dict[str, int]
    wall_s: float
    processor_s: float
    peak_mib: float


def make(name: str, settings: WorldSettings, folder: Path, processes: int = 2) -> Made:
    """Make a world into a folder and measure it."""
    rows = dict.fromkeys(SCHEMAS, 0)
    began, spent = time.perf_counter(), _processor_s()
    parts = tables_by_town(settings, processes)
    told = track(parts, description=name, total=settings.towns)
    write_parts(_counted(told, rows), folder)
    wall, processor = time.perf_counter() - began, _processor_s() - spent
    digests = {file: _digest(folder / file) for file in SCHEMAS}
    return Made(digests, rows, round(wall, 1), round(processor, 1), round(_peak_mib(processes)))


def _counted(parts: Iterator[Tables], rows: dict[str, int]) -> Iterator[Tables]:
    for tables in parts:
        for name in rows:
            rows[name] += tables[name].num_rows
        yield tables


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _processor_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak_mib(processes: int) -> float:
    """Return the parent's peak and, for each process, that of the largest child."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if processes > 1 else 0
    return (own + processes * child) / _MIB
