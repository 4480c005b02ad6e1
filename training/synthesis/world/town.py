"""A town: the villages that share sellers, and the chance from which all of it comes."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np

from features.powers.register import Register
from features.powers.thresholds import Thresholds
from features.records.step import StepKind
from models.risk.shipped_register import shipped_register
from training.synthesis.world.dice import Dice
from training.synthesis.world.firms import Birthplace, Seller, market, seller_of
from training.synthesis.world.ids import Ids
from training.synthesis.world.names import place_names
from training.synthesis.world.residents import people_of
from training.synthesis.world.setting import Setting
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.village import Founding, Village, found


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a power asks for: its steps in order, and days on the notice board."""

    steps: tuple[StepKind, ...]
    notice_days: int


class PowerBook:
    """The register of powers as one setting sees it; every look-up is remembered."""

    def __init__(self, register: Register, region: str) -> None:
        self._register, self._region = register, region
        self._procedures: dict[tuple[str, date], Procedure] = {}
        self._thresholds: dict[tuple[str, date], Thresholds] = {}

    def procedure(self, power_id: str, on: date) -> Procedure:
        """Return what a power asks for on the first day of a month."""
        key = (power_id, on.replace(day=1))
        if key not in self._procedures:
            power = self._register.power(*key)
            self._procedures[key] = Procedure(power.steps, power.publication.notice_days)
        return self._procedures[key]

    def thresholds(self, power_id: str, on: date) -> Thresholds:
        """Return the thresholds valid on the first day of a month."""
        key = (power_id, on.replace(day=1))
        if key not in self._thresholds:
            self._thresholds[key] = self._register.thresholds(key[0], self._region, key[1])
        return self._thresholds[key]


@cache
def shipped_powers(region: str) -> PowerBook:
    """Return the power register that ships with the project, for a region."""
    return PowerBook(shipped_register(), region)


@dataclass(slots=True)
class Town:
    """Villages of one market. ``diary`` holds the days on which a worker is already at work."""

    id: str
    setting: Setting
    first_day: date
    years: int
    dice: Dice
    ids: Ids
    powers: PowerBook
    market: tuple[Seller, ...] = ()
    villages: tuple[Village, ...] = ()
    diary: set[tuple[str, date]] = field(default_factory=set)


def stranger(category: str, town: Town) -> Seller:
    """Return a firm from elsewhere that sells here once."""
    place = Birthplace((), town.first_day, town.years, town.setting)
    firm = seller_of(category, place, town.ids, town.dice)
    town.market += (firm,)
    return firm


def settle(settings: WorldSettings, number: int, powers: PowerBook) -> Town:
    """Return a town of the world; towns count from 0 and do not know each other."""
    seed = np.random.SeedSequence(settings.seed, spawn_key=(number,))
    dice, setting = Dice(seed), settings.setting
    ids = Ids(number, dice)
    town = Town(f"t{number:03d}", setting, settings.first_day, settings.years, dice, ids, powers)
    count = settings.villages_of(number)
    peoples = [people_of(setting, settings.first_day, ids, dice) for _ in range(count)]
    kin = tuple(kin.person for people in peoples for kin in people.kin)
    place = Birthplace(kin, settings.first_day, settings.years, setting)
    town.market = market(place, count, ids, dice)
    name, *places = place_names(count + 1, dice)
    town.villages = tuple(
        found(
            Founding(f"v{number:03d}{at}", place_name, name, people, town.market, setting),
            ids,
            dice,
        )
        for at, (place_name, people) in enumerate(zip(places, peoples, strict=True))
    )
    return town
