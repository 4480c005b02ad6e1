"""Where the key of pseudonyms lies; one is made at the first import and its owner is told."""

from pathlib import Path

from rich.console import Console

from serving.auth import generate_key
from serving.commands.plain import plain
from serving.settings import Settings

_NEW_KEY = "已生成化名密钥，请保管并处处使用同一把 / made a key: keep it, use the same everywhere"


def key_file(settings: Settings) -> Path:
    """Return the file of the key: that of the settings, or one beside the database."""
    if settings.pseudonym_key_file is not None:
        return settings.pseudonym_key_file
    file = settings.db_file.parent / "pseudonym-key"
    if generate_key(file):
        Console(stderr=True).print(plain(f"{_NEW_KEY}: {file}"), soft_wrap=True)
    return file
