"""The labelled fields at the head of a contract: number, parties, project, often the terms."""

from training.synthesis.papers.kinds.contract_deal import Deal
from training.synthesis.papers.kinds.contract_form import ContractForm, Period
from training.synthesis.papers.kinds.contract_payment import joined_sentences
from training.synthesis.papers.kinds.contract_words import LABELS, PARTY_A, PARTY_B
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, Written, day, money, plain, words


def number_pair(deal: Deal, style: Style) -> Pair:
    """Return the number of the contract."""
    return style.pair("contract_number", LABELS, plain(deal.number))


def head_pairs(deal: Deal, form: ContractForm, style: Style) -> list[Pair]:
    """Return parties with their codes, and project and place unless a clause tells them."""
    pairs = []
    sides = (
        ("party_a", PARTY_A, deal.party_a.name, deal.party_a.credit_code),
        ("party_b", PARTY_B, *deal.party_b_named),
    )
    for name, roles, party, code in sides:
        pairs.append(Pair(name, style.word(roles[form.sort], name), plain(party)))
        if form.codes and code:
            pairs.append(Pair(f"{name}_id", style.label("party_id", LABELS), plain(code)))
    if not form.project_in_prose:
        pairs.append(style.pair("project_name", LABELS, plain(deal.project)))
        pairs.append(style.pair("project_place", LABELS, plain(deal.place)))
    if style.rng("project first").random() < 0.4:
        pairs = [p for p in pairs if "project" in p.name] + [
            p for p in pairs if "project" not in p.name
        ]
    return pairs


def term_pairs(deal: Deal, form: ContractForm, style: Style) -> list[Pair]:
    """Return price, period and perhaps payment as labelled fields, none if clauses tell them."""
    if not form.labelled_terms:
        return []
    pairs = [
        style.pair("amount", LABELS, money(deal.amount_fen, style.habits)),
        style.pair("amount_in_words", LABELS, words(deal.spelt_fen, style.habits)),
    ]
    if style.rng("words first").random() < 0.5:
        pairs.reverse()
    if form.period is not Period.DAYS:
        pairs.append(style.pair("start_date", LABELS, day(deal.start, style.habits)))
        pairs.append(style.pair("end_date", LABELS, day(deal.end, style.habits)))
    if form.period is not Period.DATES:
        unit = ("天", "日历天", "个日历天", "日")[style.rng("days").integers(4)]
        written = Written(f"{deal.days}{unit}", str(deal.days), str(deal.days))
        pairs.append(style.pair("duration_days", LABELS, written))
    if form.labelled_payment:
        terms = joined_sentences(deal.payment.sentences)
        pairs.append(style.pair("payment_terms", LABELS, plain(terms)))
    return pairs
