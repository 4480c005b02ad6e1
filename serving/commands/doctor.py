"""``yunjing doctor``: whether this installation can do its work, and what to do when not."""

import os
import re
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import typer
from rich.console import Console
from rich.table import Table

from features.errors import YunjingError
from serving.bootstrap import open_scorer
from serving.settings import Settings, load_settings
from serving.store.sqlite import SAFE_VERSION

_BROKEN = 2
_CV2 = "4.10.0"
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts")
_FONT_NAMES = re.compile("noto.*cjk|wqy|droidsansfallback|sourcehan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``needed`` False means that the work goes on without it."""

    name: str
    good: bool
    detail: str
    needed: bool = True


def doctor() -> None:
    """Check this installation. Exit status 2 when something needed is missing."""
    checks = run_checks(load_settings())
    table = Table("检查 / check", "结果", "详情 / detail")
    for check in checks:
        mark = "[green]ok[/green]" if check.good else "[red]缺 / missing[/red]"
        table.add_row(check.name, mark, check.detail)
    Console().print(table)
    if any(check.needed and not check.good for check in checks):
        raise typer.Exit(_BROKEN)


def run_checks(settings: Settings) -> list[Check]:
    """Return every check in order."""
    folders = {"database": settings.db_file.parent, "originals": settings.blob_folder}
    return [
        _python(),
        _sqlite(),
        _opencv(),
        _networks(),
        _fonts(),
        _model(settings),
        *(_writable(name, folder) for name, folder in folders.items()),
    ]


def _python() -> Check:
    return Check("Python", sys.version_info >= (3, 11), sys.version.split()[0])


def _sqlite() -> Check:
    return Check("SQLite", sqlite.sqlite_version_info >= SAFE_VERSION, sqlite.sqlite_version)


def _opencv() -> Check:
    import cv2  # noqa: PLC0415 - a broken OpenCV must not break the doctor's start

    found = getattr(cv2, "__version__", "broken: reinstall one OpenCV distribution")
    return Check("OpenCV", found == _CV2, f"{found}, wanted {_CV2}")


def _networks() -> Check:
    try:
        found = version("rapidocr")
    except PackageNotFoundError:
        return Check("OCR networks", False, "pip install rapidocr: its wheel carries them")
    return Check("OCR networks", True, f"inside rapidocr {found}")


def _fonts() -> Check:
    files = (file for folder in _FONT_FOLDERS for file in folder.rglob("*.[ot]t[cf]"))
    first = next((file for file in files if _FONT_NAMES.search(file.name)), None)
    detail = str(first) if first else "apt-get install fonts-noto-cjk (pictures of samples only)"
    return Check("CJK font", first is not None, detail, needed=False)


def _model(settings: Settings) -> Check:
    try:
        open_scorer(settings)
    except YunjingError as error:
        return Check("model bundle", False, f"{error.code}: {error.detail}")
    return Check("model bundle", True, str(settings.bundle or "default"))


def _writable(name: str, folder: Path) -> Check:
    nearest = folder.absolute()
    while not nearest.exists():
        nearest = nearest.parent
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return Check(name, os.access(nearest, os.W_OK), str(folder.absolute()))
    except OSError as error:
        return Check(name, False, f"{folder.absolute()}: {error.strerror}")
