"""API keys: who may write and read. Only digests are held; there is no default key.

Keys are 256 random bits, so a plain SHA-256 is enough; they are compared in constant time.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from serving.errors import Refused, SettingsError
from serving.settings import Settings

_PREFIX = "yj_"
_SHORTEST = 16


class Keyring:
    """The digests of the keys that are accepted."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._digests = tuple(_digest(key) for key in keys)

    def owner(self, authorization: str | None, api_key: str | None) -> str:
        """Return who sent a request: the first 16 hex digits of the digest of the key.

        Takes ``Authorization: Bearer <key>`` or ``X-API-Key: <key>``.
        Raises Refused(UNAUTHENTICATED).
        """
        given = api_key
        if given is None and authorization is not None:
            scheme, _, rest = authorization.partition(" ")
            given = rest.strip() if scheme.lower() == "bearer" else None
        if given is None:
            raise Refused("UNAUTHENTICATED", "send Authorization: Bearer <key>")
        digest = _digest(given)
        matches = [hmac.compare_digest(digest, known) for known in self._digests]
        if not any(matches):
            raise Refused("UNAUTHENTICATED", "the key is not known here")
        return digest.hex()[:16]


def open_keyring(settings: Settings) -> Keyring:
    """Return the keys of the settings, of the key file, or of the generated key file.

    Raises SettingsError(BAD_SETTING) for a key that is too short to be one.
    """
    if settings.api_keys is not None:
        return Keyring(_checked(settings.api_keys.get_secret_value().split(",")))
    file = settings.api_key_file or generated_key_file(settings)
    if settings.api_key_file is None:
        generate_key(file)
    try:
        return Keyring(_checked(file.read_text("utf-8").splitlines()))
    except OSError as error:
        raise SettingsError("BAD_SETTING", f"key file {file}: {error.strerror}") from None


def generated_key_file(settings: Settings) -> Path:
    """Return where the generated key lies: beside the database."""
    return settings.db_file.parent / "api-key"


def generate_key(file: Path) -> bool:
    """Make a key readable by its owner only, unless there is one; say whether it was made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(f"{_PREFIX}{secrets.token_urlsafe(32)}\n")
    return True


def _checked(lines: list[str]) -> tuple[str, ...]:
    keys = tuple(line.strip() for line in lines if line.strip())
    if not keys or any(len(key) < _SHORTEST for key in keys):
        raise SettingsError("BAD_SETTING", f"API keys have at least {_SHORTEST} characters")
    return keys


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
