"""A tender for one firm: hardly announced, one valid bid, close to the control price."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.cover_bids import is_contested
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.works import open_bids


def plant(matter: Matter, chance: Chance) -> None:
    """Keep one bid just below the ceiling; hidden: a second bid for the look of it."""
    dice = chance.dice
    make_dearer(matter, 1.0 + 0.2 * chance.strength)
    matter.bids = matter.bids[: 2 if chance.hidden else 1]
    matter.ceiling_fen = round(matter.amount_fen / dice.between(0.982, 0.999))
    if StepKind.TENDER in matter.steps and StepKind.AWARD in matter.steps:
        matter.steps[StepKind.AWARD] = later(matter.steps[StepKind.TENDER], dice.whole(1, 3))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Announce it for long enough, so that others bid, and estimate with room."""
    matter.ceiling_fen = round(matter.amount_fen * 1.06)
    for _ in range(4):
        open_bids(matter, chance.dice, 0.1)
        if is_contested(matter):
            return


SCHEME = Scheme(
    "tailored_tender", Text("量身定制招标", "Tender made for one firm"), Focus.PROJECT,
    ("BID-12", "BID-13", "BID-14"), plant, clean_twin, fits=is_contested,
)  # fmt: skip
