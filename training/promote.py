"""Champion and challenger: a new bundle serves only when it is not worse on frozen cases.

The registry is a folder: every bundle ever promoted under ``bundles/<digest>``, and two links,
``champion`` and ``previous``, which are replaced in one step, so that there is never half a
champion. The gate asks, on the same frozen
holdout: does the challenger load, is its average precision at most 0.01 below the champion's,
does its probability mean what it says. A champion made for other features or another format
cannot serve this code, so it does not stand in the way; a damaged one is an error.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from models.errors import BundleMismatch
from models.risk.bundle import Bundle, load_bundle
from training.errors import NotPromoted
from training.evaluate import Quality, compare
from training.examples import Examples

CHAMPION, PREVIOUS = "champion", "previous"
_CANNOT_SERVE = frozenset({"BUNDLE_MISSING", "BUNDLE_FORMAT", "BUNDLE_FEATURES"})


@dataclass(frozen=True, slots=True)
class Gate:
    """Limits: loss of average precision against the champion, calibration error.

    A calibration error above the limit passes only when the champion's is no better.
    """

    loss_of_precision: float = 0.01
    calibration_error: float = 0.02


@dataclass(frozen=True, slots=True)
class Trial:
    """What the gate saw; ``champion`` is None when there was none to compare with."""

    challenger: Quality
    champion: Quality | None
    failures: tuple[str, ...]


def try_challenger(
    challenger: Bundle, champion: Bundle | None, holdout: Examples, gate: Gate
) -> Trial:
    """Measure both bundles on the same cases and say what stands against the challenger."""
    mine = compare(challenger.model, holdout)["combined"]
    theirs = compare(champion.model, holdout)["combined"] if champion else None
    return Trial(mine, theirs, tuple(_failures(mine, theirs, gate)))


def promote(challenger: Path, registry: Path, holdout: Examples, gate: Gate) -> Trial:
    """Make the challenger the champion and keep the old one as ``previous``.

    Raises NotPromoted(WORSE_THAN_CHAMPION) with what the gate saw, and BundleMismatch when the
    challenger cannot be loaded or the champion is damaged.
    """
    bundle = load_bundle(challenger)
    trial = try_challenger(bundle, champion_of(registry), holdout, gate)
    if trial.failures:
        raise NotPromoted("WORSE_THAN_CHAMPION", "; ".join(trial.failures))
    stored = _stored(challenger, registry, bundle.digest)
    if (registry / CHAMPION).exists():
        _point(registry / PREVIOUS, (registry / CHAMPION).resolve())
    _point(registry / CHAMPION, stored)
    return trial


def roll_back(registry: Path) -> Bundle:
    """Make ``previous`` the champion again and keep the other one as ``previous``.

    Raises NotPromoted(NOTHING_BEFORE) when there is no previous bundle.
    """
    if not (registry / PREVIOUS).exists():
        raise NotPromoted("NOTHING_BEFORE", "there is no previous bundle to go back to")
    restored = load_bundle(registry / PREVIOUS)
    earlier, later = (registry / PREVIOUS).resolve(), (registry / CHAMPION).resolve()
    _point(registry / CHAMPION, earlier)
    _point(registry / PREVIOUS, later)
    return restored


def champion_of(registry: Path) -> Bundle | None:
    """Load the champion, None where there is none that this code can serve."""
    try:
        return load_bundle(registry / CHAMPION)
    except BundleMismatch as error:
        if error.code in _CANNOT_SERVE:
            return None
        raise


def _stored(challenger: Path, registry: Path, digest: str) -> Path:
    """Copy the bundle beside its forerunners and verify the copy."""
    stored = registry / "bundles" / digest
    if not stored.exists():
        incoming = stored.with_suffix(".incoming")
        shutil.copytree(challenger, incoming, dirs_exist_ok=True)
        load_bundle(incoming, digest)
        incoming.rename(stored)
    return stored.resolve()


def _point(link: Path, target: Path) -> None:
    fresh = link.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, link.parent.resolve()), target_is_directory=True)
    fresh.replace(link)


def _failures(mine: Quality, theirs: Quality | None, gate: Gate) -> list[str]:
    failures = []
    if mine.average_precision is None or mine.ece is None:
        return ["the holdout has only one outcome and can show nothing"]
    allowed = max(gate.calibration_error, (theirs.ece or 0.0) if theirs else 0.0)
    if mine.ece > allowed:
        failures.append(f"calibration error {mine.ece:.4f} above {allowed:.4f}")
    if theirs is not None and theirs.average_precision is not None:
        least = theirs.average_precision - gate.loss_of_precision
        if mine.average_precision < least:
            failures.append(f"average precision {mine.average_precision:.4f} below {least:.4f}")
    return failures
