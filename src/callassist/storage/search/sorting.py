"""
Tables of the index that are filled in their own order: that costs a sort and saves page splits.

SQLite sorts in memory, for its temporary files would not be encrypted. So that the memory does not
grow with the roster, a large one is sorted in runs, which stand in the encrypted scratch file and
are merged as they are read.
"""

from __future__ import annotations

from typing import NamedTuple

from callassist.storage.driver import Connection

RUN = 1_000_000
"""Rows sorted at once."""


class Sorted(NamedTuple):
    """
    A table that is filled from the staged entries.

    Args:
        table: its name.
        columns: their definitions; all of them are its key.
        selection: the statement that selects its rows, as far as the condition on the id.
        width: how many columns there are.
    """

    table: str
    columns: str
    selection: str
    width: int

    @property
    def _order(self) -> str:
        return f"ORDER BY {', '.join(map(str, range(1, self.width + 1)))}"

    def fill(self, connection: Connection, last: int, run: int = RUN) -> None:
        """
        Fill the table.

        Args:
            connection: to the index, with the scratch file attached as `staging`.
            last: the highest id.
            run: how many rows are sorted at once.
        """
        if last <= run:
            connection.execute(f"INSERT INTO main.{self.table} {self.selection} {self._order}")
            return
        starts = range(0, last, run)
        runs = [self._run(connection, start, start + run) for start in starts]
        merged = " UNION ALL ".join(f"SELECT * FROM {name}" for name in runs)  # noqa: S608 - ours
        connection.execute(f"INSERT INTO main.{self.table} {merged} {self._order}")
        for name in runs:
            connection.execute(f"DROP TABLE {name}")

    def _run(self, connection: Connection, after: int, last: int) -> str:
        """Sort some rows into a table of their own and return its name."""
        name = f"staging.{self.table}_{after}"
        connection.execute(f"CREATE TABLE {name} ({self.columns}) STRICT, WITHOUT ROWID")
        some = f"{self.selection} AND id > {after} AND id <= {last} {self._order}"
        connection.execute(f"INSERT INTO {name} {some}")
        return name
