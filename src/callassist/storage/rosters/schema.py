"""The tables of `roster.db`: rows in the order of `RosterRow`, and what is known of the whole."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.domain.roster import RosterRow
from callassist.storage.driver import Connection

COLUMNS = ", ".join(f'"{field}"' for field in RosterRow._fields)
FORMAT = "1"

_FIELDS = ", ".join(f"\"{field}\" TEXT NOT NULL DEFAULT ''" for field in RosterRow._fields)

CREATE = f"""
CREATE TABLE roster_row (id INTEGER PRIMARY KEY, {_FIELDS}, digest BLOB NOT NULL) STRICT;
CREATE INDEX roster_state ON roster_row (returned, reference) WHERE returned <> '';
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
# Few rows have a state: kept up while loading, their index costs the others nothing, and the next
# import finds them without reading every row.

# The digest in the index lets two versions be compared without reading a row of either.
CREATE_INDEX = "CREATE INDEX roster_reference ON roster_row (reference, digest)"
DROP_INDEX = "DROP INDEX roster_reference"


def insertion(fields: Sequence[str]) -> str:
    """Return the statement that inserts an id, these fields of a row in order, and its digest."""
    names = ", ".join(("id", *(f'"{field}"' for field in fields), "digest"))
    marks = ", ".join("?" * (len(fields) + 2))
    return f"INSERT INTO roster_row ({names}) VALUES ({marks})"  # noqa: S608 - our own columns


def write_meta(connection: Connection, values: dict[str, str]) -> None:
    """Store what is known of the whole version."""
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def read_meta(connection: Connection) -> dict[str, str]:
    """Return what is known of the whole version."""
    return dict(connection.execute("SELECT key, value FROM meta"))
