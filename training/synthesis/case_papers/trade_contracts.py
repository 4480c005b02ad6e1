"""Contracts, award notices and delivery notes of a case of buying or building."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from features.records.capitals import fen_from_capitals
from features.records.case import Case
from features.records.document import Document, Kind
from features.records.fact import Fact
from features.records.focus import Focus
from training.synthesis.case_papers.told import Paint, Told, day_of
from training.synthesis.case_papers.trade import Trade, ware_line
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds import award_notice, contract, delivery_note
from training.synthesis.papers.kinds.award_story import Award
from training.synthesis.papers.kinds.contract_deal import Deal
from training.synthesis.papers.kinds.contract_form import contract_form
from training.synthesis.papers.kinds.contract_payment import plan_payment
from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.style import TRAINING_LAYOUTS, Style, style_of
from training.synthesis.papers.wares import WareLine
from training.synthesis.papers.written import plain
from training.synthesis.world.goods import GOODS_CATEGORIES

_WORK_DAYS = 60


def contract_told(trade: Trade, fact: Fact) -> Told:
    """Return the contract of a row of history."""
    sort = _sort(trade.case)
    return Told(Kind.CONTRACT, (fact.fact_id,), _contract(trade, fact, sort), layouts_for(sort))


def award_told(trade: Trade, fact: Fact) -> Told:
    """Return the notice of an award."""
    return Told(Kind.AWARD_NOTICE, (fact.fact_id,), _award(trade, fact))


def notes_told(trade: Trade, contracts: list[Fact]) -> Iterator[Told]:
    """Yield the delivery notes that the case has; history tells of them by the contract alone."""
    for paper in trade.case.documents:
        if paper.kind is Kind.DELIVERY_NOTE and paper.lines:
            bought = tuple(fact.fact_id for fact in contracts)
            yield Told(Kind.DELIVERY_NOTE, bought, _delivery(trade, paper))


def layouts_for(sort: Sort) -> tuple[int, ...]:
    """Return the layouts of contracts of this sort."""
    styles = [style_of(Kind.CONTRACT, layout) for layout in TRAINING_LAYOUTS]
    return tuple(style.layout for style in styles if contract_form(style).sort is sort)


def _sort(case: Case) -> Sort:
    if case.focus is Focus.PROJECT:
        return Sort.WORKS
    return Sort.PURCHASE if case.category in GOODS_CATEGORIES else Sort.SERVICE


def _spelt_fen(case: Case, fen: int) -> int:
    """Return the sum that the contract of the case has in capitals: it may be another one."""
    for paper in case.documents:
        field = paper.field("amount_in_words") if paper.kind is Kind.CONTRACT else None
        if field is not None:
            return fen_from_capitals(field.value)
    return fen


def _contract(trade: Trade, fact: Fact, sort: Sort) -> Paint:
    fen = fact.amount_fen or 0

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        signed = day_of(fact)
        deal = Deal(
            sort=sort,
            number=trade.number,
            project=trade.case.title,
            place=trade.site,
            party_a=trade.buyer,
            party_b=trade.seller,
            private=False,
            amount_fen=fen,
            goods=_goods(trade, fen) if sort is Sort.PURCHASE else (),
            signed=signed,
            start=signed + timedelta(days=3),
            end=signed + timedelta(days=_WORK_DAYS),
            payment=plan_payment(sort, style.pool, rng),
            words_fen=_spelt_fen(trade.case, fen),
        )
        return contract.paint(style, deal, rng)

    return paint


def _award(trade: Trade, fact: Fact) -> Paint:
    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        issued = day_of(fact)
        award = Award(
            number=identifiers.paper_number(rng, issued, "ZB"),
            project=trade.case.title,
            project_number=identifiers.paper_number(rng, issued, "XM"),
            buyer=trade.buyer,
            agency=names.firm(rng, trade.place),
            winner=trade.seller,
            amount_fen=fact.amount_fen or 0,
            days=_WORK_DAYS,
            manager=trade.seller.agent,
            opened=issued - timedelta(days=1),
            issued=issued,
        )
        return award_notice.paint(style, award, rng)

    return paint


def _delivery(trade: Trade, paper: Document) -> Paint:
    cells = {cell.name: cell.value for cell in paper.lines[0].cells}
    dated = paper.field("issue_date")

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        note = delivery_note.Delivery(
            seller=trade.seller,
            buyer=trade.buyer,
            lines=(ware_line(trade.item, cells["specification"], trade.case.amount_fen),),
            when=_day_or_text(dated.value if dated else ""),
            number=identifiers.figures(rng, 8),
            values={
                "contract_number": plain(trade.number),
                "project_name": plain(trade.case.title),
                "project_place": plain(trade.site),
                "_phone": plain(trade.seller.phone),
                "_plate": plain(f"浙X·{identifiers.figures(rng, 5)}"),
            },
        )
        return delivery_note.paint(style, note, rng)

    return paint


def _day_or_text(text: str) -> date | str:
    """Return the day, or what stands there in its place: some notes name a day that never was."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _goods(trade: Trade, fen: int) -> tuple[WareLine, ...]:
    return (ware_line(trade.item, trade.item.specification or "", fen),)
