"""Honest small works and emergency repairs: bids, bills of quantities, changes, advances."""

from features.records.case import Bid
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.clock import later, office_day
from training.synthesis.world.dice import Dice
from training.synthesis.world.firms import Seller
from training.synthesis.world.goods import WORKS_CATEGORY
from training.synthesis.world.matter import BidMark, Matter
from training.synthesis.world.names import WORKS
from training.synthesis.world.payments import pay, pay_early, pay_more, resolve_late
from training.synthesis.world.scene import Scene, begin, hold_vote, round_sum

BILL_LINES: tuple[str, ...] = (
    "土方开挖", "碎石垫层", "混凝土面层", "砖砌体", "钢筋制安", "粉刷", "排水管", "路缘石",
    "绿化恢复",
)  # fmt: skip
_STANDARD_SOFTWARE, _AGENT_DEPOSIT, _LEGAL_SUBCONTRACT = 0.09, 0.04, 0.04
_PLACES = 6
_POWERS = ("project.small_works", "project.one_matter", "project.subsidised")
_POWER_WEIGHTS = (8.0, 1.0, 1.5)
_CHANGE_PAID, _NO_DIARY = 0.7, 0.06


def works(scene: Scene) -> Matter:
    """Return an honest project: most are tendered, some are repairs that cannot wait."""
    dice = scene.dice
    is_urgent = dice.chance(scene.town.setting.emergencies)
    power = dice.weighted(_POWERS, _POWER_WEIGHTS)
    if is_urgent:
        power = "project.emergency_repair"
    kind = dice.pick(WORKS)
    place = dice.whole(1, _PLACES)
    title = f"{kind}抢修" if is_urgent else kind
    matter = begin(scene, power, Focus.PROJECT, f"{title}（{place}号地）")
    matter.category, matter.site = kind, f"site-{scene.village.unit.id}-{place}"
    median = (3_500_000 if is_urgent else 8_500_000) * scene.price_level * scene.village.wealth
    round_sum(matter, int(dice.around(median, 0.85)), dice)
    matter.seller = scene.village.usual_seller(WORKS_CATEGORY, dice)
    matter.builder = None if dice.chance(_NO_DIARY) else matter.seller.id
    matter.bill = bill_of(matter.amount_fen, dice)
    if not is_urgent:
        _tender(matter, dice)
    hold_vote(matter, dice)
    pay(matter, dice)
    _change(matter, dice)
    _mess(matter, scene)
    return matter


def open_bids(matter: Matter, dice: Dice, spread: float) -> None:
    """Let firms bid with this relative spread; the matter's seller is the lowest."""
    winner = matter.seller
    if winner is None:
        return
    rivals = [s for s in matter.village.of_category(WORKS_CATEGORY) if s.id != winner.id]
    chosen = dice.some(rivals, dice.weighted((0, 1, 2, 3, 4, 5, 6), (5, 5, 22, 25, 20, 13, 10)))
    set_bids(matter, winner, chosen, [above(spread, dice) for _ in chosen])
    if matter.ceiling_fen is None:
        matter.ceiling_fen = round(matter.amount_fen * (1.0 + abs(dice.normal(0.05, 0.04))))


def set_bids(matter: Matter, winner: Seller, losers: list[Seller], above: list[float]) -> None:
    """Write the bids: each loser lies by its share above the winner."""
    matter.bids = [
        Bid(winner.id, matter.amount_fen, won=True),
        *(
            Bid(loser.id, round(matter.amount_fen * (1 + share)))
            for loser, share in zip(losers, above, strict=True)
        ),
    ]
    matter.marks = {firm.id: BidMark(firm.account, firm.phone) for firm in (winner, *losers)}


def bill_of(fen: int, dice: Dice) -> list[tuple[str, int]]:
    """Return lines of a bill of quantities, in hundredths of their unit."""
    return [
        (line, max(100, round(dice.around(fen / 4_000, 0.7))))
        for line in dice.some(BILL_LINES, dice.whole(3, 5))
    ]


def above(spread: float, dice: Dice) -> float:
    """Return by which share a loser of a tender with this spread bids above the winner."""
    return abs(dice.normal(0, spread)) + spread / 4


def _tender(matter: Matter, dice: Dice) -> None:
    if dice.chance(_STANDARD_SOFTWARE):
        open_bids(matter, dice, spread=0.012)
        matter.mess = "standard budget software"
    else:
        open_bids(matter, dice, spread=dice.between(0.05, 0.14))
    if dice.chance(_AGENT_DEPOSIT) and len(matter.bids) > 2:
        shared = matter.marks[matter.bids[1].bidder]
        matter.marks[matter.bids[-1].bidder] = shared


def _change(matter: Matter, dice: Dice) -> None:
    """Add what the ground made necessary: mostly little, rarely much."""
    if not dice.chance(0.25):
        return
    share = dice.between(0.12, 0.35) if dice.chance(0.10) else dice.between(0.01, 0.09)
    on = later(matter.steps.get(StepKind.WORK, matter.began), dice.whole(2, 12))
    fen = round(matter.amount_fen * share)
    matter.changes = [(on, fen)]
    if dice.chance(_CHANGE_PAID):
        paid_on = later(matter.payments[-1].on, dice.whole(5, 40))
        pay_more(matter, fen, office_day(paid_on, dice), dice)


def _mess(matter: Matter, scene: Scene) -> None:
    dice, setting = scene.dice, scene.town.setting
    if dice.chance(setting.advances):
        matter.payment_terms = "合同签订后预付50%，验收合格后付清"
        pay_early(matter, 0.5, dice.whole(5, 40))
        return
    draw = dice.unit() / setting.mess
    if draw < 0.03:
        resolve_late(matter, dice.whole(2, 30))
        matter.mess = "urgent, resolved afterwards"
    elif draw < 0.06:
        pay_early(matter, dice.pick((0.4, 0.6, 0.8)), dice.whole(3, 35))
        matter.mess = "wages advanced before a holiday"
    elif draw < 0.06 + _LEGAL_SUBCONTRACT:
        matter.builder = dice.pick(matter.village.of_category(WORKS_CATEGORY)).id
        matter.mess = "labour subcontracted by law"
    elif draw < 0.14:
        matter.steps.pop(StepKind.RESOLUTION, None)
        matter.mess = "minutes of the meeting lost"
    elif draw < 0.145:
        matter.words_fen = matter.amount_fen + dice.pick((-9, 9, 90)) * 100
        matter.mess = "slip of the pen in the capitals"
