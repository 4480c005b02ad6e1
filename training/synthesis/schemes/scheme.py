"""What a scheme is: how it is planted into honest matters, and what would make it innocent."""

from collections.abc import Callable
from dataclasses import dataclass

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter, Plot
from training.synthesis.world.town import Town


@dataclass(frozen=True, slots=True)
class Chance:
    """What a scheme works with: its plot, its town, and the honest matters around it.

    ``hidden`` says whether the trace is covered up this time; a plot of concealment c is hidden
    with the probability c.
    """

    plot: Plot
    town: Town
    neighbours: tuple[Matter, ...]
    hidden: bool

    @property
    def dice(self) -> Dice:
        """Return the chance of the town."""
        return self.town.dice

    @property
    def strength(self) -> float:
        """Return how much is gained, in [0, 1]."""
        return self.plot.strength


Change = Callable[[Matter, Chance], None]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to take what is not one's own.

    ``plant`` changes an honest matter; ``clean_twin`` takes a planted one and makes the least
    edit after which nothing is wrong with it. ``companions`` matters of the village become part
    of the plot, ``borrows`` only lend. ``fits`` says of which matters of the focus it can begin.
    ``flags`` are the codes of the catalogue of red flags that should see it when it is not
    hidden, whether or not they are built; ``cases`` are numbers of the public cases it follows.
    """

    name: str
    title: Text
    focus: Focus
    flags: tuple[str, ...]
    plant: Change
    clean_twin: Change
    companions: int = 0
    borrows: int = 0
    fits: Callable[[Matter], bool] = lambda matter: True
    cases: tuple[int, ...] = ()

    @property
    def families(self) -> frozenset[str]:
        """Return the families of its flags: DOC, PRC, PUR, BID, ENG, AST, LAB, REL."""
        return frozenset(code.partition("-")[0] for code in self.flags)
