"""Work to be done, at least once: a lease that runs out, a fencing token, a last attempt.

A worker that dies loses its lease and another takes the job. A worker that only slept past
its lease holds an old token, and ``finish`` refuses it inside the transaction of its result.
All functions take the connection, so a job is queued or finished with its business row.
"""

from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from serving.errors import LeaseLost
from serving.store.tables import JOB

QUEUED, RUNNING = "queued", "running"


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed job; ``attempts`` counts this one too."""

    kind: str
    subject: str
    fence: int
    attempts: int


def enqueue(connection: Connection, kind: str, subject: str, now: float) -> None:
    """Queue the work on a subject; while it is queued or running it is not queued twice."""
    found = connection.execute(
        select(JOB.c.state).where(JOB.c.kind == kind, JOB.c.subject == subject)
    ).first()
    if found is None:
        connection.execute(
            insert(JOB).values(
                kind=kind, subject=subject, state=QUEUED, attempts=0, fence=0,
                lease_until=0.0, created_at=now,
            )
        )  # fmt: skip


def claim(connection: Connection, now: float, lease_seconds: float) -> Job | None:
    """Take the oldest job that is queued or whose lease has run out, None when there is none."""
    free = or_(JOB.c.state == QUEUED, and_(JOB.c.state == RUNNING, JOB.c.lease_until < now))
    oldest = select(JOB.c.kind, JOB.c.subject).where(free).order_by(JOB.c.created_at).limit(1)
    taken = connection.execute(
        update(JOB)
        .where(tuple_(JOB.c.kind, JOB.c.subject).in_(oldest), free)
        .values(
            state=RUNNING,
            fence=JOB.c.fence + 1,
            attempts=JOB.c.attempts + 1,
            lease_until=now + lease_seconds,
        )
        .returning(JOB.c.kind, JOB.c.subject, JOB.c.fence, JOB.c.attempts)
    ).first()
    return None if taken is None else Job(*taken)


def renew(connection: Connection, job: Job, until: float) -> None:
    """Hold a job longer; raises LeaseLost when it is no longer held."""
    held = connection.execute(update(JOB).where(_held(job)).values(lease_until=until))
    _require(held.rowcount, job)


def finish(connection: Connection, job: Job) -> None:
    """Strike a job off, in the transaction of its result; raises LeaseLost for an old token."""
    _require(connection.execute(delete(JOB).where(_held(job))).rowcount, job)


def waiting(connection: Connection) -> int:
    """Return how many jobs are queued or running."""
    return int(connection.execute(select(func.count()).select_from(JOB)).scalar_one())


def _held(job: Job) -> ColumnElement[bool]:
    return and_(
        JOB.c.kind == job.kind,
        JOB.c.subject == job.subject,
        JOB.c.state == RUNNING,
        JOB.c.fence == job.fence,
    )


def _require(rows: int, job: Job) -> None:
    if rows != 1:
        raise LeaseLost("LEASE_LOST", f"job {job.subject} was given to another worker")
