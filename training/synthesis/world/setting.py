"""Two settings of the world: how people live, buy, write down and cheat there.

The names say which county's thresholds of the power register apply, nothing more: no figure
here was taken from a real village. The settings differ in prices, habits, mess and schemes, so
that a model trained on one loses on the other, as it would between real counties.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from features.errors import BadRecord
from features.records.focus import Focus


@dataclass(frozen=True, slots=True)
class Setting:
    """Habits of a county.

    ``late``, ``binders`` and ``round_habit`` are the two weights of the Beta from which each
    village draws its share of late entries, of matters typed in together, and of round sums.
    ``rush`` is the share of matters in the last weeks of a year. ``mess``, ``emergencies`` and
    ``advances`` scale honest oddities, ``quotes`` is the share of purchases with three quotes,
    ``local`` the mean number of sellers of a kind, ``clan`` the share of honest sellers whose
    owner is kin of a cadre, ``vacancies`` the share of assets let for less after they stood empty.
    ``yearly`` are matters of a village and a year; ``schemes`` weighs
    schemes by name, 1 where it says nothing.
    """

    name: str
    region: str
    price_level: float
    day_rate: tuple[int, int]
    late: tuple[float, float]
    binders: tuple[float, float]
    round_habit: tuple[float, float]
    rush: float
    mess: float
    emergencies: float
    advances: float
    quotes: float
    local: float
    clan: float
    vacancies: float
    yearly: Mapping[Focus, int]
    schemes: Mapping[str, float] = field(default_factory=dict)


def _weighed(weight: float, *names: str) -> dict[str, float]:
    return dict.fromkeys(names, weight)


JIASHAN = Setting(
    name="jiashan",
    region="330421",
    price_level=1.0,
    day_rate=(13, 23),
    late=(2.0, 18.0),
    binders=(0.8, 14.0),
    round_habit=(2.0, 6.0),
    rush=0.12,
    mess=1.0,
    emergencies=0.10,
    advances=0.10,
    quotes=0.55,
    local=3.2,
    clan=0.05,
    vacancies=0.16,
    yearly={
        Focus.PROCUREMENT: 18,
        Focus.PROJECT: 5,
        Focus.ASSET: 4,
        Focus.LABOUR: 11,
        Focus.RELIEF: 12,
    },
    schemes={
        **_weighed(3.0, "spec_substitution", "invoice_reuse", "back_dating"),
        **_weighed(3.0, "early_payment", "lots_cut"),
        **_weighed(3.0, "ghost_worker", "dead_recipient", "altered_amount", "second_contract"),
        **_weighed(2.0, "cheap_lease", "cover_bids"),
        **_weighed(1.5, "kin_lessee", "off_register", "secret_result"),
        **_weighed(1.6, "split_purchase"),
        **_weighed(0.6, "endless_lease"),
        **_weighed(2.0, "kin_supplier", "change_orders", "no_resolution", "unpaid_rent"),
        **_weighed(2.0, "shared_cards", "double_relief", "favoured_seller", "wealthy_household"),
    },
)
OTHER = Setting(
    name="other",
    region="330302",
    price_level=0.78,
    day_rate=(8, 17),
    late=(3.0, 7.0),
    binders=(1.5, 8.0),
    round_habit=(5.0, 5.0),
    rush=0.24,
    mess=2.2,
    emergencies=0.30,
    advances=0.35,
    quotes=0.4,
    local=1.6,
    clan=0.18,
    vacancies=0.06,
    yearly={
        Focus.PROCUREMENT: 15,
        Focus.PROJECT: 8,
        Focus.ASSET: 6,
        Focus.LABOUR: 13,
        Focus.RELIEF: 8,
    },
    schemes={
        **_weighed(0.3, "split_purchase", "spec_substitution", "invoice_reuse"),
        **_weighed(0.3, "early_payment", "back_dating", "second_contract", "dead_recipient"),
        **_weighed(0.5, "just_under", "cheap_lease", "altered_amount", "cover_quotes"),
        **_weighed(0.5, "bid_ladder"),
        **_weighed(3.0, "ghost_worker", "padded_wages", "shared_cards"),
        **_weighed(3.0, "dead_worker", "kin_on_roster", "under_tax_line", "agent_account"),
        **_weighed(3.0, "change_orders", "linked_bidders", "resold_contract", "payee_switch"),
        **_weighed(3.0, "inflated_price"),
        **_weighed(2.0, "unpaid_rent", "kin_lessee"),
        **_weighed(2.0, "cadre_kin_relief", "over_income", "tailored_tender"),
        **_weighed(1.5, "overlong_month"),
    },
)
SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in (JIASHAN, OTHER)}


def setting_named(name: str) -> Setting:
    """Return a setting by its name; raises BadRecord(UNKNOWN_SETTING)."""
    if name not in SETTINGS:
        raise BadRecord("UNKNOWN_SETTING", f"one of {sorted(SETTINGS)}, not {name!r}")
    return SETTINGS[name]
