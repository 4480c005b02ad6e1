"""The anomaly channel: an isolation forest as plain arrays, evaluated in numpy.

The arrays are exported by ``training`` from scikit-learn, so serving needs neither
scikit-learn nor pickle. A missing value stands at the training median of its feature:
not knowing a number is not strange in itself.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from models.errors import BundleMismatch


@dataclass(frozen=True, eq=False)
class IsolationForest:
    """All trees in one table of nodes; a leaf is its own left and right child.

    ``root`` (trees,) is where each tree starts; ``feature``, ``threshold``, ``left``, ``right``
    and ``path`` (nodes,) describe the nodes, ``path`` being the expected path length that ends
    there (Liu, Ting and Zhou 2008, depth plus c(samples in the leaf)). ``normal_path`` is
    c(subsample size); ``median`` (features,) fills missing values; ``depth`` is the most
    steps any tree takes.
    """

    root: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    path: NDArray[np.float64]
    median: NDArray[np.float32]
    normal_path: float
    depth: int

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the anomaly score of rows (n, features) as (n,): near 1 strange, below 0.5 usual.

        It is the negative of scikit-learn's ``score_samples``.
        """
        filled = np.where(np.isnan(rows), self.median, rows)
        node = np.broadcast_to(self.root, (len(rows), len(self.root)))
        at = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = filled[at, self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        mean_path = self.path[node].sum(axis=1) / len(self.root)
        return np.asarray(2.0 ** (-mean_path / self.normal_path), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class AnomalyChannel:
    """The forest and, for each focus, the sorted scores of its training cases."""

    forest: IsolationForest
    training_scores: Mapping[Focus, NDArray[np.float64]]

    def quantiles(self, rows: NDArray[np.float32], focus: Focus) -> NDArray[np.float64]:
        """Return the share of training cases of this focus that are less strange, in [0, 1)."""
        known = self.training_scores[focus]
        below = np.searchsorted(known, self.forest.scores(rows), side="left")
        return np.asarray(below / (len(known) + 1), dtype=np.float64)


def tails(quantiles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return -log10(1 - F): 1 means the strangest tenth, 2 the strangest hundredth."""
    return -np.log10(1.0 - quantiles)


def anomaly_bytes(channel: AnomalyChannel) -> bytes:
    """Write the channel as npz without object arrays; the same channel gives the same bytes."""
    arrays = {f.name: np.asarray(getattr(channel.forest, f.name)) for f in fields(IsolationForest)}
    arrays |= {f"training_{k.value}": v for k, v in sorted(channel.training_scores.items())}
    written = io.BytesIO()
    np.savez_compressed(written, allow_pickle=False, **arrays)
    return written.getvalue()


def anomaly_from_bytes(data: bytes) -> AnomalyChannel:
    """Read what ``anomaly_bytes`` wrote; raises BundleMismatch(BUNDLE_BROKEN) on anything else."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            forest = _forest({f.name: arrays[f.name] for f in fields(IsolationForest)})
            known = {focus: arrays[f"training_{focus.value}"] for focus in Focus}
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise BundleMismatch("BUNDLE_BROKEN", "anomaly.npz is no isolation forest") from error
    return AnomalyChannel(forest, known)


def _forest(arrays: dict[str, NDArray[np.generic]]) -> IsolationForest:
    scalars = {"normal_path": float(arrays.pop("normal_path")), "depth": int(arrays.pop("depth"))}
    return IsolationForest(**arrays, **scalars)  # type: ignore[arg-type]  # npz members by field name
