"""``yunjing import ocds``: releases of the Open Contracting Data Standard to cases."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from models.risk.shipped_register import register_with
from serving.adapters.error_report import ReportLine
from serving.adapters.import_ocds import ProcessOutcome, ocds_outcomes
from serving.adapters.import_output import ImportOutput, import_output
from serving.adapters.located import Located
from serving.adapters.ocds_case import CaseTerms
from serving.adapters.ocds_faults import OCDS_REFUSALS, Fault
from serving.adapters.ocds_values import moment_of
from serving.adapters.pseudonyms import open_pseudonyms
from serving.commands.file_bytes import file_bytes
from serving.commands.import_answer import ImportFiles, answer
from serving.commands.import_progress import import_progress
from serving.commands.pseudonym_key import key_file
from serving.errors import SettingsError
from serving.settings import Settings, load_settings

_MOST_BYTES = 64 * 2**20
File = Annotated[Path, typer.Argument(metavar="FILE", help="OCDS 1.1 JSON 或逐行 JSON / the file")]
Out = Annotated[
    Path, typer.Option(help="案件，逐行 JSON；错误清单为 OUT.errors.csv / cases, one per line")
]
Region = Annotated[str | None, typer.Option(help="文件未写明时的地区代码 / GB/T 2260 region")]
Power = Annotated[str | None, typer.Option(help="权力事项，代替采购类别 / power of all cases")]
AsOf = Annotated[str | None, typer.Option(help="评分时点，代替发布日期 / moment of all cases")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


def import_ocds(
    file: File,
    out: Out,
    region: Region = None,
    power: Power = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Make cases of releases. Exit status 0 all taken, 1 some refused, 2 file refused."""
    files = ImportFiles(file, out, out.with_name(f"{out.name}.errors.csv"))
    files.require_apart()
    settings = load_settings()
    terms = CaseTerms(region, power, as_of)
    _check(terms, settings)
    keyed = open_pseudonyms(key_file(settings))
    data = file_bytes(file, _MOST_BYTES)
    with import_output(files.out, files.errors) as output, import_progress(file) as show:
        for outcome in ocds_outcomes(data, terms, keyed):
            _write(output, file.name, outcome)
            show(output.counts)
    answer(files, output.counts, as_json)


def _check(terms: CaseTerms, settings: Settings) -> None:
    """Refuse what would spoil every case; raises SettingsError and BadRecord(UNKNOWN_POWER)."""
    if terms.region is not None and not (terms.region.isdigit() and len(terms.region) <= 12):
        raise SettingsError("BAD_SETTING", "--region is a GB/T 2260 code of up to 12 digits")
    if terms.as_of is not None and moment_of(Located(terms.as_of, "")) is None:
        raise SettingsError("BAD_SETTING", "--as-of is an ISO 8601 date-time with its zone")
    if terms.power_id is not None:
        register_with(settings.powers).entries(terms.power_id)


def _write(output: ImportOutput, file: str, outcome: ProcessOutcome) -> None:
    if outcome.case is None:
        output.refuse(_lines(file, outcome, outcome.faults, is_refusal=True))
    else:
        output.take(outcome.case.model_dump_json(exclude_none=True))
        output.remark(_lines(file, outcome, outcome.remarks, is_refusal=False))


def _lines(
    file: str, outcome: ProcessOutcome, faults: Iterable[Fault], is_refusal: bool
) -> Iterable[ReportLine]:
    process = outcome.process
    for fault in faults:
        yield ReportLine(
            file, process.ocid, process.number, fault.pointer, fault.code,
            OCDS_REFUSALS[fault.code], is_refusal,
        )  # fmt: skip
