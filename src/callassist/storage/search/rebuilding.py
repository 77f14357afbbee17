"""Making the index again from the version's own rows, when the search keys have changed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from callassist.domain.roster import RosterRow
from callassist.storage.driver import DatabaseError
from callassist.storage.rosters import layout
from callassist.storage.rosters.connection import translated
from callassist.storage.rosters.layout import INDEX_FILE, ROSTER_FILE
from callassist.storage.rosters.schema import COLUMNS
from callassist.storage.search.connection import open_reading
from callassist.storage.search.writer import IndexWriter

_ROWS = f"SELECT id, {COLUMNS} FROM roster_row ORDER BY id"  # noqa: S608 - our own columns
_BATCH = 5000
_CACHE_KIB = 2048


def key_version(folder: Path, key: bytes) -> int:
    """
    Return with which version of the search keys a roster was indexed; 0 where no index is.

    Raises:
        RefusedError: the index is damaged.
    """
    path = folder / INDEX_FILE
    if not path.is_file():
        return 0
    with closing(open_reading(path, key, _CACHE_KIB)) as connection:
        try:
            found = connection.execute("SELECT value FROM meta WHERE key = 'key_version'")
            return int(found.fetchone()[0])
        except DatabaseError as error:
            raise translated(error) from None


def rebuild(folder: Path, key: bytes) -> None:
    """
    Index a version anew, aside, and put the new index in place of the old one.

    Raises:
        RefusedError: the rows are damaged.
        MachineError: the disk is full or cannot be written.
    """
    aside = folder / f"{INDEX_FILE}.new"
    for left in folder.glob(f"{aside.name}*"):
        left.unlink()
    writer = IndexWriter(aside, key)
    with closing(open_reading(folder / ROSTER_FILE, key, _CACHE_KIB)) as connection:
        try:
            found = connection.execute(_ROWS)
            while batch := found.fetchmany(_BATCH):
                writer.add([(row_id, RosterRow._make(values)) for row_id, *values in batch])
        except DatabaseError as error:
            raise translated(error) from None
    writer.finish()
    layout.settle(aside)
    aside.replace(folder / INDEX_FILE)
