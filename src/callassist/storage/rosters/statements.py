"""What a status file says of numbers, laid over the rows of the active version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from callassist.domain.delivery import Delivery
from callassist.domain.roster import RosterRow
from callassist.matching import name_key
from callassist.storage.driver import Connection
from callassist.storage.rosters.states import merged

UNKNOWN, CONTRADICTING = "status-number-unknown", "status-contradicting"
MISNAMED = "status-name-differs"
COPY, JOINED = "duplicate-copy", "status-joined"

_BATCH = 2000
_CREATE = """
CREATE TABLE main.stated (id INTEGER PRIMARY KEY, reference TEXT, state TEXT, name TEXT)
"""  # of the version itself: a temporary table would stand in memory, whatever its size
_INSERT = "INSERT INTO stated (reference, state, name) VALUES (?, ?, ?)"
_CREATE_INDEX = "CREATE INDEX main.stated_reference ON stated (reference, state)"
_UNKNOWN = """
SELECT id FROM stated WHERE reference NOT IN (SELECT reference FROM active.roster_row)
"""
_REPEATED = """
SELECT reference, id, state FROM stated
WHERE reference IN (SELECT reference FROM stated GROUP BY reference HAVING count(*) > 1)
ORDER BY reference, id
"""
_COLUMNS = ", ".join(f'row."{field}"' for field in RosterRow._fields)
_STATED = f"""
SELECT stated.id, stated.state, stated.name, {_COLUMNS} FROM active.roster_row AS row
LEFT JOIN stated ON stated.reference = row.reference ORDER BY row.id
"""  # noqa: S608 - column names are our own


@dataclass(frozen=True, slots=True)
class Dropped:
    """
    A line of a status file that makes no change of its own.

    Args:
        row_id: its place among the lines taken, from 1.
        code: why: key of a problem.
    """

    row_id: int
    code: str

    @property
    def copy(self) -> bool:
        """Whether what it says is used all the same, by another line of its number."""
        return self.code in {COPY, JOINED}


class Statements:
    """
    Collects the lines of a status file until they are settled.

    Once the rows are restated it knows how many changed, how many had the state already, and the
    places of lines that know the person by another name than the roster: perhaps a wrong number.

    Args:
        connection: the version being built; the active one is attached to it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.execute(_CREATE)
        self.changed = self.unchanged = 0
        self.misnamed: list[int] = []

    def add(self, rows: Sequence[RosterRow]) -> None:
        """Take in lines in the order of the file."""
        lines = ((row.reference, row.returned, row.name) for row in rows)
        self._connection.executemany(_INSERT, lines)

    def settle(self) -> list[Dropped]:
        """
        Make one statement of each number that the active version has.

        Lines of one number that can be true together are joined to one; where they contradict
        each other all of them are refused.

        Returns:
            The lines that went, in the order of the file.
        """
        self._connection.execute(_CREATE_INDEX)
        dropped = [Dropped(row_id, UNKNOWN) for (row_id,) in self._connection.execute(_UNKNOWN)]
        self._take_out(dropped)
        groups = groupby(self._connection.execute(_REPEATED).fetchall(), key=itemgetter(0))
        repeated = [one for _, lines in groups for one in self._joined(list(lines))]
        self._take_out(repeated)
        return sorted([*dropped, *repeated], key=lambda one: one.row_id)

    def restated(self) -> Iterator[list[RosterRow]]:
        """Yield all rows of the active version in batches, with what is stated of them now."""
        found = self._connection.execute(_STATED)
        while batch := found.fetchmany(_BATCH):
            yield [
                row if line is None else self._row(row, line, state, name)
                for line, state, name, *values in batch
                for row in (RosterRow(*values),)
            ]

    def drop(self) -> None:
        """Leave nothing of the lines in the version, once its rows are restated."""
        self._connection.execute("DROP TABLE main.stated")

    def _row(self, row: RosterRow, line: int, state: str, name: str) -> RosterRow:
        if name and name_key(name) != name_key(row.name):
            self.misnamed.append(line)
        after = merged(row.returned, state)
        if after == row.returned:
            self.unchanged += 1
            return row
        self.changed += 1
        return row._replace(returned=after)

    def _joined(self, lines: list[tuple[str, int, str]]) -> list[Dropped]:
        """Keep in the first line what all lines of a number say, and return those that go."""
        whole = Delivery()
        for _, _, state in lines:
            said = Delivery.parse(state)
            if whole.contradicts(said):
                return [Dropped(row_id, CONTRADICTING) for _, row_id, _ in lines]
            whole = whole.merged(said)
        _, kept, first = lines[0]
        self._connection.execute("UPDATE stated SET state = ? WHERE id = ?", (whole.text(), kept))
        return [Dropped(row_id, COPY if said == first else JOINED) for _, row_id, said in lines[1:]]

    def _take_out(self, dropped: list[Dropped]) -> None:
        ids = ((one.row_id,) for one in dropped)
        self._connection.executemany("DELETE FROM stated WHERE id = ?", ids)
