"""Relief to one who draws a public salary."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.dead_recipient import is_last_relief, since_last
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import employment_row


def plant(matter: Matter, chance: Chance) -> None:
    """Draw a salary beside it; hidden: the payroll is compared only afterwards."""
    dice = chance.dice
    fen = round(dice.around(200_000 + 300_000 * chance.strength, 0.15))
    since = since_last(matter, chance)
    row = employment_row(matter.people[0].id, "财政供养", fen, since)
    matter.registered.append(row if not chance.hidden else row.known_on(later(matter.ended, 120)))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Find the job after the last month of relief."""
    others = [row for row in matter.registered if row.kind is not FactKind.EMPLOYMENT]
    since = later(matter.ended, chance.dice.whole(2, 20))
    row = employment_row(matter.people[0].id, "财政供养", 260_000, since)
    matter.registered = [*others, row]


SCHEME = Scheme(
    "paid_from_public_purse", Text("财政供养人员领救助", "Relief beside a public salary"),
    Focus.RELIEF, ("REL-04",), plant, clean_twin, fits=is_last_relief,
)  # fmt: skip
