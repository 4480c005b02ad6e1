"""The wire form of the two sample cases: what a town office would submit, papers by path."""

from datetime import date, timedelta
from typing import Any

from features.records.step import StepKind
from training.synthesis.papers.contract_clauses import RETENTION_PERCENT
from training.synthesis.papers.purchase import Purchase, credit_code
from training.synthesis.papers.story import REGION

POWER = "procurement.goods"
CATEGORY = "不锈钢制品"
AS_OF = "2025-11-10T09:00:00+08:00"
PAPERS = ("contract.pdf", "delivery_note.jpg", "invoice.ofd")
_DAYS_BEFORE_CONTRACT = (
    (StepKind.PROPOSAL, 44),
    (StepKind.CONSULTATION, 40),
    (StepKind.DELIBERATION, 33),
    (StepKind.RESOLUTION, 28),
    (StepKind.RESOLUTION_NOTICE, 27),
    (StepKind.TENDER, 15),
    (StepKind.AWARD, 7),
    (StepKind.CONTRACT, 0),
)
# losing quotations of the inquiry (询价), in per cent of the winning one
_LOSING = (
    (credit_code("91", REGION, "MA0LW9XY"), 106.8),
    (credit_code("91", REGION, "MA0LW4XG"), 112.6),
)


def sample_case(purchase: Purchase, unit_id: str) -> dict[str, Any]:
    """Return the case as JSON values; amounts in fen, days ISO."""
    seller = purchase.seller
    return {
        "case_id": purchase.case_id,
        "focus": "procurement",
        "unit": {"id": unit_id, "name": purchase.buyer.name, "region": REGION},
        "title": purchase.project,
        "as_of": AS_OF,
        "power_id": POWER,
        "amount_fen": purchase.gross_fen,
        "category": CATEGORY,
        "parties": [
            {
                "id": seller.credit_code,
                "name": seller.name,
                "role": "seller",
                "credit_code": seller.credit_code,
                "account": seller.account,
            }
        ],
        "documents": [{"path": name} for name in PAPERS],
        "steps": [{"kind": kind.value, "on": on.isoformat()} for kind, on in _steps(purchase)],
        "bids": _bids(purchase),
        "payments": [_payment(purchase)],
        "items": _items(purchase),
    }


def _steps(purchase: Purchase) -> list[tuple[StepKind, date]]:
    dates = purchase.dates
    before = [(k, dates.signed - timedelta(days=days)) for k, days in _DAYS_BEFORE_CONTRACT]
    return [
        *before,
        (StepKind.DELIVERY, dates.delivered),
        (StepKind.ACCEPTANCE, dates.delivered + timedelta(days=3)),
        (StepKind.PAYMENT, dates.paid),
        (StepKind.RESULT_NOTICE, dates.paid + timedelta(days=5)),
    ]


def _bids(purchase: Purchase) -> list[dict[str, Any]]:
    winner = {"bidder": purchase.seller.credit_code, "amount_fen": purchase.gross_fen, "won": True}
    losers = [
        {"bidder": bidder, "amount_fen": round(purchase.gross_fen * per_cent / 1000) * 10}
        for bidder, per_cent in _LOSING
    ]
    return [winner, *losers]


def _payment(purchase: Purchase) -> dict[str, Any]:
    return {
        "payee": purchase.seller.credit_code,
        "amount_fen": purchase.gross_fen * (100 - RETENTION_PERCENT) // 100,
        "on": purchase.dates.paid.isoformat(),
        "account": purchase.seller.account,
        "invoice_key": f"/{purchase.invoice_number}",
    }


def _items(purchase: Purchase) -> list[dict[str, Any]]:
    return [
        {
            "name": goods.name,
            "specification": goods.specification,
            "quantity": str(goods.quantity),
            "unit_price_fen": int(goods.gross_price.replace(".", "")),
            "amount_fen": goods.gross_fen,
        }
        for goods in purchase.goods
    ]
