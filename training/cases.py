"""Cases of a world folder with their history, each as it was known at its own moment.

Reads facts, cases and decisions; what was planted stands in a file that is never opened here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import ibis

from features.history.derive import HistoryRow
from features.history.ibis_executor import history_rows
from features.history.spine import spine_of
from features.records.case import Case
from features.records.fact import Fact
from features.touching import keys_of
from training.synthesis.world.folder import fact_table, read_cases, read_facts

Report = Callable[[int], None]
_EVERY = 500
_COLUMNS = ("unit", "seller", "person", "household", "asset", "account", "item")


class FactIndex:
    """Facts by the keys they carry, ordered by when they became known."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = sorted(facts, key=lambda fact: (fact.known_at, fact.fact_id))
        self._known_at = [fact.known_at for fact in self._facts]
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        carried = [(column, attrgetter(column)) for column in _COLUMNS]
        for place, fact in enumerate(self._facts):
            for column, key_of in carried:
                key = key_of(fact)
                if key is not None:
                    self._places[column, key].append(place)

    def history_of(self, case: Case) -> tuple[Fact, ...]:
        """Return the facts that touch a case and were known strictly before its as_of."""
        end = bisect_left(self._known_at, case.as_of_epoch)
        places = {place for key in _keys(case) for place in self._before(key, end)}
        return tuple(self._facts[place] for place in sorted(places))

    def _before(self, key: tuple[str, str], end: int) -> Sequence[int]:
        places = self._places.get(key, [])
        return places[: bisect_left(places, end)]


def load_cases(folder: Path, report: Report = lambda count: None) -> Iterator[Case]:
    """Yield the cases of a world folder with their history, in the order written.

    ``report`` hears now and then how many were made.
    """
    index = FactIndex(read_facts(folder))
    for number, case in enumerate(read_cases(folder), start=1):
        yield replace(case, history=index.history_of(case))
        if number % _EVERY == 0:
            report(number)


def history_of_cases(cases: Iterable[Case], facts: Iterable[Fact]) -> Mapping[str, HistoryRow]:
    """Return the history numbers of all cases at once, by case id, on DuckDB.

    Equal, bit for bit, to the numpy executor over each case's own history.
    """
    table = ibis.memtable(fact_table(facts))
    return history_rows([spine_of(case) for case in cases], table, ibis.duckdb.connect())


def offline_history(folder: Path) -> Callable[[Case], HistoryRow]:
    """Return a look-up into the history of all cases of a world folder, made on DuckDB."""
    rows = history_of_cases(read_cases(folder), read_facts(folder))
    return lambda case: rows[case.case_id]


def _keys(case: Case) -> Iterator[tuple[str, str]]:
    for column, values in keys_of(case).items():
        for value in values:
            yield column, value
