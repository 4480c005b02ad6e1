"""The tables, in SQL that SQLite and PostgreSQL both speak; migrations bring a file to them.

Times are epoch seconds. Bodies are the JSON bytes that were answered, kept as they were.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

METADATA = MetaData()

BLOB = Table(
    "blob",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("stored_at", Float, nullable=False),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("document_id", String(40), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
    Column("received_at", Float, nullable=False),
    Column("record", LargeBinary),
    Column("timing_ms", Integer),
    Column("engine", String(64)),
    Column("engine_version", String(64)),
    Column("error_code", String(64)),
    Column("error_detail", String(1000)),
)

JOB = Table(
    "job",
    METADATA,
    Column("kind", String(32), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("lease_until", Float, nullable=False),
    Column("created_at", Float, nullable=False),
    Index("job_by_state", "state", "created_at"),
)

FACT = Table(
    "fact",
    METADATA,
    Column("fact_id", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("focus", String(32), nullable=False),
    Column("unit", String(200), nullable=False),
    Column("event_time", BigInteger, nullable=False),
    Column("known_at", BigInteger, nullable=False),
    Column("source", String(200), nullable=False),
    Column("case", String(200)),
    Column("seller", String(200)),
    Column("person", String(200)),
    Column("household", String(200)),
    Column("asset", String(200)),
    Column("account", String(200)),
    Column("item", String(200)),
    Column("category", String(200)),
    Column("amount_fen", BigInteger),
    Column("quantity", BigInteger),
    Index("fact_by_unit", "unit", "known_at"),
    Index("fact_by_seller", "seller", "known_at"),
    Index("fact_by_person", "person", "known_at"),
    Index("fact_by_household", "household", "known_at"),
    Index("fact_by_asset", "asset", "known_at"),
    Index("fact_by_account", "account", "known_at"),
    Index("fact_by_item", "item", "known_at"),
)

SCORE = Table(
    "score",
    METADATA,
    Column("score_id", String(80), primary_key=True),
    Column("case_id", String(200), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("case_body", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("score_by_case", "case_id", "created_at"),
)

IDEMPOTENCY = Table(
    "idempotency",
    METADATA,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(64), nullable=False),
    Column("key", String(255), nullable=False),
    Column("request_sha256", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", Float, nullable=False),
    UniqueConstraint("owner", "key", name="one_answer_per_key"),
)
