"""Towns simulated side by side: the result does not depend on the number of processes."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from training.synthesis.world.folder import Tables, tables_of
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_town

_AHEAD = 2


def town_tables(settings: WorldSettings, number: int) -> Tables:
    """Return one town of a world as tables; towns count from 0."""
    return tables_of(simulate_town(settings, number))


def tables_by_town(settings: WorldSettings, processes: int = 1) -> Iterator[Tables]:
    """Yield the towns of a world in their order; few wait, so memory stays bounded."""
    if processes == 1 or settings.towns == 1:
        yield from (town_tables(settings, number) for number in range(settings.towns))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Tables]] = deque()
        for number in range(settings.towns):
            waiting.append(pool.submit(town_tables, settings, number))
            if len(waiting) > _AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
