"""Bring `callassist.db` to the schema of this program; done at every unlock."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from callassist.domain.errors import RefusedError
from callassist.storage.connections import Connections

SCRIPTS = Path(__file__).parent / "migrations"
HEAD = "0002"
"""Revision of `schema`; revisions are numbered, so that a newer one can be told."""

_VERSION_TABLE = "alembic_version"


def upgrade(database: Connections) -> None:
    """
    Run the migrations that are missing, all of them or none.

    Raises:
        RefusedError: profile-too-new: a newer program has already changed the database.
    """
    with database.reading() as connection:
        if _is_current(connection):
            return
    with database.writing() as connection:
        # Another process may have been faster.
        if not _is_current(connection):
            _run(connection)


def _is_current(connection: Connection) -> bool:
    found = revision_of(connection)
    if found > HEAD:
        raise RefusedError("profile-too-new")
    return found == HEAD


def revision_of(connection: Connection) -> str:
    """Return the revision a database has, "" for an empty one."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return ""
    row = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
    return str(row[0]) if row else ""


def _run(connection: Connection) -> None:
    # Alembic takes a fifth of a second to import; an up-to-date profile never needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
