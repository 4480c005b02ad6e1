"""Bodies as submitters send them; names are invented."""

from typing import Any

import orjson

from tests.models.recognizer.small_papers import EINVOICE

INVOICE_FILE = EINVOICE.encode()

CASE: dict[str, Any] = {
    "case_id": "case-1",
    "focus": "procurement",
    "unit": {"id": "unit-1", "name": "青禾村股份经济合作社", "region": "330498"},
    "title": "采购路灯",
    "as_of": "2026-05-01T09:00:00+08:00",
    "power_id": "procurement.goods",
    "amount_fen": 4_800_000,
    "category": "lamps",
    "parties": [{"id": "firm-1", "name": "云澜灯具有限公司", "role": "seller"}],
    "items": [{"name": "路灯", "quantity": "12.5", "unit_price_fen": 384_000}],
    "steps": [{"kind": "proposal", "on": "2026-03-02"}],
    "payments": [{"payee": "firm-1", "amount_fen": 100, "on": "2026-04-01"}],
}
AS_OF = 1_777_597_200


def fact(number: int, **more: Any) -> dict[str, Any]:
    plain = {
        "fact_id": f"fact-{number}",
        "kind": "payment",
        "focus": "procurement",
        "unit": "unit-1",
        "seller": "firm-1",
        "event_time": AS_OF - 1000 * number - 10,
        "known_at": AS_OF - 1000 * number,
        "source": "ledger",
        "amount_fen": 100 * number,
    }
    return {**plain, **more}


def ndjson(*facts: dict[str, Any]) -> bytes:
    return b"\n".join(orjson.dumps(row) for row in facts)
