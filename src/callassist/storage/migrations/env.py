"""Alembic's entry: runs the scripts on the connection that `migrating.upgrade` hands in."""

from __future__ import annotations

from alembic import context

from callassist.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
