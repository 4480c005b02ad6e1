"""A fitted model as a folder of data: saved, loaded and verified; never code, never pickle.

bundle.json       who, from when, for which features, band cuts, digest of every part
bundle.sha256     the digest of bundle.json, which names the bundle
booster.ubj       XGBoost
anomaly.npz       isolation forest as arrays, training scores by focus
calibration.json  prior of the flags, stacker, Platt line, Venn-Abers table
reference.json    quantiles of every feature by focus
"""

from dataclasses import dataclass
from pathlib import Path

from features.vector import FEATURE_SET, FEATURES
from models.errors import BundleMismatch
from models.risk.anomaly import anomaly_bytes, anomaly_from_bytes
from models.risk.bands import BandCuts
from models.risk.booster import RiskBooster
from models.risk.combine import RiskModel
from models.risk.manifest import (
    MANIFEST,
    PARTS,
    SEAL,
    Manifest,
    Origin,
    manifest_bytes,
    manifest_from_bytes,
    sha256_hex,
)
from models.risk.reference import ReferenceTable
from models.risk.tables import (
    calibration_bytes,
    calibration_from_bytes,
    reference_bytes,
    reference_from_bytes,
)

DEFAULT_FOLDER = Path(__file__).parent / "default_bundle"


@dataclass(frozen=True, eq=False)
class Bundle:
    """Everything that scoring needs besides code; ``features`` are the names in row order."""

    origin: Origin
    features: tuple[str, ...]
    feature_set: str
    bands: BandCuts
    model: RiskModel
    reference: ReferenceTable

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bundle's ``bundle.json``."""
        return sha256_hex(files_of(self)[MANIFEST])


def files_of(bundle: Bundle) -> dict[str, bytes]:
    """Return the files of the folder by name; equal bundles give equal bytes."""
    model = bundle.model
    parts = {
        "booster.ubj": model.booster.ubj,
        "anomaly.npz": anomaly_bytes(model.anomaly),
        "calibration.json": calibration_bytes(model.prior, model.stacker, model.calibration),
        "reference.json": reference_bytes(bundle.reference),
    }
    digests = {name: sha256_hex(data) for name, data in parts.items()}
    manifest = Manifest(bundle.origin, bundle.features, bundle.feature_set, bundle.bands, digests)
    written = manifest_bytes(manifest)
    seal = f"{sha256_hex(written)}  {MANIFEST}\n".encode()
    return {**parts, MANIFEST: written, SEAL: seal}


def save_bundle(bundle: Bundle, folder: Path) -> None:
    """Write the bundle into a folder, made when it is not there; the seal is written last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files_of(bundle).items():
        (folder / name).write_bytes(data)


def load_bundle(folder: Path, digest: str | None = None) -> Bundle:
    """Load a bundle after verifying it, in this order.

    1. Every file is there (BUNDLE_MISSING). 2. ``bundle.json`` has the sealed digest, and the
    wanted one where ``digest`` is given (BUNDLE_DIGEST). 3. Its format version is known
    (BUNDLE_FORMAT). 4. Every part has the digest it should have (BUNDLE_DIGEST). 5. It was made
    for the features of this code, in this order (BUNDLE_FEATURES). 6. The parts can be read
    (BUNDLE_BROKEN). Each failure raises BundleMismatch with the code named here.
    """
    files = {name: _read(folder / name) for name in (*PARTS, MANIFEST, SEAL)}
    _verify_seal(files, digest)
    manifest = manifest_from_bytes(files[MANIFEST])
    _verify_parts(files, manifest)
    _verify_features(manifest)
    prior, stacker, calibration = calibration_from_bytes(files["calibration.json"])
    anomaly = anomaly_from_bytes(files["anomaly.npz"])
    model = RiskModel(prior, RiskBooster(files["booster.ubj"]), anomaly, stacker, calibration)
    reference = reference_from_bytes(files["reference.json"])
    return Bundle(
        manifest.origin, manifest.features, manifest.feature_set, manifest.bands, model, reference
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleMismatch("BUNDLE_MISSING", f"no readable {path.name} in the bundle") from error


def _verify_seal(files: dict[str, bytes], wanted: str | None) -> None:
    actual = sha256_hex(files[MANIFEST])
    if files[SEAL] != f"{actual}  {MANIFEST}\n".encode():
        raise BundleMismatch("BUNDLE_DIGEST", f"{MANIFEST} is not what {SEAL} says")
    if wanted is not None and actual != wanted:
        raise BundleMismatch("BUNDLE_DIGEST", f"the bundle is {actual}, wanted {wanted}")


def _verify_parts(files: dict[str, bytes], manifest: Manifest) -> None:
    if set(manifest.digests) != set(PARTS):
        raise BundleMismatch("BUNDLE_BROKEN", f"{MANIFEST} names other parts than its format")
    for name, digest in manifest.digests.items():
        if sha256_hex(files[name]) != digest:
            raise BundleMismatch("BUNDLE_DIGEST", f"{name} is not what {MANIFEST} says")


def _verify_features(manifest: Manifest) -> None:
    names = tuple(feature.name for feature in FEATURES)
    if manifest.feature_set != FEATURE_SET or manifest.features != names:
        detail = f"the bundle was made for {manifest.feature_set}, this code has {FEATURE_SET}"
        raise BundleMismatch("BUNDLE_FEATURES", detail)
