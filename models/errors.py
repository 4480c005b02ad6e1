"""Errors of the models: a file that cannot be taken, a bundle that does not fit."""

from features.errors import YunjingError


class Unreadable(YunjingError):
    """A file that cannot be taken; the code says why (EMPTY_FILE, ENCRYPTED_PDF, ...)."""


class BundleMismatch(YunjingError):
    """A bundle whose digest, format version or feature schema is not the expected one."""
