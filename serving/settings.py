"""The settings: environment variables named YUNJING_*, checked before anything starts.

An unknown name stops the start, since a misspelt limit that is silently ignored is no limit.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from serving.errors import SettingsError

PREFIX = "YUNJING_"
READ_BY_OTHERS = frozenset({"YUNJING_BENCH_DATA"})  # the tests' folder of benchmark data
_FILE_SCHEME = "file://"
_SQLITE_SCHEME = "sqlite:///"
_MIB = 2**20


class Settings(BaseSettings):
    """Where data lives, which engines serve, and the limits that are promised.

    Sizes are in bytes, times in seconds. ``api_keys`` is a comma-separated list.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    db_url: str = "sqlite:///.yunjing/yunjing.db"
    blob_url: str = "file://.yunjing/blobs"
    bundle: Path | None = None  # None: the one that the package carries; "none": flags alone
    powers: Path | None = None  # a town's own list, beside the shipped power register
    reader: Literal["pp", "paddle", "rapid"] = "pp"
    workers: Annotated[int, Field(ge=0, le=64)] = 1
    api_keys: SecretStr | None = None
    api_key_file: Path | None = None
    pseudonym_key_file: Path | None = None  # None: generated beside the database
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 3000
    max_document_bytes: Annotated[int, Field(ge=1)] = 20 * _MIB
    max_case_bytes: Annotated[int, Field(ge=1)] = 2 * _MIB
    max_facts_bytes: Annotated[int, Field(ge=1)] = 32 * _MIB
    max_queue: Annotated[int, Field(ge=1)] = 200
    max_wait_seconds: Annotated[int, Field(ge=0, le=240)] = 120
    lease_seconds: Annotated[float, Field(gt=0)] = 60.0
    max_attempts: Annotated[int, Field(ge=1)] = 3

    @property
    def blob_folder(self) -> Path:
        """Return the folder of the originals; raises SettingsError(BAD_SETTING) for no file URL."""
        if not self.blob_url.startswith(_FILE_SCHEME):
            raise SettingsError("BAD_SETTING", f"{PREFIX}BLOB_URL must begin with {_FILE_SCHEME}")
        return Path(self.blob_url.removeprefix(_FILE_SCHEME))

    @property
    def flags_only(self) -> bool:
        """Say whether no model is wanted: cold start by rules."""
        return self.bundle == Path("none")

    @property
    def db_file(self) -> Path:
        """Return the database file; raises SettingsError(BAD_SETTING) for another engine."""
        if not self.db_url.startswith(_SQLITE_SCHEME):
            raise SettingsError("BAD_SETTING", f"{PREFIX}DB_URL must begin with {_SQLITE_SCHEME}")
        return Path(self.db_url.removeprefix(_SQLITE_SCHEME))


def load_settings(**options: Any) -> Settings:  # noqa: ANN401 - checked by the settings
    """Read and check the settings of this process.

    ``options`` come before the environment, as a command line does; None is an option not given.
    Raises SettingsError(UNKNOWN_SETTING) for a YUNJING_ name that no setting has and
    SettingsError(BAD_SETTING) for a value that its setting cannot take.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields} | READ_BY_OTHERS
    unknown = sorted({name for name in os.environ if name.startswith(PREFIX)} - known)
    if unknown:
        raise SettingsError("UNKNOWN_SETTING", f"no such setting: {', '.join(unknown)}")
    try:
        settings = Settings(**{name: v for name, v in options.items() if v is not None})
    except ValidationError as error:
        wrong = "; ".join(f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError("BAD_SETTING", wrong) from None
    _ = settings.blob_folder, settings.db_file
    return settings
