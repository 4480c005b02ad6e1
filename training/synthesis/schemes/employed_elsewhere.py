"""Paid here for days on which he was at work far away (江川: 44 entries while in Tibet)."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.day_work import charge_another
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import employment_row


def plant(matter: Matter, chance: Chance) -> None:
    """Charge a man with a full-time job; hidden: the insurance hears of it a year later."""
    dice, last = chance.dice, charge_another(matter, chance.town.ids.new("p"))
    since = later(last.days[0].day, -20 - round(600 * chance.strength))
    row = employment_row(last.id, "企业职工", dice.whole(30, 60) * 10_000, since)
    matter.registered.append(row if not chance.hidden else row.known_on(later(matter.ended, 200)))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let him take the job after the work was done."""
    last = matter.people[-1]
    others = [row for row in matter.registered if row.kind is not FactKind.EMPLOYMENT]
    since = later(last.days[-1].day, 5)
    fen = chance.dice.whole(30, 60) * 10_000
    matter.registered = [*others, employment_row(last.id, "企业职工", fen, since)]


SCHEME = Scheme(
    "employed_elsewhere", Text("异地在岗仍领工", "At work elsewhere"), Focus.LABOUR,
    ("LAB-03",), plant, clean_twin, cases=(5,),
)  # fmt: skip
