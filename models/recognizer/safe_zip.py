"""A zip from strangers, checked before anything in it is unpacked.

Nothing touches the disk and nothing nested is unpacked. What the files mean is read elsewhere.
"""

import io
import posixpath
import stat
import struct
import zipfile
import zlib

from models.errors import Unreadable
from models.recognizer.limits import LIMITS

_END = struct.Struct("<4s3xxxxHL6x")  # magic, entries in all, bytes of the directory
_END_MAGIC = b"PK\x05\x06"
_DIRECTORY_BYTES = 1_024  # of the central directory for one entry: names are not that long
_RATIO_FLOOR = 64 * 2**10  # bytes; a blank form of a few kilobytes may well pack 200 to 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNPACKING_FAILS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
    ValueError,  # a damaged directory may point before the beginning of the file
)  # fmt: skip


def open_zip(data: bytes, of: str) -> zipfile.ZipFile:
    """Open the zip around a file of a format such as OFD or XLSX, named in the codes.

    Raises Unreadable: BROKEN_<of> (no zip), ENCRYPTED_<of>, ZIP_UNSAFE (too many entries, too
    large, too dense, a path that leaves the package, a doubled name, a link).
    """
    _check_directory(data, of)
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(f"BROKEN_{of}", "the zip directory is damaged") from error
    entries = files_of(opened)
    _check_entries(entries, of)
    if len({entry_path(entry).casefold() for entry in entries}) != len(entries):
        raise Unreadable("ZIP_UNSAFE", "two entries of the same name")
    return opened


def files_of(opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries that are no folders."""
    return [entry for entry in opened.infolist() if not entry.is_dir()]


def entry_path(entry: zipfile.ZipInfo) -> str:
    """Return the path of an entry; Windows separators are read as what they mean."""
    path = entry.orig_filename.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\0" in path or parts[0].endswith(":"):
        raise Unreadable("ZIP_UNSAFE", "an entry has a path that leaves the package")
    return posixpath.normpath(path)


def _check_directory(data: bytes, of: str) -> None:
    """Refuse a large directory before zipfile makes an object of each of its entries."""
    place = data.rfind(_END_MAGIC, max(0, len(data) - _END.size - 65_535))
    if place < 0 or len(data) - place < _END.size:
        raise Unreadable(f"BROKEN_{of}", "the zip directory is missing")
    _, entries, size = _END.unpack_from(data, place)
    most = LIMITS.zip_entries
    if entries > most or size > most * _DIRECTORY_BYTES:
        raise Unreadable("ZIP_UNSAFE", f"{entries} entries; at most {most}")


def _check_entries(entries: list[zipfile.ZipInfo], of: str) -> None:
    if len(entries) > LIMITS.zip_entries:
        raise Unreadable("ZIP_UNSAFE", f"{len(entries)} entries; at most {LIMITS.zip_entries}")
    total = sum(entry.file_size for entry in entries)
    if total > LIMITS.zip_bytes:
        raise Unreadable("ZIP_UNSAFE", f"{total} bytes unpacked; at most {LIMITS.zip_bytes}")
    for entry in entries:
        _check_entry(entry, of)


def _check_entry(entry: zipfile.ZipInfo, of: str) -> None:
    if entry.flag_bits & 1:
        raise Unreadable(f"ENCRYPTED_{of}", "the package asks for a password")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("ZIP_UNSAFE", "an entry is a link")
    if entry.compress_type not in _METHODS:
        raise Unreadable("ZIP_UNSAFE", f"an entry is packed with a method that {of} does not use")
    dense = entry.file_size > LIMITS.zip_ratio * max(1, entry.compress_size)
    if dense and entry.file_size > _RATIO_FLOOR:
        raise Unreadable("ZIP_UNSAFE", f"an entry unpacks more than {LIMITS.zip_ratio} times")
