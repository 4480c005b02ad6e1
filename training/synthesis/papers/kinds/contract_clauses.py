"""The clauses of a contract, numbered in the layout's way, with the values that they tell."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.kinds import contract_prose as prose
from training.synthesis.papers.kinds.contract_deal import Deal
from training.synthesis.papers.kinds.contract_form import ContractForm, Period
from training.synthesis.papers.kinds.contract_payment import joined_sentences
from training.synthesis.papers.kinds.contract_words import HEADINGS, Sort
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.template import Values, pieces_of, say
from training.synthesis.papers.kinds.ware_table import columns_of, draw_wares
from training.synthesis.papers.kinds.wording import Wordings
from training.synthesis.papers.prose import Piece
from training.synthesis.papers.written import bare_money, day, plain, words

_PERIODS = {
    Period.DATES: prose.PERIOD_DATES,
    Period.DAYS: prose.PERIOD_DAYS,
    Period.BOTH: prose.PERIOD_BOTH,
}
_TOPICS = {
    "quality": prose.QUALITY,
    "duty_a": prose.DUTY_A,
    "duty_b": prose.DUTY_B,
    "acceptance": prose.ACCEPTANCE,
    "safety": prose.SAFETY,
    "breach": prose.BREACH,
    "dispute": prose.DISPUTE,
}

_NOT_IN = {Sort.LEASE: ("quality", "acceptance", "safety"), Sort.PURCHASE: ("safety",)}


@dataclass(slots=True)
class Writer:
    """Writes clause after clause into the flow; ``clause`` counts them from 0."""

    flow: Flow
    form: ContractForm
    deal: Deal
    rng: np.random.Generator
    clause: int = 0

    def write(self) -> None:
        """Write the opening and all clauses in order."""
        self.flow.say(say(prose.OPENING, self.flow.style, self.rng), {})
        if self.form.project_in_prose:
            self._clause("subject", [self._one(prose.SUBJECT[self.form.sort])])
        if self.form.sort is Sort.PURCHASE and self.form.goods:
            self._goods()
        if not self.form.labelled_terms:
            self._clause("price", [self._one(prose.PRICE[self.form.sort])])
            self._clause("period", [self._one(self._period())])
        if not self.form.labelled_payment:
            self._payment()
        for topic in self._topics():
            self._clause(topic, self._several(_TOPICS[topic]))
        self._clause("closing", self._several(prose.CLOSING))

    def _period(self) -> Wordings:
        """Return the sentences on the period; only works have a 工期."""
        words = _PERIODS[self.form.period]
        if self.form.sort is Sort.WORKS:
            return words
        training, sampled = (
            tuple(way for way in ways if "工" not in way)
            for ways in (words.training, words.sampled)
        )
        return Wordings(training, words.held_out, sampled)

    def _topics(self) -> list[str]:
        """Choose topics, in an order of the layout's own."""
        rng = self.flow.style.rng("topics")
        names = [topic for topic in _TOPICS if topic not in _NOT_IN.get(self.form.sort, ())]
        chosen = rng.permutation(len(names))[: self.form.clauses]
        return [names[place] for place in sorted(chosen)]

    def _clause(self, topic: str, sentences: Sequence[str]) -> None:
        values: Values = self._values()
        first = pieces_of(self._item(0, len(sentences)) + sentences[0], values, set())
        self._heading(topic, first)
        for place, sentence in enumerate(sentences):
            self.flow.say(self._item(place, len(sentences)) + sentence, values)
        self.clause += 1

    def _goods(self) -> None:
        self._heading("goods", [])
        style = self.flow.style
        total = not self.form.labelled_terms and style.rng("goods total").random() < 0.6
        draw_wares(self.flow, self.deal.goods, columns_of(style, True), total, 0.0)
        self.flow.top += 0.5 * style.lead
        if total:
            self.flow.said.add("amount")
        self.clause += 1

    def _payment(self) -> None:
        """Write the terms of payment, which stay on one sheet, and mark them as a whole."""
        sentences = self.deal.payment.sentences
        listed = self.flow.style.rng("payment list").random() < 0.5 and len(sentences) > 1
        lines = [joined_sentences(sentences)]
        if listed:
            ends = ["；"] * (len(sentences) - 1) + ["。"]
            lines = [
                f"{self._item(place, len(sentences))}{sentence}{end}"
                for place, (sentence, end) in enumerate(zip(sentences, ends, strict=True))
            ]
        self.flow.need(self.flow.style.lead * (1 + sum(map(self._lines, lines))))
        self._heading("payment", [])
        begun = len(self.flow.sheet.texts)
        for line in lines:
            self.flow.paragraph([Piece(line)])
        texts = self.flow.sheet.texts[begun:]
        whole = "".join("".join(text.content for text in texts).split())
        self.flow.sheet.mark("payment_terms", whole, texts)
        self.clause += 1

    def _lines(self, content: str) -> int:
        style = self.flow.style
        return math.ceil(style.inks.value.width("　　" + content) / (style.right - style.left)) + 1

    def _heading(self, topic: str, first: Sequence[Piece]) -> None:
        style = self.flow.style
        words = self.form.numbered(self.clause, style.word(HEADINGS[topic], f"heading {topic}"))
        block = self.flow.block(style.inks.value, "　　")
        follows = self.flow.height(first, block) if first else 3 * style.lead
        self.flow.heading(words, follows)

    def _item(self, place: int, count: int) -> str:
        return self.form.item_number(self.clause, place) if count > 1 else ""

    def _one(self, wordings: Wordings) -> str:
        return say(wordings, self.flow.style, self.rng)

    def _several(self, wordings: Wordings) -> list[str]:
        count = int(self.rng.integers(1, self.form.sentences + 1))
        return list(dict.fromkeys(self._one(wordings) for _ in range(count)))

    def _values(self) -> Values:
        """Return what fills the gaps: the fields of the deal, and numbers of no field."""
        deal, habits, rng = self.deal, self.flow.style.habits, self.rng
        spelt = words(deal.spelt_fen, habits)
        return {
            "project_name": plain(deal.project),
            "project_place": plain(deal.place),
            "amount": bare_money(deal.amount_fen, habits),
            "amount_in_words": plain(spelt.value),
            "start_date": day(deal.start, habits),
            "end_date": day(deal.end, habits),
            "duration_days": plain(str(deal.days)),
            "agent_a": deal.party_a.agent,
            "agent_b": deal.party_b.agent,
            "days": str(rng.choice((3, 5, 7, 10, 15))),
            "months": str(rng.choice((6, 12, 18, 24, 36))),
            "permille": str(rng.choice((0.5, 1, 2, 3, 5))).removesuffix(".0"),
            "penalty": str(rng.choice((5, 8, 10, 15, 20))),
            "copies": ("贰", "叁", "肆", "四", "六")[rng.integers(5)],
        }
