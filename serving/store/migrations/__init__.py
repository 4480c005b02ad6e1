"""Alembic revisions, oldest first; released revisions are never edited."""
