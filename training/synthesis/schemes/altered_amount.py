"""An amount was raised after the paper was written: words and figures part."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Raise the figures and forget the capitals; hidden: the capitals are rewritten too."""
    factor = 1.08 + 0.5 * chance.strength
    make_dearer(matter, factor)
    if not chance.hidden:
        matter.words_fen = round(matter.amount_fen / factor)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Leave the amount as it was written."""
    make_dearer(matter, 1 / (1.08 + 0.5 * chance.strength))
    matter.words_fen = None


SCHEME = Scheme(
    "altered_amount", Text("涂改金额", "Amount altered"), Focus.PROCUREMENT,
    ("DOC-01", "DOC-12"), plant, clean_twin,
)  # fmt: skip
