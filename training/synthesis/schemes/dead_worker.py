"""The dead are on the payroll (益阳: names from graves)."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.day_work import charge_another
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import death_row


def plant(matter: Matter, chance: Chance) -> None:
    """Charge a man who is dead; hidden: his death is registered after the matter was judged."""
    dice, last = chance.dice, charge_another(matter, chance.town.ids.new("p"))
    died = later(last.days[0].day, -20 - round(300 * chance.strength))
    known = later(matter.ended, dice.whole(60, 200)) if chance.hidden else later(died, 20)
    matter.registered.append(death_row(last.id, died, known))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let him die after his last day of work."""
    last = matter.people[-1]
    died = later(last.days[-1].day, chance.dice.whole(1, 9))
    others = [row for row in matter.registered if row.kind is not FactKind.DEATH]
    matter.registered = [*others, death_row(last.id, died, later(died, 20))]


SCHEME = Scheme(
    "dead_worker", Text("亡者领工资", "Wages for the dead"), Focus.LABOUR,
    ("LAB-03",), plant, clean_twin, cases=(8,),
)  # fmt: skip
