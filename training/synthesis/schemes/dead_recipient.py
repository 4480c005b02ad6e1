"""Relief goes on after a death (青神: 271 of the dead)."""

from datetime import date

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import death_row


def plant(matter: Matter, chance: Chance) -> None:
    """Pay on after the death; hidden: it is registered after the matter was judged."""
    paid, dice = matter.steps[StepKind.PAYMENT], chance.dice
    waited = (paid - (matter.waited_since or paid)).days
    died = later(paid, -40 - round((waited - 45) * chance.strength))
    known = later(paid, dice.whole(60, 200)) if chance.hidden else later(died, dice.whole(2, 30))
    matter.registered.append(death_row(matter.people[0].id, died, known))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the death come within the month before the last payment was due."""
    died = later(matter.steps[StepKind.PAYMENT], -chance.dice.whole(1, 26))
    known = later(died, chance.dice.whole(2, 30))
    others = [row for row in matter.registered if row.kind is not FactKind.DEATH]
    matter.registered = [*others, death_row(matter.people[0].id, died, known)]


def since_last(matter: Matter, chance: Chance) -> date:
    """Return a day between the payment before and the beginning of this matter.

    What comes to pass then leaves all earlier payments to the household as right as they were.
    """
    first = later(matter.waited_since or later(matter.began, -60), 5)
    last = later(matter.began, -5)
    return later(first, chance.dice.whole(0, max(0, (last - first).days)))


def is_last_relief(matter: Matter) -> bool:
    """Say whether it is a household's last payment and came after a pause of three months."""
    since = matter.waited_since
    return since is not None and (matter.steps[StepKind.PAYMENT] - since).days >= 90


SCHEME = Scheme(
    "dead_recipient", Text("死亡后仍领取", "Relief paid after death"), Focus.RELIEF,
    ("REL-01",), plant, clean_twin, fits=is_last_relief, cases=(11,),
)  # fmt: skip
