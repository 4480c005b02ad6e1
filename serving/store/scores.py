"""Scores as they were answered, and the answers given under an idempotency key."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from serving.errors import Refused
from serving.store.tables import IDEMPOTENCY, SCORE

# made once: SQLAlchemy then compiles each of them once
_IS_KEPT = select(SCORE.c.score_id).where(SCORE.c.score_id == bindparam("score_id"))
_KEEP = insert(SCORE)


@dataclass(frozen=True, slots=True)
class StoredScore:
    """The bytes of a score and of the case that it judges."""

    score_id: str
    case_id: str
    case_body: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """A request under a key: who sent it, the key, and the digest of its body."""

    owner: str
    key: str
    sha256: str

    @classmethod
    def of(cls, owner: str, key: str, body: bytes) -> "Request":
        """Return the request that this body is."""
        return cls(owner, key, hashlib.sha256(body).hexdigest())


def keep(connection: Connection, score: StoredScore, now: float) -> None:
    """Keep a score; the same score is kept once."""
    if connection.execute(_IS_KEPT, {"score_id": score.score_id}).first() is None:
        row = {
            "score_id": score.score_id,
            "case_id": score.case_id,
            "created_at": now,
            "case_body": score.case_body,
            "body": score.body,
        }
        connection.execute(_KEEP, row)


def find(connection: Connection, score_id: str) -> bytes | None:
    """Return the bytes of a score, None when there is none."""
    body = connection.execute(
        select(SCORE.c.body).where(SCORE.c.score_id == score_id)
    ).scalar_one_or_none()
    return None if body is None else bytes(body)


def answer(connection: Connection, request: Request) -> bytes | None:
    """Return what was answered to this request before, None when it is new.

    Raises Refused(IDEMPOTENCY_KEY_REUSED) when the key was used for another body.
    """
    row = connection.execute(
        select(IDEMPOTENCY.c.request_sha256, IDEMPOTENCY.c.body).where(
            IDEMPOTENCY.c.owner == request.owner, IDEMPOTENCY.c.key == request.key
        )
    ).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != request.sha256:
        raise Refused("IDEMPOTENCY_KEY_REUSED", "this Idempotency-Key came with another body")
    return bytes(row.body)


def remember(connection: Connection, request: Request, body: bytes, now: float) -> bytes:
    """Remember an answer and return it; if one was given meanwhile, return that one."""
    before = answer(connection, request)
    if before is not None:
        return before
    connection.execute(
        insert(IDEMPOTENCY).values(
            owner=request.owner,
            key=request.key,
            request_sha256=request.sha256,
            body=body,
            created_at=now,
        )
    )
    return body
