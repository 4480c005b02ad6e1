"""The system of record: one SQLite file through SQLAlchemy Core, and the originals beside it."""
