"""Papers of some cases of a world folder, written beside its tables with their manifest.

Which cases is drawn from the seed alone, and files are named by case and kind: neither says
what was planted, and ``truth.parquet`` is not read. The same seed gives the same bytes.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from features.errors import BadRecord
from features.records.case import Case
from features.records.fact import Fact
from features.records.focus import Focus
from training.synthesis.case_papers.people_papers import (
    asset_papers,
    labour_papers,
    relief_papers,
)
from training.synthesis.case_papers.told import Rows, Told, standing
from training.synthesis.case_papers.trade_papers import trade_papers
from training.synthesis.papers.style import style_of
from training.synthesis.papers.truth import truth_record
from training.synthesis.papers.write_papers import ENDINGS, MANIFEST, TRUTH, filed, paper_of
from training.synthesis.world.folder import CASES, FACTS

PAPERS = "papers"
_WORST = 0.6
_PURPOSE = crc32(b"papers of cases")
_TELL: Mapping[Focus, Callable[[Case, Rows], Iterator[Told]]] = {
    Focus.PROCUREMENT: trade_papers,
    Focus.PROJECT: trade_papers,
    Focus.ASSET: asset_papers,
    Focus.LABOUR: labour_papers,
    Focus.RELIEF: relief_papers,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case with what history tells of it."""

    case: Case
    facts: tuple[Fact, ...]


def write_case_papers(world: Path, count: int, seed: int) -> Iterator[str]:
    """Write the papers of so many cases under ``papers/`` and yield each case when it is done.

    At the end come ``truth.jsonl``, what stands where on each paper, and ``manifest.json``, which
    ties each paper to its case and rows. Raises BadRecord(PAPERS_COUNT) for more cases than are.
    """
    out = world / PAPERS
    out.mkdir(exist_ok=True)
    rows: list[dict[str, Any]] = []
    with (out / TRUTH).open("w", encoding="utf-8") as lines:
        for chosen in chosen_cases(world, count, seed):
            for record, row in _written(chosen, seed, out):
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
                rows.append(row)
            yield chosen.case.case_id
    manifest = {"format": 1, "seed": seed, "cases": count, "papers": rows}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (out / MANIFEST).write_text(text, encoding="utf-8")


def chosen_cases(world: Path, count: int, seed: int) -> Iterator[Chosen]:
    """Yield so many cases of a world, each as likely, in the order written."""
    with pq.ParquetFile(world / CASES) as cases, pq.ParquetFile(world / FACTS) as facts:
        total = cases.metadata.num_rows
        if count > total:
            raise BadRecord("PAPERS_COUNT", f"papers of {count} cases, but the world has {total}")
        places = np.random.default_rng([seed, _PURPOSE]).choice(total, count, replace=False)
        start = 0
        for town in range(cases.num_row_groups):
            size = cases.metadata.row_group(town).num_rows
            own = sorted(place - start for place in places if start <= place < start + size)
            if own:
                yield from _of_town(cases, facts, town, own)
            start += size


def papers_of_case(chosen: Chosen) -> list[Told]:
    """Return what can be drawn of a case."""
    return list(_TELL[chosen.case.focus](chosen.case, standing(chosen.facts)))


def _of_town(
    cases: pq.ParquetFile, facts: pq.ParquetFile, town: int, places: list[int]
) -> Iterator[Chosen]:
    records = cases.read_row_group(town, columns=["record"]).take(places).to_pylist()
    read = [TypeAdapter(Case).validate_json(row["record"]) for row in records]
    told: dict[str, list[Fact]] = defaultdict(list)
    wanted = {case.case_id for case in read}
    for row in facts.read_row_group(town).to_pylist():
        if row["case"] in wanted:
            told[row["case"]].append(TypeAdapter(Fact).validate_python(row))
    for case in read:
        yield Chosen(case, tuple(told[case.case_id]))


def _written(
    chosen: Chosen, seed: int, out: Path
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Write the papers of a case; yield the line of the truth and the row of the manifest."""
    case_id = chosen.case.case_id
    for number, told in enumerate(papers_of_case(chosen), start=1):
        rng = np.random.default_rng([seed, crc32(case_id.encode()), number])
        style = style_of(told.kind, told.layouts[rng.integers(len(told.layouts))])
        paper = paper_of(told.paint(style, rng), float(rng.uniform(0, _WORST)), rng)
        name = f"{case_id}/{number:02d}_{told.kind.value}.{ENDINGS[paper.media_type]}"
        yield (
            truth_record(name, paper.truth) | {"case_id": case_id},
            {
                "path": name,
                "kind": told.kind.value,
                "case_id": case_id,
                "fact_ids": list(told.fact_ids),
                **filed(paper, name, out),
            },
        )
