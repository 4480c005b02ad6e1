"""The one place where real engines are chosen: store, reader, recognizer, scorer, clock."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

from models.recognizer.reader import ReaderFactory, TextReader
from models.risk.bundle import load_bundle
from models.risk.scorer import Scorer
from models.risk.shipped_register import register_with
from serving.auth import Keyring, open_keyring
from serving.settings import Settings
from serving.store.blobs import Blobs
from serving.store.database import Database
from serving.store.migrate import migrate
from serving.store.sqlite import open_sqlite

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Store:
    """Where everything is kept, and the clock that dates it."""

    database: Database
    blobs: Blobs
    clock: Clock = time.time

    def close(self) -> None:
        """Finish the writes and let the files go."""
        self.database.close()


@dataclass(frozen=True, slots=True)
class Engines:
    """What an answering process needs; recognition lives in the workers."""

    settings: Settings
    store: Store
    scorer: Scorer
    keyring: Keyring


def open_engines(settings: Settings) -> Engines:
    """Open what the API process needs."""
    return Engines(settings, open_store(settings), open_scorer(settings), open_keyring(settings))


def open_store(settings: Settings) -> Store:
    """Open the store at its newest schema, without what a crash left behind."""
    engine = open_sqlite(settings.db_file)
    migrate(engine)
    blobs = Blobs(settings.blob_folder)
    blobs.sweep()
    return Store(Database(engine), blobs)


def open_scorer(settings: Settings) -> Scorer:
    """Load the bundle of the settings, the one that the package carries, or none."""
    register = register_with(settings.powers)
    if settings.flags_only:
        return Scorer(None, register)
    if settings.bundle is not None:
        return Scorer(load_bundle(settings.bundle), register)
    with as_file(files("models.risk").joinpath("default_bundle")) as folder:
        return Scorer(load_bundle(folder), register)


def reader_factory(settings: Settings) -> ReaderFactory:
    """Return the factory of the chosen reader; the engine is imported and loaded when called."""
    return lru_cache(maxsize=1)({"pp": _pp, "paddle": _paddle, "rapid": _rapid}[settings.reader])


def _pp() -> TextReader:
    from models.recognizer.pp_reader import PpReader  # noqa: PLC0415 - only workers need it

    return PpReader()


def _paddle() -> TextReader:
    from models.recognizer.paddle_reader import PaddleReader  # noqa: PLC0415 - takes seconds

    return PaddleReader()


def _rapid() -> TextReader:
    from models.recognizer.rapid_reader import RapidReader  # noqa: PLC0415 - takes seconds

    return RapidReader()
