"""Where training data comes from, in one sentence that travels with the bundle."""

import hashlib
from pathlib import Path

from training.synthesis.world.folder import CASES, DECISIONS, FACTS, TRUTH


def data_origin(world: Path) -> str:
    """Name the files of a world folder by their digests.

    A folder that holds a truth file was simulated, whoever made it; the file is not opened.
    """
    digests = ", ".join(f"{name} {_digest(world / name)}" for name in (FACTS, CASES, DECISIONS))
    if (world / TRUTH).exists():
        return f"Simulated villages, no evidence about real ones (sha256: {digests})"
    return f"Submitted records and decisions (sha256: {digests})"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
