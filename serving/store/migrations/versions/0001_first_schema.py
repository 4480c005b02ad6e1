"""The first schema: originals, papers, jobs, facts, scores, answers by idempotency key."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _blob()
    _document()
    _job()
    _fact()
    _score()
    _idempotency()


def downgrade() -> None:
    """Drop them all."""
    for table in ("idempotency", "score", "fact", "job", "document", "blob"):
        op.drop_table(table)


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stored_at", sa.Float(), nullable=False),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("document_id", sa.String(40), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("received_at", sa.Float(), nullable=False),
        sa.Column("record", sa.LargeBinary()),
        sa.Column("timing_ms", sa.Integer()),
        sa.Column("engine", sa.String(64)),
        sa.Column("engine_version", sa.String(64)),
        sa.Column("error_code", sa.String(64)),
        sa.Column("error_detail", sa.String(1000)),
    )


def _job() -> None:
    op.create_table(
        "job",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
    )
    op.create_index("job_by_state", "job", ["state", "created_at"])


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("fact_id", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("focus", sa.String(32), nullable=False),
        sa.Column("unit", sa.String(200), nullable=False),
        sa.Column("event_time", sa.BigInteger(), nullable=False),
        sa.Column("known_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("case", sa.String(200)),
        sa.Column("seller", sa.String(200)),
        sa.Column("person", sa.String(200)),
        sa.Column("household", sa.String(200)),
        sa.Column("asset", sa.String(200)),
        sa.Column("account", sa.String(200)),
        sa.Column("item", sa.String(200)),
        sa.Column("category", sa.String(200)),
        sa.Column("amount_fen", sa.BigInteger()),
        sa.Column("quantity", sa.BigInteger()),
    )
    op.create_index("fact_by_account", "fact", ["account", "known_at"])
    op.create_index("fact_by_asset", "fact", ["asset", "known_at"])
    op.create_index("fact_by_household", "fact", ["household", "known_at"])
    op.create_index("fact_by_item", "fact", ["item", "known_at"])
    op.create_index("fact_by_person", "fact", ["person", "known_at"])
    op.create_index("fact_by_seller", "fact", ["seller", "known_at"])
    op.create_index("fact_by_unit", "fact", ["unit", "known_at"])


def _score() -> None:
    op.create_table(
        "score",
        sa.Column("score_id", sa.String(80), primary_key=True),
        sa.Column("case_id", sa.String(200), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("case_body", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("score_by_case", "score", ["case_id", "created_at"])


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("row", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("request_sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.UniqueConstraint("owner", "key", name="one_answer_per_key"),
    )
