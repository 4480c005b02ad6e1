"""Errors of the service itself; what the engines raise stands beside them."""

from features.errors import YunjingError


class SettingsError(YunjingError):
    """A setting that is unknown (UNKNOWN_SETTING) or cannot be used (BAD_SETTING)."""


class StoreError(YunjingError):
    """The store cannot be used: UNSAFE_SQLITE, STORE_BUSY, STORE_UNAVAILABLE."""


class LeaseLost(YunjingError):
    """A worker finished a job that was meanwhile given to another (LEASE_LOST)."""


class Refused(YunjingError):
    """A request that cannot be served as it stands.

    Attributes:
        pointer: JSON pointer (RFC 6901) to the place in the body, None for the whole request.
        retry_after: seconds after which the same request may succeed, None when it never will.
    """

    def __init__(
        self, code: str, detail: str, pointer: str | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(code, detail)
        self.pointer = pointer
        self.retry_after = retry_after


class BadBody(Refused):
    """A body that breaks its schema, with every place that does.

    Attributes:
        errors: pairs of JSON pointer and what is wrong there.
    """

    def __init__(self, code: str, detail: str, errors: tuple[tuple[str, str], ...]) -> None:
        super().__init__(code, detail)
        self.errors = errors
