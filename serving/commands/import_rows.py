"""``yunjing import ledger|payroll|relief``: a CSV or XLSX file to facts for POST /v1/facts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from features.records.fact import Fact
from serving.adapters.error_report import ReportLine
from serving.adapters.import_output import ImportOutput, import_output
from serving.adapters.import_rows import Outcome, Place, RefusedRow, Remark, RowImport
from serving.adapters.lines_below import LineKind
from serving.adapters.mapping import ImportKind, read_mapping
from serving.adapters.pseudonyms import open_pseudonyms
from serving.adapters.refusals import ROW_REFUSALS
from serving.adapters.row_faults import Fault
from serving.adapters.strict_text import strict_text
from serving.commands.file_bytes import file_bytes
from serving.commands.import_answer import ImportFiles, answer
from serving.commands.import_progress import import_progress
from serving.commands.pseudonym_key import key_file
from serving.settings import load_settings
from serving.wire.fact import fact_line

_MOST_BYTES = 64 * 2**20
_MAPPING_BYTES = 2**20
Kind = Annotated[ImportKind, typer.Argument(help="台账、工资表或救助表 / what the rows are")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="CSV 或 XLSX / the file")]
MappingFile = Annotated[Path, typer.Option(help="栏目对照 YAML / which column is which field")]
Out = Annotated[Path, typer.Option(help="事实 NDJSON / facts, one per line")]
Errors = Annotated[Path, typer.Option(help="错误清单 CSV / what is wrong with which row")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


def import_rows(
    kind: Kind, file: File, mapping: MappingFile, out: Out, errors: Errors, as_json: AsJson = False
) -> None:
    """Make facts of rows. Exit status 0 all rows taken, 1 some rows refused, 2 file refused."""
    files = ImportFiles(file, out, errors)
    files.require_apart(mapping)
    columns = read_mapping(strict_text(file_bytes(mapping, _MAPPING_BYTES)), kind)
    keyed = open_pseudonyms(key_file(load_settings()))
    job = RowImport(file.name, columns, keyed)
    data = file_bytes(file, _MOST_BYTES)
    with import_output(out, errors) as output, import_progress(file) as show:
        for outcome in job.outcomes(data):
            _write(output, outcome)
            show(output.counts)
    answer(files, output.counts, as_json)


def _write(output: ImportOutput, outcome: Outcome) -> None:
    match outcome:
        case Fact():
            output.take(fact_line(outcome))
        case RefusedRow():
            output.refuse(_lines(outcome.place, outcome.faults))
        case Remark():
            output.remark(_lines(outcome.place, (outcome.fault,), is_refusal=False))
        case LineKind():
            output.counts.other_lines[outcome.name.lower()] += 1


def _lines(place: Place, faults: Iterable[Fault], is_refusal: bool = True) -> Iterable[ReportLine]:
    for fault in faults:
        yield ReportLine(
            place.file, place.sheet, place.row, fault.heading, fault.code,
            ROW_REFUSALS[fault.code], is_refusal,
        )  # fmt: skip
