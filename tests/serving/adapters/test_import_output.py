import csv
import io

import pytest

from features.records.finding import Text
from models.errors import Unreadable
from serving.adapters.error_report import COLUMNS, ReportLine, write_lines
from serving.adapters.import_output import import_output
from tests.serving.adapters.made_files import resident

LINE = ReportLine("a.csv", "", 3, "金额", "BAD_AMOUNT", Text("不是金额", "not an amount"))


def test_both_files_are_written_whole(tmp_path):
    records, report = tmp_path / "facts.ndjson", tmp_path / "errors.csv"
    with import_output(records, report) as output:
        output.take("{}")
        output.refuse([LINE, LINE])
        assert not records.exists()
    assert records.read_text() == "{}\n"
    assert (output.counts.rows, output.counts.codes) == (2, {"BAD_AMOUNT": 2})
    with report.open(encoding="utf-8-sig") as lines:
        assert next(csv.reader(lines)) == list(COLUMNS)


def test_an_error_inside_leaves_what_was_there(tmp_path):
    records, report = tmp_path / "facts.ndjson", tmp_path / "errors.csv"
    records.write_text("before")
    with pytest.raises(Unreadable), import_output(records, report) as output:
        output.take("{}")
        raise Unreadable("BROKEN_CSV", "in the middle")
    assert records.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["facts.ndjson"]


def test_a_folder_that_is_not_there_has_a_code(tmp_path):
    with pytest.raises(Unreadable) as refused, import_output(tmp_path / "x/a", tmp_path / "b"):
        pass
    assert refused.value.code == "OUTPUT_NOT_WRITTEN"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_names_from_outside_are_no_formulas_in_the_report(text):
    out = io.StringIO()
    write_lines(out, [ReportLine(text, text, 1, text, "BAD_AMOUNT", LINE.text)])
    (row,) = csv.reader(io.StringIO(out.getvalue()))
    assert row[:2] == [f"'{text}"] * 2
    assert row[3] == f"'{text}"


def test_a_resident_id_in_a_name_from_outside_is_masked():
    out = io.StringIO()
    secret = resident(8)
    write_lines(out, [ReportLine(f"{secret}.csv", f"表{secret}", 1, secret, "BAD_DATE", LINE.text)])
    assert secret not in out.getvalue()
    assert "330498****.csv" in out.getvalue()
