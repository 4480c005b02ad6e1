"""Alembic's entry: runs revisions on the connection that ``serving.store.migrate`` opened."""

from alembic import context

from serving.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
