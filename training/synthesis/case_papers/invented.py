"""Names, codes and accounts behind the ids of a world: the same id has the same on every paper.

A world has people and accounts as ids alone; all that papers print for them is invented here.
"""

import re
from dataclasses import replace
from zlib import crc32

import numpy as np

from features.records.party import Party, Unit
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.kinds.slip_payment import Holder
from training.synthesis.papers.purchase import Firm

_UNIT = re.compile(r"^(?P<town>.+镇)(?P<village>.+村)")


def chance_of(entity: str) -> np.random.Generator:
    """Return chance that is the same wherever an id stands."""
    return np.random.default_rng([crc32(entity.encode())])


def place_of(unit: Unit) -> names.Place:
    """Return where a village lies; province and city are invented for the whole town."""
    found = _UNIT.match(unit.name)
    if found is None:
        return names.place(chance_of(unit.id))
    at = names.place(chance_of(found["town"]))
    return replace(at, town=found["town"], village=found["village"])


def body_of(unit: Unit, code: str | None) -> Firm:
    """Return the village as papers name it; without a code it has an invented one."""
    body = names.village_body(chance_of(unit.id), place_of(unit))
    return replace(body, name=unit.name, credit_code=code or body.credit_code)


def firm_of(party: Party, unit: Unit) -> Firm:
    """Return a seller as papers name it."""
    firm = names.firm(chance_of(party.id), place_of(unit))
    account = account_of(party.account) if party.account else firm.account
    code = party.credit_code or firm.credit_code
    return replace(firm, name=party.name, credit_code=code, account=account)


def person_of(person: str) -> str:
    """Return the name of a person."""
    return names.person(chance_of(person))


def resident_of(person: str, unit: Unit) -> str:
    """Return the resident id of a person; its region is none that exists."""
    return identifiers.resident_id(chance_of(f"resident {person}"), place_of(unit).region)


def account_of(account: str) -> str:
    """Return the digits of an account."""
    return identifiers.card_number(chance_of(f"account {account}"))


def holder_of(name: str, account: str, unit: Unit) -> Holder:
    """Return the holder of an account, at a bank near the village."""
    bank = names.bank(chance_of(f"bank {account}"), place_of(unit))
    return Holder(name, account_of(account), bank)


def private(like: Firm, name: str) -> Firm:
    """Return a person who signs as a firm would: the name is that of the agent."""
    return replace(like, name=name, agent=name, credit_code="")
