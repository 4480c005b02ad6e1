"""``bundle.json``: what a bundle says of itself, and the reader of each format version.

The format is described in ``docs/formats.md``. ``bundle.sha256`` beside it holds the digest of
``bundle.json`` in the form of sha256sum, and ``bundle.json`` the digests of all other files:
one digest names the whole folder.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from models.errors import BundleMismatch
from models.risk.bands import BandCuts

FORMAT_VERSION = 1
MANIFEST, SEAL = "bundle.json", "bundle.sha256"
PARTS = ("booster.ubj", "anomaly.npz", "calibration.json", "reference.json")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a bundle comes from; the window holds the first and last as_of of its cases (ISO)."""

    name: str
    version: str
    code_commit: str
    training_window: tuple[str, str]
    data: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of ``bundle.json``; ``digests`` maps each other file to its SHA-256."""

    origin: Origin
    features: tuple[str, ...]
    feature_set: str
    bands: BandCuts
    digests: Mapping[str, str]


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write ``bundle.json``: sorted keys, so that equal manifests have equal digests."""
    body = {"format_version": FORMAT_VERSION, "manifest": manifest}
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2)


def manifest_from_bytes(data: bytes) -> Manifest:
    """Read ``bundle.json`` of any known format version.

    Raises BundleMismatch(BUNDLE_FORMAT) for an unknown version and BundleMismatch(BUNDLE_BROKEN)
    when the content is not what its version says.
    """
    try:
        body = orjson.loads(data)
        reader = _READERS.get(body["format_version"])
        if reader is None:
            raise BundleMismatch("BUNDLE_FORMAT", f"format version {body['format_version']!r}")
        return reader(body["manifest"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise BundleMismatch("BUNDLE_BROKEN", f"{MANIFEST} is malformed") from error


def _read_version_1(body: dict[str, Any]) -> Manifest:
    window = tuple(body["origin"]["training_window"])
    return Manifest(
        origin=Origin(**{**body["origin"], "training_window": window}),
        features=tuple(body["features"]),
        feature_set=body["feature_set"],
        bands=BandCuts(**body["bands"]),
        digests=body["digests"],
    )


_READERS: dict[int, Callable[[dict[str, Any]], Manifest]] = {1: _read_version_1}
