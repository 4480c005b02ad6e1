"""How the slips of a layout are arranged."""

from dataclasses import dataclass, replace
from enum import StrEnum

from training.synthesis.papers.kinds.slip_words import EXTRAS
from training.synthesis.papers.style import Arrangement, Style

_CURRENCY = ("{}", "¥{}", "￥{}", "CNY{}", "人民币{}元", "RMB {}", "{}元")
_OWN_CURRENCY = ("RMB¥{}", "{} CNY")
_PARTIES = tuple(
    f"{side}_{part}" for side in ("payer", "payee") for part in ("name", "account", "bank")
)
_CROSSED = tuple(
    f"{side}_{part}" for part in ("name", "account", "bank") for side in ("payer", "payee")
)
_HIGH = (210.0, 148.0)
_HIGH_WAYS = (Arrangement.STACKED, Arrangement.HEADED, Arrangement.ABOVE)
_LARGEST_LEADING = 1.75
_AMOUNTS = ("amount", "amount_in_words", "purpose")


class Shape(StrEnum):
    """How payer and payee stand: in a grid side by side, one above the other, as fields."""

    BESIDE = "beside"
    BELOW = "below"
    FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class SlipForm:
    """``apart`` names what stands in the line below the title; ``currency`` surrounds amounts."""

    shape: Shape
    apart: tuple[str, ...]
    order: tuple[str, ...]
    currency: str
    extras: tuple[int, ...]
    oval: bool
    bank_in_title: bool


def slip_form(style: Style) -> SlipForm:
    """Return the form of this layout; the shapes take turns over the layouts."""
    rng = style.rng("slip form")
    turn = style.layout if style.layout < 16 else int(rng.integers(1 << 16))
    ways = _OWN_CURRENCY if style.held_out else _CURRENCY
    apart = tuple(name for name in ("serial_number", "transaction_date") if rng.random() < 0.6)
    return SlipForm(
        shape=tuple(Shape)[turn % 3],
        apart=apart,
        order=_order(style),
        currency=ways[rng.integers(len(ways))],
        extras=tuple(int(i) for i in rng.permutation(len(EXTRAS))[: int(rng.integers(0, 5))]),
        oval=bool(rng.random() < 0.45),
        bank_in_title=bool(rng.random() < 0.6),
    )


def fitted(style: Style, form: SlipForm) -> Style:
    """Return the style with close lines, and as high as what stands below itself needs."""
    way = Arrangement.GRID if style.arrangement is Arrangement.PROSE else style.arrangement
    low = style.size[1] < _HIGH[1]
    below = form.shape is not Shape.BESIDE or way in _HIGH_WAYS
    size = _HIGH if low and below else style.size
    margins = replace(style.margins, top=min(style.margins.top, 0.06 * size[1]))
    leading = min(style.leading, _LARGEST_LEADING)
    return replace(style, arrangement=way, size=size, leading=leading, margins=margins)


def _order(style: Style) -> tuple[str, ...]:
    """Return the order of fields; a slip without number or purpose is not rare."""
    rng = style.rng("slip order")
    head = ["transaction_date"] + (["serial_number"] if rng.random() < 0.85 else [])
    parties = list(
        (_PARTIES, _CROSSED, _PARTIES[3:] + _PARTIES[:3])[rng.choice(3, p=(0.5, 0.4, 0.1))]
    )
    tail = [name for name in _AMOUNTS if name != "purpose" or rng.random() < 0.9]
    if rng.random() < 0.35:
        tail[0], tail[1] = tail[1], tail[0]
    if rng.random() < 0.2:
        head, tail = [], [*tail, *head]
    return (*head, *parties, *tail)
