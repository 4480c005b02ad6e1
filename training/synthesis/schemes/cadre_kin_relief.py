"""Relief to kin of a cadre without a declaration (普格: mother and wife)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.schemes.ties import tie
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import declaration_row, income_row
from training.synthesis.world.relief import dwelling_of
from training.synthesis.world.residents import Kin


def plant(matter: Matter, chance: Chance) -> None:
    """Give it to kin who is not poor; hidden: the kinship is on nobody's file."""
    dwelling = dwelling_of(matter)
    income = round(chance.dice.around(90_000 + 120_000 * chance.strength, 0.2))
    on = later(matter.began, -chance.dice.whole(10, 60))
    matter.registered.append(income_row(dwelling, income, on))
    if not chance.hidden:
        tie(matter, matter.people[0].id, chance)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Declare the kinship, and be poor."""
    dwelling = dwelling_of(matter)
    on = later(matter.began, -20)
    kin = Kin(matter.people[0].id, chance.dice.pick(matter.village.cadres).id, "父母")
    others = [row for row in matter.registered if row.values.get("household") is None]
    poor = income_row(dwelling, dwelling.income_fen, on)
    matter.registered = [*others, poor, declaration_row(kin, on)]


SCHEME = Scheme(
    "cadre_kin_relief", Text("干部近亲属未备案领救助", "Undeclared relief to kin of a cadre"),
    Focus.RELIEF, ("REL-05", "REL-06"), plant, clean_twin,
    fits=lambda matter: matter.is_sole, cases=(10,),
)  # fmt: skip
