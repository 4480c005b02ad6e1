"""Traces of editing: read in the child from real bytes, judged in the parent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from models.recognizer.decode import decode
from models.recognizer.file_traces import MOST_TEXT, FileTraces, moment, plain, signals
from models.recognizer.sniff import sniff
from tests.models.recognizer.small_papers import encoded, page_pdf, pdf, picture

SOFTWARE, CHANGED, EXIF_PART, TAKEN = 0x0131, 0x0132, 0x8769, 0x9003
XMP = '<x:xmpmeta><rdf:Description xmp:CreatorTool="{}"/></x:xmpmeta>'
DRAWN = b"BT 100 100 Td (1) Tj ET"


def traces_of(data):
    return decode(data, sniff(data))[0].traces


def told(data):
    return [text.en for text in signals(traces_of(data))]


def with_exif(format_name, software, taken="", changed=""):
    exif = Image.Exif()
    exif[SOFTWARE] = software
    if changed:
        exif[CHANGED] = changed
        exif.get_ifd(EXIF_PART)[TAKEN] = taken
    return encoded(picture(), format_name, exif=exif)


def appended(paper, *objects):
    """The PDF saved again by appending these (number, content) objects."""
    start = paper.rfind(b"startxref")
    before = int(paper[start:].split()[1])
    body, places = paper + b"\n", []
    for number, content in objects:
        places.append((number, len(body)))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 20 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return body + b"xref\n" + table + trailer % (before, len(body))


def stream(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_an_editing_program_in_exif_is_told(format_name):
    assert told(with_exif(format_name, "Adobe Photoshop 25.0 (Windows)")) == [
        "the file names an editing program, Adobe Photoshop 25.0 (Windows)"
    ]


@pytest.mark.parametrize("software", ["HDR+ 1.0.5", "16.4.1", "CamScanner", "Snipaste", ""])
def test_a_camera_or_scanner_program_is_no_signal(software):
    assert told(with_exif("JPEG", software)) == []


def test_a_chinese_name_survives_the_tag():
    data = with_exif("JPEG", "NAMEOFTWELVE").replace(b"NAMEOFTWELVE", "美图秀秀".encode())
    assert "美图秀秀" in next(signals(traces_of(data))).zh


def test_png_text_and_xmp_are_read():
    said = PngInfo()
    said.add_text("Software", "GIMP 2.10")
    assert len(told(encoded(picture(), "PNG", pnginfo=said))) == 1
    packet = XMP.format("Adobe Photoshop CS6").encode()
    assert len(told(encoded(picture(), "JPEG", xmp=packet))) == 1


@pytest.mark.parametrize(
    ("changed", "count"), [("2025:09:17 18:00:00", 0), ("2025:09:20 10:00:00", 1)]
)
def test_a_photograph_saved_days_later_is_told(changed, count):
    data = with_exif("JPEG", "13.2", taken="2025:09:17 10:00:00", changed=changed)
    assert len(told(data)) == count


def test_an_ordinary_pdf_is_no_signal():
    assert told(pdf([(50, 50, "x")])) == []


def test_a_pdf_saved_days_after_it_was_made_is_told():
    paper = page_pdf(DRAWN)
    dates = b"<< /CreationDate (D:20250901080000+08'00') /ModDate (D:20250905080000+08'00') >>"
    later = appended(paper, (9, dates)).replace(b"/Prev", b"/Info 9 0 R /Prev")
    assert told(later) == ["the file was saved again 4 day(s) after it was made"]


def test_a_later_save_that_draws_something_else_is_told():
    paper = page_pdf(DRAWN)
    changed = appended(paper, (4, stream(b"BT 100 100 Td (9) Tj ET")))
    assert told(changed) == ["1 later save(s) changed what a page shows"]
    other = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents [4 0 R 9 0 R] >>"
    assert traces_of(appended(paper, (3, other), (9, stream(DRAWN)))).changed_pages == 1
    assert traces_of(appended(changed, (4, stream(DRAWN)))).changed_pages == 2


def test_a_signature_is_no_change_of_a_page():
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Annots [9 0 R] >>"
    )
    signature = b"<< /Type /Sig /ByteRange [0 1 2 3] >>"
    metadata = stream(b"<x/>", b"/Type /Metadata /Subtype /XML")
    signed = appended(page_pdf(DRAWN), (3, page), (9, signature), (10, metadata))
    assert traces_of(signed).changed_pages == 0


@given(st.text(max_size=60))
def test_dates_are_times_or_nothing(text):
    assert moment(text) is None or moment(text).tzinfo is not None


@given(st.text(max_size=300))
def test_names_become_one_short_line(text):
    line = plain(text)
    assert len(line) <= MOST_TEXT
    assert line.isprintable()
    assert not set(line) & set("/<>[]")


@given(st.binary(max_size=400))
def test_damaged_text_in_a_png_leaves_it_readable(noise):
    said = PngInfo()
    said.add(b"tEXt", noise)
    assert traces_of(encoded(picture(), "PNG", pnginfo=said)) is not None


def test_nothing_said_is_nothing_told():
    assert list(signals(FileTraces())) == []
