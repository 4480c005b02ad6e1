"""SQLite as evidence needs it: a safe version, write-ahead log, every commit on the disk.

The system SQLite has the WAL-reset bug (sqlite.org/wal.html#walresetbug), hence pysqlite3.
"""

from pathlib import Path

import pysqlite3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from serving.errors import StoreError

SAFE_VERSION = (3, 51, 3)
BUSY_MILLISECONDS = 5_000


def open_sqlite(file: Path) -> Engine:
    """Return an engine on this file, which is made when it is not there.

    Transactions begin IMMEDIATE where the execution option ``writes`` is set, so that a writer
    waits at its beginning and never fails in its middle.
    Raises StoreError(UNSAFE_SQLITE) for a version that can lose commits and
    StoreError(STORE_UNAVAILABLE) for a folder that cannot be made.
    """
    require_safe(driver.sqlite_version_info)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("STORE_UNAVAILABLE", f"{file.parent}: {error.strerror}") from None
    engine = create_engine(f"sqlite:///{file}", module=driver)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def require_safe(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that has the WAL-reset bug (3.7.0 to 3.51.2)."""
    if version < SAFE_VERSION:
        found = ".".join(map(str, version))
        raise StoreError("UNSAFE_SQLITE", f"SQLite {found}; at least 3.51.3 is needed")


def _configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
