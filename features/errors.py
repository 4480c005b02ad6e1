"""The base error of the project: every error that a person can meet carries a stable code."""


class YunjingError(Exception):
    """An error with a code that never changes and a detail that a person can act on.

    Attributes:
        code: stable, machine-readable, upper case with underscores.
        detail: one sentence that says what was wrong, without personal data.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class BadRecord(YunjingError):
    """A value that cannot be what its field says it is (an amount, a code, a date, a box)."""
