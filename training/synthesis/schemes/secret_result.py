"""What became of an asset is not published, or for a day only."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.cheap_lease import is_dear
from training.synthesis.schemes.prices import let_for_less
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Publish no result; hidden: leave it on the board for some days."""
    if matter.asset is None:
        return
    let_for_less(matter, 0.99 - 0.12 * chance.strength)
    if chance.hidden:
        matter.notices[StepKind.RESULT_NOTICE] = chance.dice.whole(2, 11)
    else:
        matter.steps.pop(StepKind.RESULT_NOTICE, None)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Publish it for as long as the power asks."""
    matter.steps.setdefault(StepKind.RESULT_NOTICE, later(matter.steps[StepKind.CONTRACT], 20))
    matter.notices[StepKind.RESULT_NOTICE] = 15 + chance.dice.whole(0, 5)


SCHEME = Scheme(
    "secret_result", Text("结果不公开", "Result not published"), Focus.ASSET,
    ("PRC-04",), plant, clean_twin, fits=is_dear,
)  # fmt: skip
