"""The files of an OFD (GB/T 33190-2016) by path. What they mean is read elsewhere."""

import posixpath
import zipfile
from xml.etree.ElementTree import Element

from models.errors import Unreadable
from models.recognizer.limits import LIMITS
from models.recognizer.safe_xml import parse_xml
from models.recognizer.safe_zip import UNPACKING_FAILS, entry_path, files_of, open_zip


class OfdPackage:
    """The files of an OFD by path; paths are compared without regard to case.

    Raises Unreadable when it is opened: BROKEN_OFD (no zip), ENCRYPTED_OFD, ZIP_UNSAFE (too many
    entries, too large, too dense, a path that leaves the package, a doubled name, a link).
    """

    def __init__(self, data: bytes) -> None:
        self._zip = open_zip(data, "OFD")
        self._entries = {entry_path(entry).casefold(): entry for entry in files_of(self._zip)}

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
        except UNPACKING_FAILS as error:
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
