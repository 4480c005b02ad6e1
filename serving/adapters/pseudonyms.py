"""Pseudonyms of people, households and accounts: HMAC-SHA-256 (RFC 2104) under a key of the town.

The same number gives the same pseudonym in every file imported with the same key, so that a
worker and a recipient of relief are seen to be one person, and nobody without the key can try out
numbers. The key never leaves the machine of the submitter; with another key nothing joins.
"""

import hmac
from pathlib import Path

from serving.errors import SettingsError

_SHORTEST = 32
_DIGITS = 32  # hex digits that are kept, 128 bits


class Pseudonyms:
    """Makes pseudonyms; one prefix for each sort of number, so that sorts never meet."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, sort: str, number: str) -> str:
        """Return the pseudonym of a number in its normal form.

        >>> Pseudonyms(b"k" * 32).of("p", "a") == Pseudonyms(b"k" * 32).of("p", "a")
        True
        """
        digest = hmac.digest(self._key, f"{sort}\0{number}".encode(), "sha256")
        return f"{sort}-{digest.hex()[:_DIGITS]}"


def open_pseudonyms(file: Path) -> Pseudonyms:
    """Return the pseudonyms of the key in a file.

    Raises SettingsError(BAD_SETTING) for a file that cannot be read or a key of fewer than 32
    characters.
    """
    try:
        key = file.read_text("utf-8").strip()
    except OSError as error:
        raise SettingsError("BAD_SETTING", f"key file {file}: {error.strerror}") from None
    if len(key) < _SHORTEST:
        raise SettingsError("BAD_SETTING", f"key file {file}: at least {_SHORTEST} characters")
    return Pseudonyms(key.encode())
