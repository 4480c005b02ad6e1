import pytest

from models.errors import Unreadable
from models.recognizer.limits import LIMITS
from models.recognizer.sniff import MediaType, sniff
from tests.models.recognizer.small_papers import (
    EINVOICE,
    encoded,
    ofd_files,
    pdf,
    picture,
    zipped,
)


@pytest.mark.parametrize(
    ("format_name", "media_type"),
    [
        ("JPEG", MediaType.JPEG),
        ("PNG", MediaType.PNG),
        ("TIFF", MediaType.TIFF),
        ("WEBP", MediaType.WEBP),
        ("BMP", MediaType.BMP),
    ],
)
def test_images_are_known_by_their_content(format_name, media_type):
    assert sniff(encoded(picture(), format_name)) is media_type


def test_papers_are_known_by_their_content():
    assert sniff(pdf()) is MediaType.PDF
    assert sniff(b"\n \n" + pdf()) is MediaType.PDF
    assert sniff(zipped(ofd_files(""))) is MediaType.OFD
    assert sniff(EINVOICE.encode()) is MediaType.XML
    assert sniff(EINVOICE.encode("utf-16")) is MediaType.XML
    assert sniff(b"\xef\xbb\xbf" + EINVOICE.encode()) is MediaType.XML


@pytest.mark.parametrize(
    "data",
    [
        b"This text was saved as contract.pdf\n",
        b"%PDF",
        b"<html><body>invoice</body></html>",
        b'{"kind": "invoice"}',
        b"GIF89a",
        b"\0" * 64,
        zipped({"word/document.xml": "<w/>"}),
        "合同".encode("gbk"),
    ],
)
def test_other_content_is_refused_by_name_of_the_code(data):
    with pytest.raises(Unreadable) as refusal:
        sniff(data)
    assert refusal.value.code == "UNKNOWN_FORMAT"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b"\xff\xd8\xff" + b"\0" * LIMITS.file_bytes, "FILE_TOO_LARGE"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "UNSUPPORTED_FORMAT"),
    ],
)
def test_empty_large_and_heic_files_have_codes_of_their_own(data, code):
    with pytest.raises(Unreadable) as refusal:
        sniff(data)
    assert refusal.value.code == code
