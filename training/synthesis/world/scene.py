"""Where and when a matter begins, and what all matters have: duties, votes and notices."""

from dataclasses import dataclass
from datetime import date

from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter, Vote
from training.synthesis.world.steps import walk
from training.synthesis.world.town import Town
from training.synthesis.world.village import Village

_SCORED_EARLY = 0.2
_NOTICES = (StepKind.RESOLUTION_NOTICE, StepKind.RESULT_NOTICE)
_ONE_PERSON = 0.07
_FAST_NOTICE = 0.05


@dataclass(frozen=True, slots=True)
class Scene:
    """A village of a town on a day."""

    town: Town
    village: Village
    start: date

    @property
    def dice(self) -> Dice:
        """Return the chance of the town."""
        return self.town.dice

    @property
    def price_level(self) -> float:
        """Return how dear life is here, 1 where prices are those of the reference."""
        return self.town.setting.price_level


def begin(scene: Scene, power_id: str, focus: Focus, title: str) -> Matter:
    """Return a matter that has its steps, those who acted and what was published."""
    dice, power = scene.dice, scene.town.powers.procedure(power_id, scene.start)
    matter = Matter(
        case_id=scene.town.ids.new("c"),
        focus=focus,
        village=scene.village,
        title=title,
        power_id=power_id,
        steps=walk(power.steps, scene.start, dice),
        tender_fen=scene.town.powers.thresholds(power_id, scene.start).tender_fen,
        is_scored_early=dice.chance(_SCORED_EARLY),
    )
    if dice.chance(scene.village.binders):
        matter.entered_on = later(matter.ended, dice.whole(25, 100))
    matter.duties = _duties(scene.village, dice)
    matter.notices = _notices(matter, power.notice_days, dice)
    return matter


def round_sum(matter: Matter, fen: int, dice: Dice) -> None:
    """Give the matter its amount, rounded where the village likes round sums."""
    step = 100_000 if fen > 500_000 else 10_000
    matter.rounds_to = step if dice.chance(matter.village.round_share) else 1
    matter.amount_fen = max(step, round(fen / step) * step) if matter.rounds_to > 1 else max(fen, 1)


def hold_vote(matter: Matter, dice: Dice) -> None:
    """Let the representatives vote; now and then few come and the vote is taken all the same."""
    entitled = dice.whole(24, 48)
    share = dice.between(0.68, 0.97) if not dice.chance(0.05) else dice.between(0.5, 0.66)
    present = round(entitled * share)
    matter.vote = Vote(entitled, present, round(present * dice.between(0.75, 1.0)))


def _duties(village: Village, dice: Dice) -> dict[str, str]:
    """Return who acts: in a small village one person may do two things."""
    handler, receiver = (cadre.id for cadre in dice.some(village.cadres[1:], 2))
    if dice.chance(_ONE_PERSON):
        receiver = handler
    return {"handler": handler, "approver": village.cadres[0].id, "receiver": receiver}


def _notices(matter: Matter, due_days: int, dice: Dice) -> dict[StepKind, int]:
    made = {}
    for kind in _NOTICES:
        if kind in matter.steps:
            is_short = dice.chance(_FAST_NOTICE)
            made[kind] = dice.whole(1, due_days - 1) if is_short else due_days + dice.whole(0, 5)
    return made
