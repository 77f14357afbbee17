"""
What became of the letters of those a version does not have: they may come back.

Number and state only, in the version's own encrypted file, so that going back to an older version
goes back to its states, and a purge takes them along.
"""

from __future__ import annotations

from callassist.storage.driver import Connection
from callassist.storage.rosters.digest import ContentHash

CREATE = """
CREATE TABLE departed (reference TEXT PRIMARY KEY, returned TEXT NOT NULL) STRICT, WITHOUT ROWID
"""
_STAND_IN = "CREATE TEMP TABLE departed (reference TEXT, returned TEXT)"
_IS_THERE = "SELECT count(*) FROM {}.sqlite_schema WHERE name = 'departed'"
_CARRY = """
INSERT INTO main.departed SELECT reference, returned FROM active.{} AS gone
WHERE returned <> '' AND NOT EXISTS (
    SELECT 1 FROM main.roster_row AS here WHERE here.reference = gone.reference
)
"""
_ALL = "SELECT reference, returned FROM departed ORDER BY reference"


def readable(connection: Connection) -> None:
    """Let the table be asked in a version of the time before it, too: it has nobody there."""
    if not _has(connection, "main"):
        connection.execute(_STAND_IN)


def carry(connection: Connection) -> None:
    """
    Keep the states of everybody the compared version knows and the one being built has not.

    Args:
        connection: the version being built, its index standing; where there is a version it was
            compared with, that is attached as `active`.
    """
    attached = {name for _, name, _ in connection.execute("PRAGMA database_list")}
    if "active" not in attached:
        return
    connection.execute(_CARRY.format("roster_row"))
    if _has(connection, "active"):
        connection.execute(_CARRY.format("departed"))


def add_to(content: ContentHash, connection: Connection) -> None:
    """Have the digest of a version vouch for these states, too; where there are none it stays."""
    for entry in connection.execute(_ALL):
        content.add("\x1f".join(entry).encode(), 0)


def _has(connection: Connection, schema: str) -> bool:
    return bool(connection.execute(_IS_THERE.format(schema)).fetchone()[0])
