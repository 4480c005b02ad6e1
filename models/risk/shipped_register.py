"""The power register that ships with the project, with a town's own list on top.

``features`` reads no disk, so the text is brought here, for serving and training alike.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

from features.errors import BadRecord
from features.powers.register import Register

_LISTS = "lists"


@cache
def shipped_register() -> Register:
    """Return the register of the package; read once a process."""
    return Register.join(_shipped_texts())


def register_with(town_list: Path | None) -> Register:
    """Return the shipped register with a town's own powers and thresholds joined to it.

    Raises BadRecord(REGISTER_UNREADABLE) for a file that cannot be read, and as
    ``Register.join`` does.
    """
    if town_list is None:
        return shipped_register()
    try:
        text = town_list.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord("REGISTER_UNREADABLE", f"{town_list}: {error}") from error
    return Register.join({**_shipped_texts(), str(town_list): text})


def _shipped_texts() -> dict[str, str]:
    folder = files("features.powers").joinpath(_LISTS)
    return {
        item.name: item.read_text("utf-8")
        for item in folder.iterdir()
        if item.name.endswith(".yaml")
    }
