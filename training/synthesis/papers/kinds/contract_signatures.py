"""The foot of a contract: both sides with agents, accounts, seals and the day."""

from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.kinds.contract_deal import Deal
from training.synthesis.papers.kinds.contract_form import ContractForm, Signing
from training.synthesis.papers.kinds.contract_words import (
    AGENTS,
    LABELS,
    SIGNATURE_A,
    SIGNATURE_B,
)
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.pair_lines import write_label, write_value
from training.synthesis.papers.press import press_seal, press_signature
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import SealOn
from training.synthesis.papers.written import Pair, day, plain

_SPREAD = 6.0  # millimetres by which a seal misses what it is pressed over
_SEAL_ROOM = 24.0


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the foot: the field of its name; ``seal`` is None for a private person."""

    field: str
    label: str
    name: str
    body: Firm
    seal: Seal | None
    left: float
    width: float


def sign_contract(flow: Flow, form: ContractForm, deal: Deal, rng: np.random.Generator) -> None:
    """Draw the foot on the last sheet, or on a new one where there is no room."""
    foot = _Foot(flow, form, deal, rng)
    flow.need(foot.height)
    flow.top += flow.style.lead
    foot.draw()


@dataclass(slots=True)
class _Foot:
    flow: Flow
    form: ContractForm
    deal: Deal
    rng: np.random.Generator

    @property
    def height(self) -> float:
        lines = (3 + 2 * self.form.codes) * (1 if self.form.beside else 2)
        return (lines + 3) * self.flow.style.lead + _SEAL_ROOM

    def draw(self) -> None:
        """Draw both sides beside or below each other, and the day where it stands alone."""
        flow, style = self.flow, self.flow.style
        party_a, party_b = self._sides()
        bottom = self._side(party_a)
        if not self.form.beside:
            flow.top = max(bottom, flow.top + _SEAL_ROOM) + 0.5 * style.lead
        flow.top = max(bottom, self._side(party_b))
        if self.form.signing is Signing.FOOT:
            self._day()

    def _sides(self) -> tuple[_Side, _Side]:
        style, deal = self.flow.style, self.deal
        width = (style.right - style.left) / (2 if self.form.beside else 1)
        left_b = style.left + (width if self.form.beside else 0)
        label_a = style.word(SIGNATURE_A, "signature a")
        label_b = style.word(SIGNATURE_B, "signature b")
        name_b = deal.party_b_named[0]
        seal_a = Seal(deal.party_a.name, "", float(self.rng.uniform(38, 43)))
        seal_b = Seal(deal.party_b.name, "合同专用章", float(self.rng.uniform(38, 43)))
        return (
            _Side("party_a", label_a, deal.party_a.name, deal.party_a, seal_a, style.left, width),
            _Side(
                "party_b",
                label_b,
                name_b,
                deal.party_b,
                None if deal.private else seal_b,
                left_b,
                width,
            ),
        )

    def _side(self, side: _Side) -> float:
        """Draw the lines of a side and press its seal; return the lower edge."""
        style, y = self.flow.style, self.flow.top + 0.7 * self.flow.style.lead
        centre, lines = self._line(
            side, y, Pair(side.field, side.label, plain(side.name), again=True)
        )
        y += style.lead * (0.3 + lines)
        agent, _ = self._line(side, y, Pair("", style.word(AGENTS, "agent"), plain("")))
        signer = side.body.agent
        press_signature(self.flow.sheet, signer, (agent[0] - 10, y + 1), self.rng)
        y += 1.3 * style.lead
        if self.form.codes and side.seal is not None:
            for label, value in (("开户行", side.body.bank), ("账号", side.body.account)):
                _, lines = self._line(side, y, Pair("", label, plain(value)))
                y += style.lead * lines
        if self.form.signing is Signing.EACH:
            dated, _ = self._line(side, y, self._day_pair())
            centre = centre if style.seal_on is SealOn.PARTY else dated
            y += style.lead
        self._seal(side, centre)
        return y

    def _line(self, side: _Side, y: float, pair: Pair) -> tuple[tuple[float, float], int]:
        """Set a labelled value; return the middle of its first line, and how many it takes."""
        sheet, style = self.flow.sheet, self.flow.style
        label = write_label(sheet, (side.left, y), pair, style)
        start = side.left if label is None else label.span()[2] + 1.2
        room = side.left + side.width - start - 2
        lines = write_value(sheet, (start, y), pair, style, room)
        return (start + min(14.0, room / 2), y - 1), lines

    def _day_pair(self) -> Pair:
        style = self.flow.style
        again = "sign_date" in self.flow.said
        self.flow.said.add("sign_date")
        written = day(self.deal.signed, style.habits)
        return Pair("sign_date", style.label("sign_date", LABELS), written, again)

    def _seal(self, side: _Side, centre: tuple[float, float]) -> None:
        if side.seal is None:
            return
        x, y = (place + float(self.rng.uniform(-_SPREAD, _SPREAD)) for place in centre)
        press_seal(self.flow.sheet, (x, y), side.seal, self.rng, marked=True)

    def _day(self) -> None:
        style = self.flow.style
        at = float(style.rng("date place").choice((0.0, 0.0, 0.55)))
        left = style.left + at * (style.right - style.left)
        y = self.flow.top + 0.5 * style.lead
        side = _Side("", "", "", self.deal.party_a, None, left, style.right - left)
        self._line(side, y, self._day_pair())
        self.flow.top = y + style.lead
