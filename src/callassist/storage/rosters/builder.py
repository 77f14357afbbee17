"""Builds one roster version aside: load, settle duplicates, compare, overlay, finish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from callassist.domain.errors import MachineError
from callassist.domain.roster import RosterRow
from callassist.storage.driver import Connection
from callassist.storage.rosters import departed, schema
from callassist.storage.rosters.compare import Difference, compare, lost_by_refusal
from callassist.storage.rosters.connection import attach, open_building
from callassist.storage.rosters.digest import FIELD, ContentHash, content_hash, digests
from callassist.storage.rosters.duplicates import Removed, repeated
from callassist.storage.rosters.statements import Statements
from callassist.storage.rosters.states import KnownStates

Columns = Sequence[Sequence[str]]

_BATCH = 2000
_KEPT = f"""
SELECT {schema.COLUMNS} FROM active.roster_row
WHERE reference NOT IN (SELECT reference FROM main.roster_row) ORDER BY id
"""  # noqa: S608 - column names are our own


class RosterBuilder:
    """
    Fills `roster.db` of a new version; the steps are called in the order they stand here.

    Ids count from 1 in the order of loading, so that whoever indexes the same rows in the same
    order gives them the same ids without being told.

    Args:
        path: the file to make.
        key: its raw 32-byte key.
        known: file and key of the version whose states of letters go on, where the file's rows
            do not say otherwise; None: no state is known.
    """

    def __init__(self, path: Path, key: bytes, known: tuple[Path, bytes] | None = None) -> None:
        self._states = KnownStates(known)
        self._connection: Connection = open_building(path, key)
        self._connection.executescript(schema.CREATE)
        self._connection.execute(departed.CREATE)
        self._connection.execute("CREATE TEMP TABLE refused (reference TEXT PRIMARY KEY)")
        self._connection.execute("BEGIN")
        self._content = ContentHash()
        self._next_id = 1

    @property
    def rows(self) -> int:
        """How many rows the version has now."""
        return self._content.rows

    def add(self, rows: Sequence[RosterRow]) -> None:
        """Load rows of the file; what is known of their letters goes on."""
        if rows:
            self.add_columns(list(zip(*rows, strict=True)))

    def add_columns(self, columns: Columns) -> None:
        """
        Load rows of the file as `add`.

        Args:
            columns: the values of each field of `RosterRow`, of at least one row.
        """
        told = dict(zip(RosterRow._fields, columns, strict=True))
        told["returned"] = self._states.onto(told["reference"], told["returned"])
        self._load(list(told.values()))

    def _load(self, columns: Columns) -> None:
        filled = {
            field: values
            for field, values in zip(RosterRow._fields, columns, strict=True)
            if any(values)  # leaving out what no row has saves a third of the binding
        }
        texts = map(FIELD.join, zip(*columns, strict=True))
        ids = range(self._next_id, self._next_id + len(columns[0]))
        records = zip(ids, *filled.values(), digests(texts, self._content), strict=True)
        self._connection.executemany(schema.insertion(list(filled)), records)
        self._next_id = ids.stop

    def refuse(self, references: Iterable[str]) -> None:
        """Remember numbers whose rows were refused, to tell which of them get lost."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO refused VALUES (?)", ((one,) for one in references)
        )

    def settle(self) -> list[Removed]:
        """
        Build the index on the number and take out what stands there twice.

        Returns:
            The removed rows in the order of the file.

        Raises:
            MachineError: the rows read back are not the rows loaded.
        """
        self._connection.execute(schema.CREATE_INDEX)
        removed = sorted(repeated(self._connection), key=lambda one: one.row_id)
        if removed:
            self._take_out(removed)
        return removed

    def compare(self, active: tuple[Path, bytes] | None) -> Difference:
        """Compare with the active version, given by its file and key; None: there is none."""
        return compare(self._connection, active)

    def lost(self) -> Iterator[str]:
        """Yield the numbers of the compared version that the file has in refused rows only."""
        return lost_by_refusal(self._connection)

    def overlay(self) -> Iterator[list[RosterRow]]:
        """
        Add the compared active version's rows that the file does not have (a supplement).

        Yields:
            The rows in batches, each already loaded.
        """
        kept = self._connection.execute(_KEPT)
        while batch := kept.fetchmany(_BATCH):
            rows = [RosterRow(*values) for values in batch]
            self._load(list(zip(*rows, strict=True)))
            yield rows

    def statements(self, active: tuple[Path, bytes]) -> Statements:
        """Return where the lines of a status file about the active version are collected."""
        attach(self._connection, *active)
        return Statements(self._connection)

    def restate(self, statements: Statements) -> Iterator[list[RosterRow]]:
        """
        Add all rows of the active version with what is stated of them.

        Yields:
            The rows in batches, each already loaded.
        """
        for rows in statements.restated():
            self._load(list(zip(*rows, strict=True)))
            yield rows
        statements.drop()

    def finish(self, about: dict[str, str]) -> str:
        """
        Keep the states of those who are not on it, write what is known of the whole, and close.

        Args:
            about: further entries of `meta`, such as the source file's name.

        Returns:
            The digest over the rows and those states.
        """
        departed.carry(self._connection)
        departed.add_to(self._content, self._connection)
        digest = self._content.hexdigest()
        counted = {"format": schema.FORMAT, "rows": str(self.rows), "sha256": digest}
        schema.write_meta(self._connection, {**about, **counted})
        self._connection.execute("COMMIT")
        self._connection.close()
        self._states.close()
        return digest

    def _take_out(self, removed: list[Removed]) -> None:
        if content_hash(self._connection).hexdigest() != self._content.hexdigest():
            raise MachineError("roster-not-verified")
        self.refuse(one.reference for one in removed if not one.copy)
        self._connection.executemany(
            "DELETE FROM roster_row WHERE id = ?", ((one.row_id,) for one in removed)
        )
        self._content = content_hash(self._connection)
