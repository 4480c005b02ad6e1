"""Which code trained a model: the commit, and whether the working tree differed from it."""

import subprocess
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = ("features", "models", "training", ":!models/risk/default_bundle")
UNKNOWN = "unknown"


def code_commit() -> str:
    """Return the commit of this checkout, with ``-dirty`` where the sources differ from it.

    Outside a git checkout, as in an installed wheel, it is UNKNOWN.
    """
    commit = _git("rev-parse", "HEAD")
    if commit is None:
        return UNKNOWN
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", *_SOURCES)
    return f"{commit}-dirty" if changed else commit


def _git(*arguments: str) -> str | None:
    try:
        told = subprocess.run(
            ["git", "-C", str(_ROOT), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.strip()
