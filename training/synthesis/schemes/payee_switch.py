"""Paid to an account that is not the seller's."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay into a private account; hidden: into that of another firm of the town."""
    dice = chance.dice
    account = chance.town.ids.new("k")
    if chance.hidden:
        account = dice.pick(chance.town.market).account
    matter.payments = [replace(payment, account=account) for payment in matter.payments]


def clean_twin(matter: Matter, _: Chance) -> None:
    """Pay the seller."""
    if matter.seller is None:
        return
    account = matter.seller.account
    matter.payments = [replace(payment, account=account) for payment in matter.payments]


SCHEME = Scheme(
    "payee_switch", Text("收款人与合同不符", "Paid to another than the seller"),
    Focus.PROCUREMENT, ("DOC-08",), plant, clean_twin,
)  # fmt: skip
