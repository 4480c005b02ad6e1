import threading

import pysqlite3.dbapi2 as driver
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text

from serving.errors import Refused, StoreError
from serving.store import jobs
from serving.store.database import Database
from serving.store.migrate import migrate
from serving.store.sqlite import open_sqlite, require_safe
from serving.store.tables import METADATA


@pytest.fixture
def database(tmp_path):
    engine = open_sqlite(tmp_path / "deep" / "y.db")
    migrate(engine)
    database = Database(engine)
    yield database
    database.close()


def test_the_file_is_kept_as_evidence_needs_it(database):
    with database.reading() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_sqlite_that_can_lose_commits_is_refused(version):
    with pytest.raises(StoreError) as refused:
        require_safe(version)
    assert refused.value.code == "UNSAFE_SQLITE"
    require_safe(driver.sqlite_version_info)


def test_migrations_lead_to_the_tables_and_may_be_repeated(database):
    migrate(database.engine)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_migrations_can_be_undone(database):
    config = Config()
    config.set_main_option("script_location", "serving/store/migrations")
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with database.reading() as connection:
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'"))
        assert {name for (name,) in left} <= {"alembic_version", "sqlite_sequence"}


def test_a_write_that_fails_leaves_the_others_and_nothing_of_itself(database):
    def half(connection):
        jobs.enqueue(connection, "k", "half", 0.0)
        raise Refused("FACT_CONFLICT", "no")

    with pytest.raises(Refused):
        database.write(half)
    database.write(lambda connection: jobs.enqueue(connection, "k", "whole", 0.0))
    with database.reading() as connection:
        assert connection.execute(text("SELECT subject FROM job")).scalars().all() == ["whole"]


def test_many_writers_are_all_answered_and_all_durable(database):
    def add(number):
        database.write(lambda c: jobs.enqueue(c, "k", f"{number:03d}", float(number)))

    threads = [threading.Thread(target=add, args=(n,)) for n in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert jobs.waiting(connection) == 64


def test_a_database_that_is_gone_is_said_to_be(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as refused:
        open_sqlite(tmp_path / "file" / "y.db")
    assert refused.value.code == "STORE_UNAVAILABLE"
