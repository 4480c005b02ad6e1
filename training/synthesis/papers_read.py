"""Papers of simulated matters as a recognizer would have read them, with its slips.

The records are made directly, without pictures: rendering and real reading is the duty of
``training.synthesis.papers`` and the recognizer. Confidence is high for XML, OFD and text
layers and spread for OCR, where one value in a hundred is misread, mostly with low confidence.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from features.flags.catalogue import DOCUMENT_CHECKS
from features.records.capitals import capitals
from features.records.document import (
    Box,
    Document,
    Field,
    Kind,
    Line,
    Page,
    Source,
    document_id_of,
)
from features.records.money import round_to_fen, yuan_text
from features.records.step import StepKind
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter

_SOURCES = {
    Kind.INVOICE: (
        (Source.XML, 0.25),
        (Source.OFD, 0.15),
        (Source.PDF_TEXT, 0.2),
        (Source.OCR, 0.4),
    ),
    Kind.CONTRACT: ((Source.PDF_TEXT, 0.25), (Source.OCR, 0.75)),
    Kind.DELIVERY_NOTE: ((Source.OCR, 1.0),),
}
_REVIEW_BELOW = 0.8
_SLIP_SHARE = 0.008
_TAX = Decimal("0.13")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a paper: header values and the cells of its one line."""

    kind: Kind
    header: Mapping[str, str]
    cells: Mapping[str, str]


def papers_of(matter: Matter, until: date, dice: Dice) -> tuple[Document, ...]:
    """Return the papers of a matter that existed on a day."""
    if matter.seller is None:
        return ()
    sheets = [_contract(matter), _invoice(matter), _delivery_note(matter)]
    dated = [
        sheet
        for sheet in sheets
        if sheet and sheet.kind not in matter.missing and _day_of(matter, sheet) <= until
    ]
    return tuple(_read(sheet, matter.case_id, dice) for sheet in dated)


def _day_of(matter: Matter, sheet: Sheet) -> date:
    kinds = {
        Kind.CONTRACT: (StepKind.CONTRACT,),
        Kind.DELIVERY_NOTE: (StepKind.DELIVERY,),
        Kind.INVOICE: (StepKind.ACCEPTANCE, StepKind.PAYMENT),
    }
    days = [matter.steps[kind] for kind in kinds[sheet.kind] if kind in matter.steps]
    return min(days, default=matter.began)


def _contract(matter: Matter) -> Sheet | None:
    seller, signed = matter.seller, matter.steps.get(StepKind.CONTRACT)
    if seller is None or signed is None:
        return None
    header = {
        "contract_number": f"HT-{matter.case_id}",
        "project_name": matter.title,
        "party_a": matter.village.unit.name,
        "party_a_id": matter.village.credit_code,
        "party_b": seller.name,
        "party_b_id": seller.credit_code,
        "amount": yuan_text(matter.amount_fen),
        "amount_in_words": capitals(matter.words_fen or matter.amount_fen),
        "sign_date": signed.isoformat(),
    }
    if matter.payment_terms:
        header["payment_terms"] = matter.payment_terms
    return Sheet(Kind.CONTRACT, header, _goods_cells(matter, delivered=False))


def _invoice(matter: Matter) -> Sheet | None:
    seller = matter.seller
    if seller is None or matter.invoice_key is None:
        return None
    net = round_to_fen(Decimal(matter.amount_fen) / 100 / (1 + _TAX))
    tax = matter.amount_fen - net
    header = {
        "invoice_number": matter.invoice_key.removeprefix("/"),
        "issue_date": _issued(matter).isoformat(),
        "buyer_name": matter.village.unit.name,
        "buyer_tax_id": matter.village.credit_code,
        "seller_name": seller.name,
        "seller_tax_id": seller.credit_code,
        "amount_without_tax": yuan_text(net),
        "tax_amount": yuan_text(tax),
        "amount_with_tax": yuan_text(matter.amount_fen),
        "amount_in_words": capitals(matter.amount_fen),
    }
    money = {"amount": yuan_text(net), "tax_rate": "13%", "tax": yuan_text(tax)}
    return Sheet(Kind.INVOICE, header, {**_goods_cells(matter, delivered=False), **money})


def _delivery_note(matter: Matter) -> Sheet | None:
    if matter.goods is None or StepKind.DELIVERY not in matter.steps:
        return None
    header = {"issue_date": matter.paper_date or matter.steps[StepKind.DELIVERY].isoformat()}
    return Sheet(Kind.DELIVERY_NOTE, header, _goods_cells(matter, delivered=True))


def _issued(matter: Matter) -> date:
    return matter.invoice_on or later(matter.steps.get(StepKind.PAYMENT, matter.began), -1)


def _goods_cells(matter: Matter, delivered: bool) -> dict[str, str]:
    goods = matter.goods
    if goods is None:
        return {}
    return {
        "item_name": goods.item,
        "specification": goods.delivered if delivered else goods.agreed,
        "unit": goods.unit,
        "quantity": str(goods.quantity),
    }


def _read(sheet: Sheet, case_id: str, dice: Dice) -> Document:
    digest = hashlib.sha256(f"{case_id} {sheet.kind} {sheet.header}".encode()).hexdigest()
    options = _SOURCES[sheet.kind]
    source = dice.weighted([of for of, _ in options], [share for _, share in options])
    read = [
        _field(name, value, place, source, dice)
        for place, (name, value) in enumerate([*sheet.header.items(), *sheet.cells.items()])
    ]
    fields, cells = tuple(read[: len(sheet.header)]), tuple(read[len(sheet.header) :])
    document = Document(
        document_id=document_id_of(digest),
        sha256=digest,
        media_type="application/xml" if source is Source.XML else "application/pdf",
        kind=sheet.kind,
        subkind=None,
        pages=() if source is Source.XML else (Page(1, 2480, 3508),),
        fields=fields,
        lines=(Line(cells),) if cells else (),
        needs_review=tuple(field.name for field in read if field.confidence < _REVIEW_BELOW),
    )
    return replace(document, checks=tuple(check(document) for check in DOCUMENT_CHECKS))


def _field(name: str, value: str, place: int, source: Source, dice: Dice) -> Field:
    if source is Source.XML:
        return Field(name, value, value, 1.0, source)
    box = Box(0.1, round(0.04 * place + 0.05, 3), 0.6, round(0.04 * place + 0.08, 3))
    if source is not Source.OCR:
        return Field(name, value, value, 1.0, source, 1, box)
    if dice.chance(_SLIP_SHARE):
        value = _misread(value, dice)
        confidence = dice.between(*((0.45, 0.89) if dice.chance(0.85) else (0.9, 0.98)))
    else:
        confidence = 1 - min(0.5, dice.gamma(1.2, 0.025))
    return Field(name, value, value, round(float(confidence), 4), source, 1, box)


def _misread(value: str, dice: Dice) -> str:
    digits = [i for i, character in enumerate(value) if character.isdigit()]
    if not digits:
        return value
    at = dice.pick(digits)
    return value[:at] + str((int(value[at]) + dice.whole(1, 9)) % 10) + value[at + 1 :]
