import io
import stat
import struct
import zipfile

import pytest

from models.errors import Unreadable
from models.recognizer.limits import LIMITS
from models.recognizer.ofd_source import read_ofd
from tests.models.recognizer.small_papers import ofd_files, zipped

FILES = ofd_files("")
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><OFD>&b;</OFD>'


def _code_of(data):
    with pytest.raises(Unreadable) as refusal:
        read_ofd(data)
    return refusal.value.code


def _with_entry(entry, content=b"x"):
    stream = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(entry, content)
    return stream.getvalue()


def _link():
    entry = zipfile.ZipInfo("Doc_0/link.xml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _with_entry(entry, b"/etc/passwd")


def _bomb():
    return _with_entry("Doc_0/Res/image.bin", bytes(220 * 2**20))


def _lying_sizes():
    """The directory promises a small file, the stream unpacks to a large one."""
    data = bytearray(zipped({**FILES, "Doc_0/Pages/Page_0/Content.xml": " " * 5_000_000}))
    for magic, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.rfind(magic, 0, data.rfind(b"Doc_0/Pages/Page_0/Content.xml"))
        struct.pack_into("<L", data, place + offset, 100)
    return bytes(data)


def _doubled():
    stream = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("doc_0/document.xml", b"<Document/>")
    return stream.getvalue()


def _encrypted():
    data = bytearray(zipped(FILES))
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "build",
    [
        lambda: _with_entry("../../etc/cron.d/job"),
        lambda: _with_entry("/etc/passwd"),
        lambda: _with_entry("..\\windows.ini"),
        lambda: _with_entry("C:/windows.ini"),
        _link,
        _doubled,
        _bomb,
        lambda: _with_entry("Doc_0/dense.bin", bytes(2**20)),
        lambda: zipped({**FILES, **{f"f{i}": "" for i in range(LIMITS.zip_entries)}}),
        lambda: zipped({**FILES, **{"f" * 60_000 + str(i): "" for i in range(20)}}),
    ],
    ids=["up", "root", "back", "drive", "link", "double", "bomb", "dense", "many", "names"],
)
def test_an_unsafe_package_is_refused_before_it_is_unpacked(build):
    assert _code_of(build()) == "ZIP_UNSAFE"


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: zipped(FILES)[:-30], "BROKEN_OFD"),
        (lambda: b"PK\x03\x04 OFD.xml", "BROKEN_OFD"),
        (_lying_sizes, "BROKEN_OFD"),
        (_encrypted, "ENCRYPTED_OFD"),
        (lambda: zipped({"other.xml": "<a/>"}), "BROKEN_OFD"),
        (lambda: zipped({**FILES, "OFD.xml": "<OFD/>"}), "BROKEN_OFD"),
        (lambda: zipped({**FILES, "OFD.xml": "<OFD"}), "BROKEN_XML"),
        (lambda: zipped({**FILES, "OFD.xml": LAUGHS}), "XML_UNSAFE"),
        (lambda: zipped({path: FILES[path] for path in list(FILES)[:2]}), "BROKEN_OFD"),
    ],
    ids=["cut", "stub", "lying", "encrypted", "empty", "rootless", "broken", "laughs", "pageless"],
)
def test_a_damaged_package_is_refused_by_code(build, code):
    assert _code_of(build()) == code


def test_too_many_pages_are_refused():
    page = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
    document = FILES["Doc_0/Document.xml"].replace(page, page * (LIMITS.pdf_pages + 1))
    assert _code_of(zipped({**FILES, "Doc_0/Document.xml": document})) == "TOO_MANY_PAGES"


def test_too_many_text_objects_on_a_page_are_refused():
    content = FILES["Doc_0/Pages/Page_0/Content.xml"]
    texts = (
        f'<ofd:TextObject Boundary="0 {i} 9 9"><ofd:TextCode>{i}</ofd:TextCode></ofd:TextObject>'
        for i in range(LIMITS.page_objects + 1)
    )
    crowded = content.replace("<ofd:Layer>", "<ofd:Layer>" + "".join(texts))
    assert _code_of(zipped({**FILES, "Doc_0/Pages/Page_0/Content.xml": crowded})) == "TOO_MUCH_TEXT"
