"""The id of a score: the same case, facts, model and rules give the same id."""

import hashlib
from decimal import Decimal

import orjson

from features.records.case import Case


def score_id_of(case: Case, *context: str) -> str:
    """Return ``score_`` and 24 hex digits over the canonical JSON of the case and its context.

    ``context`` names what else decides the score: bundle digest, catalogue, register and
    feature set. Canonical JSON has sorted keys, no spaces, enums by value, ISO dates and
    Decimal as text; history and the words of the papers are part of the case.
    """
    body = {"case": case, "context": context}
    written = orjson.dumps(body, default=_plain, option=orjson.OPT_SORT_KEYS)
    return f"score_{hashlib.sha256(written).hexdigest()[:24]}"


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
