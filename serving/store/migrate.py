"""Brings a database to the newest schema; safe to call from several processes at once."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from serving.errors import StoreError


def migrate(engine: Engine) -> None:
    """Upgrade to the newest revision inside one transaction.

    Raises StoreError(STORE_UNAVAILABLE) for a file that is no database or cannot be written.
    """
    try:
        _upgrade(engine)
    except DatabaseError as error:
        detail = f"{engine.url.database}: {error.orig}"
        raise StoreError("STORE_UNAVAILABLE", detail) from None


def _upgrade(engine: Engine) -> None:
    with as_file(files("serving.store").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        with engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
