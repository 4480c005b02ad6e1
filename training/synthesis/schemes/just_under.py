"""Purchase after purchase lies just under the threshold."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay

_DONE_AT = 0.62


def plant(matter: Matter, chance: Chance) -> None:
    """Bring sums to nine tenths of the limit and above; hidden: a little lower."""
    dice = chance.dice
    for part in (matter, *chance.neighbours):
        share = dice.between(0.72, 0.88) if chance.hidden else dice.between(0.9, 0.995)
        part.resize(round(part.tender_fen * share))
        pay(part, dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Buy what is needed, which is less."""
    for part in (matter, *chance.neighbours):
        part.resize(round(part.amount_fen * chance.dice.between(0.3, _DONE_AT)))
        pay(part, chance.dice)


SCHEME = Scheme(
    "just_under", Text("贴线采购", "Just under the threshold"), Focus.PROCUREMENT,
    ("PUR-02",), plant, clean_twin, companions=1,
    fits=lambda matter: 0.6 <= matter.amount_fen / matter.tender_fen < 1.0,
)  # fmt: skip
