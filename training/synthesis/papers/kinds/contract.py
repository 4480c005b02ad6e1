"""Contracts for works, goods, leases and services: one to three pages of labels and clauses."""

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.contract_clauses import Writer
from training.synthesis.papers.kinds.contract_deal import Deal, deal_of
from training.synthesis.papers.kinds.contract_form import Signing, contract_form
from training.synthesis.papers.kinds.contract_head import head_pairs, number_pair, term_pairs
from training.synthesis.papers.kinds.contract_retention import mark_retention
from training.synthesis.papers.kinds.contract_signatures import sign_contract
from training.synthesis.papers.kinds.contract_words import LABELS, TITLES
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.scale import enlarged
from training.synthesis.papers.style import Arrangement, Style
from training.synthesis.papers.written import day

_IN_COLUMNS = (Arrangement.PAIRS, Arrangement.BLANKS)  # a number first would part name and code


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a contract of the layout's sort."""
    form = contract_form(style)
    return paint(style, deal_of(form.sort, enlarged(style, form.letters), rng), rng)


def paint(style: Style, deal: Deal, rng: np.random.Generator) -> Drawn:
    """Return the contract of a deal of the layout's sort."""
    form = contract_form(style)
    style = enlarged(style, form.letters)
    flow = Flow(style)
    title = style.word(TITLES[form.sort], "title")
    flow.title(title)
    pairs = [*head_pairs(deal, form, style), *term_pairs(deal, form, style)]
    if form.number_apart or style.arrangement in _IN_COLUMNS:
        flow.apart(number_pair(deal, style))
    else:
        pairs.insert(0, number_pair(deal, style))
    if form.signing is Signing.HEAD:
        pairs.append(style.pair("sign_date", LABELS, day(deal.signed, style.habits)))
    flow.fields(pairs)
    Writer(flow, form, deal, rng).write()
    sign_contract(flow, form, deal, rng)
    for sheet in flow.sheets:
        mark_retention(sheet, deal.payment)
    flow.number_pages()
    return Drawn(Kind.CONTRACT, title, style.layout, tuple(flow.sheets))
