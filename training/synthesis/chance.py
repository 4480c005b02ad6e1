"""What a scheme works with when it is planted into a matter."""

from dataclasses import dataclass

import numpy as np

from training.synthesis.matter import Matter, Plot


@dataclass(frozen=True, slots=True)
class Chance:
    """What a scheme works with: its plot, its luck, and the honest matters around it."""

    plot: Plot
    rng: np.random.Generator
    neighbours: tuple[Matter, ...]

    @property
    def hides(self) -> bool:
        """Draw whether the trace is hidden this time."""
        return bool(self.rng.random() < self.plot.concealment)
