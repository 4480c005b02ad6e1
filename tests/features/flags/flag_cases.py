"""Fixture pairs of flags: read, judge, and freeze anew after a change that was meant.

``cases/<CODE>.jsonl`` holds one situation a line: name, case (only what matters; the rest
comes from ``base.json``), thresholds where they differ. ``cases/<CODE>.expected`` holds the
finding of each line. ``python -m tests.features.flags.flag_cases`` writes the latter anew;
read the diff before committing it.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from features.flags.catalogue import CATALOGUE, Flag
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.finding import Finding
from features.records.step import StepKind

FOLDER = Path(__file__).parent / "cases"
CASES = TypeAdapter(Case)
FINDINGS = TypeAdapter(Finding)
_BASE = json.loads((FOLDER / "base.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Situation:
    flag: Flag
    name: str
    case: Case
    thresholds: Thresholds

    def finding(self) -> Finding:
        return self.flag.evaluate(self.case, self.thresholds)


def situations(flag: Flag) -> list[Situation]:
    text = (FOLDER / f"{flag.code}.jsonl").read_text(encoding="utf-8")
    return [_situation(flag, json.loads(line)) for line in text.splitlines()]


def expected(flag: Flag) -> list[dict[str, Any]]:
    text = (FOLDER / f"{flag.code}.expected").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def observed(situation: Situation) -> dict[str, Any]:
    finding = FINDINGS.dump_python(situation.finding(), mode="json")
    return {"name": situation.name} | finding


def _situation(flag: Flag, row: dict[str, Any]) -> Situation:
    case = CASES.validate_python(_whole_case(flag, row["case"]))
    given = dict(row.get("thresholds", {}))
    given["steps"] = tuple(map(StepKind, given.get("steps", ())))
    return Situation(flag, row["name"], case, replace(Thresholds(), **given))


def _whole_case(flag: Flag, given: dict[str, Any]) -> dict[str, Any]:
    focus = {"focus": sorted(flag.foci)[0].value} if len(flag.foci) == 1 else {}
    whole = _BASE["case"] | focus | given
    whole["documents"] = [_document(i, d) for i, d in enumerate(whole.get("documents", []))]
    whole["history"] = [_BASE["fact"] | fact for fact in whole.get("history", [])]
    return whole


def _document(index: int, given: dict[str, Any]) -> dict[str, Any]:
    fields = [_field(name, value) for name, value in given.get("fields", {}).items()]
    lines = [
        {"cells": [_field(name, value, row) for name, value in line.items()]}
        for row, line in enumerate(given.get("lines", []), start=1)
    ]
    digest = f"{index:02x}" * 32
    made = {"document_id": f"doc_{digest[:24]}", "sha256": digest}
    return _BASE["document"] | made | given | {"fields": fields, "lines": lines}


def _field(name: str, value: str | dict[str, Any], row: int = 0) -> dict[str, Any]:
    given = {"value": value} if isinstance(value, str) else value
    box = _BASE["field"]["box"]
    placed = {"box": box | {"y0": box["y0"] + row / 10, "y1": box["y1"] + row / 10}}
    return _BASE["field"] | placed | {"name": name, "raw": given["value"]} | given


def _freeze() -> None:
    for flag in CATALOGUE:
        rows = [json.dumps(observed(s), ensure_ascii=False) for s in situations(flag)]
        text = "\n".join(rows) + "\n"
        (FOLDER / f"{flag.code}.expected").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _freeze()
