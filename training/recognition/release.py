"""A taught network as the three files that serve it: weights, passport, card."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.recognizer.network import Passport

LARGEST = 5_000_000
"""Bytes that the weights of one network may have: they travel with the package."""


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """Weights as ONNX bytes, and what goes into their passport."""

    name: str
    onnx: bytes
    labels: Sequence[str]
    settings: Mapping[str, float] = field(default_factory=dict)

    @property
    def passport(self) -> Passport:
        """Return the passport with the digest of the weights."""
        digest = hashlib.sha256(self.onnx).hexdigest()
        return Passport(self.name, digest, tuple(self.labels), self.settings)

    def write(self, folder: Path) -> None:
        """Write weights and passport into a folder, made when it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self.name}.onnx").write_bytes(self.onnx)
        (folder / f"{self.name}.json").write_text(self.passport.text(), encoding="utf-8")


def write_card(folder: Path, name: str, sections: Mapping[str, str]) -> None:
    """Write the card: a title and a paragraph under each heading."""
    told = [f"# {name}", *(f"## {heading}\n\n{text}" for heading, text in sections.items())]
    (folder / f"{name}.md").write_text("\n\n".join(told) + "\n", encoding="utf-8")
