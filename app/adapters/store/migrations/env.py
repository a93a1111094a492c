"""Alembic's door: runs the steps on the connection it is given, inside its transaction."""

from alembic import context

from app.adapters.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
