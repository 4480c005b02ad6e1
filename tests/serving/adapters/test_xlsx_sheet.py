import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from models.errors import Unreadable
from serving.adapters.sheet import Missing
from serving.adapters.xlsx_sheet import is_xlsx, xlsx_sheets
from tests.serving.adapters.made_files import as_xlsx, saved

PLAIN = as_xlsx([["姓名", "金额"], ["甲", 1.5], ["乙", None]])


def rows(data):
    return [[line.cells for line in sheet.lines] for sheet in xlsx_sheets(data)]


def refusal(data):
    with pytest.raises(Unreadable) as refused:
        rows(data)
    return refused.value.code


def rezipped(change):
    """Return the workbook with the parts that ``change`` makes of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def in_sheet(old, new):
    return rezipped(lambda name, part: part.replace(old, new) if "sheet1" in name else part)


def test_cells_come_with_their_types():
    moment = datetime(2025, 7, 8, 9, 30)
    read = rows(as_xlsx([["a", 1, 2.5, True, moment, None, "x"]]))
    assert read == [[("a", 1, 2.5, True, moment, None, "x")]]


def test_hidden_sheets_stay_unread_and_empty_lines_keep_their_numbers():
    workbook = Workbook()
    workbook.active.title = "一"
    workbook.active["A3"] = "x"
    workbook.create_sheet("藏").sheet_state = "hidden"
    (sheet,) = xlsx_sheets(saved(workbook))
    assert sheet.name == "一"
    assert [(line.number, line.is_blank) for line in sheet.lines] == [
        (1, True),
        (2, True),
        (3, False),
    ]


def test_a_formula_without_a_stored_result_is_no_empty_cell():
    workbook = Workbook()
    workbook.active.append([1, "=A1*2", None, "=note"])
    assert rows(saved(workbook)) == [[(1, Missing.FORMULA, None, Missing.FORMULA)]]


def test_a_stored_result_is_the_value():
    data = in_sheet(b"<v>1.5</v>", b"<f>3/2</f><v>1.5</v>")
    assert rows(data)[0][1] == ("甲", 1.5)


def test_serial_numbers_count_from_the_origin_of_the_workbook():
    assert xlsx_sheets(PLAIN)[0].serial_origin == date(1899, 12, 30)
    workbook = Workbook()
    workbook.epoch = MAC_EPOCH
    assert xlsx_sheets(saved(workbook))[0].serial_origin == date(1904, 1, 1)


def test_a_wrong_size_of_the_sheet_loses_no_row():
    lies = in_sheet(b'<dimension ref="A1:B3"', b'<dimension ref="A1:A1"')
    assert lies != PLAIN
    assert rows(lies) == rows(PLAIN)


def test_nothing_is_printed_among_the_answers(capsys):
    def change(name, part):
        return part.replace(b'xfId="0"', b'xfId="99"') if "styles" in name else part

    assert refusal(rezipped(change)) == "BROKEN_XLSX"
    assert capsys.readouterr().out == ""


def test_other_files_have_codes_of_their_own():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert refusal(ole) == "XLS_UNSUPPORTED"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "ENCRYPTED_XLSX"
    assert refusal(b"PK\x03\x04 and nothing") == "BROKEN_XLSX"
    assert is_xlsx(ole)
    assert not is_xlsx("姓名,金额".encode())


def test_a_bomb_is_not_unpacked():
    def bomb(name, part):
        return part + b" " * 30_000_000 if "sheet1" in name else part

    assert refusal(rezipped(bomb)) == "ZIP_UNSAFE"


def test_entities_are_not_followed():
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha">]><worksheet'
    data = rezipped(
        lambda name, part: part.replace(b"<worksheet", laughs, 1) if "sheet1" in name else part
    )
    assert refusal(data) == "XML_UNSAFE"


def test_a_row_far_beyond_the_last_one_is_refused():
    assert refusal(in_sheet(b'<row r="3"', b'<row r="300000000"')) in (
        "TOO_MANY_ROWS",
        "BROKEN_XLSX",
    )


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data):
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(damaged)))
    try:
        rows(bytes(damaged[:cut]))
    except Unreadable as refused:
        assert refused.code in {"BROKEN_XLSX", "ENCRYPTED_XLSX", "ZIP_UNSAFE", "XML_UNSAFE"}


@given(st.data())
def test_a_workbook_with_a_damaged_part_is_read_or_refused(data):
    names = sorted(zipfile.ZipFile(io.BytesIO(PLAIN)).namelist())
    wanted = data.draw(st.sampled_from(names))
    place, byte = data.draw(st.integers(0, 4000)), data.draw(st.binary(min_size=0, max_size=3))

    def change(name, part):
        spot = place % len(part)
        return part[:spot] + byte + part[spot + 1 :] if name == wanted else part

    try:
        rows(rezipped(change))
    except Unreadable as refused:
        assert refused.code in {"BROKEN_XLSX", "ZIP_UNSAFE", "XML_UNSAFE", "TOO_MANY_ROWS"}
