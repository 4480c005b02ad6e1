"""The zip around an OFD (GB/T 33190-2016), checked before anything in it is unpacked.

Nothing touches the disk and nothing nested is unpacked. What the files mean is read elsewhere.
"""

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from xml.etree.ElementTree import Element

from models.errors import Unreadable
from models.recognizer.limits import LIMITS
from models.recognizer.safe_xml import parse_xml

_END = struct.Struct("<4s3xxxxHL6x")  # magic, entries in all, bytes of the directory
_END_MAGIC = b"PK\x05\x06"
_DIRECTORY_BYTES = 1_024  # of the central directory for one entry: names are not that long
_RATIO_FLOOR = 64 * 2**10  # bytes; a blank form of a few kilobytes may well pack 200 to 1
_UNPACKING_FAILS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
    ValueError,  # a damaged directory may point before the beginning of the file
)  # fmt: skip
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class OfdPackage:
    """The files of an OFD by path; paths are compared without regard to case.

    Raises Unreadable when it is opened: BROKEN_OFD (no zip), ENCRYPTED_OFD, ZIP_UNSAFE (too many
    entries, too large, too dense, a path that leaves the package, a doubled name, a link).
    """

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable("BROKEN_OFD", "the zip directory is damaged") from error
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        _check_entries(entries)
        self._entries = {_path(entry).casefold(): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Unreadable("ZIP_UNSAFE", "two entries of the same name")

    def __contains__(self, path: str) -> bool:
        """Say whether a file of this path is in the package."""
        return path.casefold() in self._entries

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files, folded to lower case."""
        return tuple(self._entries)

    def xml(self, path: str) -> Element:
        """Return the root of an XML file; Unreadable(BROKEN_OFD) when it cannot be unpacked."""
        entry = self._entries.get(path.casefold())
        if entry is None:
            raise Unreadable("BROKEN_OFD", "a file that the package names is missing")
        if entry.file_size > LIMITS.xml_bytes:
            raise Unreadable("ZIP_UNSAFE", f"an XML file of {entry.file_size} bytes")
        return parse_xml(self._unpacked(entry))

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            return self._zip.read(entry)
        except _UNPACKING_FAILS as error:
            raise Unreadable("BROKEN_OFD", "a file of the package is damaged") from error

    def find(self, base: str, location: str) -> str | None:
        """Return the path that a location names, None when there is no such file.

        Locations are absolute, relative to the file ``base`` that names them, or, as some
        producers write them, relative to the package.
        """
        plain = location.strip().replace("\\", "/")
        for candidate in (posixpath.join("/", posixpath.dirname(base), plain), f"/{plain}"):
            path = posixpath.normpath(candidate).lstrip("/")
            if path in self:
                return path
        return None


def _check_directory(data: bytes) -> None:
    """Refuse a large directory before zipfile makes an object of each of its entries."""
    place = data.rfind(_END_MAGIC, max(0, len(data) - _END.size - 65_535))
    if place < 0 or len(data) - place < _END.size:
        raise Unreadable("BROKEN_OFD", "the zip directory is missing")
    _, entries, size = _END.unpack_from(data, place)
    most = LIMITS.zip_entries
    if entries > most or size > most * _DIRECTORY_BYTES:
        raise Unreadable("ZIP_UNSAFE", f"{entries} entries; at most {most}")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > LIMITS.zip_entries:
        raise Unreadable("ZIP_UNSAFE", f"{len(entries)} entries; at most {LIMITS.zip_entries}")
    total = sum(entry.file_size for entry in entries)
    if total > LIMITS.zip_bytes:
        raise Unreadable("ZIP_UNSAFE", f"{total} bytes unpacked; at most {LIMITS.zip_bytes}")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 1:
        raise Unreadable("ENCRYPTED_OFD", "the package asks for a password")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("ZIP_UNSAFE", "an entry is a link")
    if entry.compress_type not in _METHODS:
        raise Unreadable("ZIP_UNSAFE", "an entry is packed with a method that OFD does not use")
    dense = entry.file_size > LIMITS.zip_ratio * max(1, entry.compress_size)
    if dense and entry.file_size > _RATIO_FLOOR:
        raise Unreadable("ZIP_UNSAFE", f"an entry unpacks more than {LIMITS.zip_ratio} times")


def _path(entry: zipfile.ZipInfo) -> str:
    """Return the path of an entry; Windows separators are read as what they mean."""
    path = entry.orig_filename.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\0" in path or parts[0].endswith(":"):
        raise Unreadable("ZIP_UNSAFE", "an entry has a path that leaves the package")
    return posixpath.normpath(path)
