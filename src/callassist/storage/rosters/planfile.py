"""
What a plan knows beside its version's rows: problems, people lost by refusal, headers.

It lies in the version's folder as `plan.db`, encrypted under the version's key, and goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from callassist.domain.importreport import MarkUse, ProblemKind
from callassist.domain.roster import RowProblem, Severity
from callassist.domain.rosterfile import Mark
from callassist.storage.driver import Connection, DatabaseError
from callassist.storage.rosters.connection import (
    open_building,
    open_reading,
    translated,
)

UNKNOWN, FINGERPRINT, SHEET = "unknown", "fingerprint", "sheet"

_CREATE = """
CREATE TABLE problem (
    refused INTEGER NOT NULL, sheet INTEGER NOT NULL, "row" INTEGER NOT NULL,
    "column" TEXT NOT NULL, code TEXT NOT NULL
) STRICT;
CREATE TABLE sheet (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE lost (reference TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE mark (
    mark TEXT NOT NULL, detail TEXT NOT NULL, rows INTEGER NOT NULL, left_out INTEGER NOT NULL
) STRICT;
CREATE TABLE note (what TEXT NOT NULL, text TEXT NOT NULL) STRICT;
"""
_ORDER = 'CREATE INDEX problem_order ON problem (refused DESC, sheet, "row")'
# A row is warned about by its reader, and again once it is known to be a copy, or misnamed.
_WARNED_ROWS = """
SELECT count(*) FROM (SELECT DISTINCT sheet, "row" FROM problem WHERE refused = 0)
"""
_READ = """
SELECT problem."row", problem."column", problem.code, problem.refused, sheet.name
FROM problem JOIN sheet ON sheet.number = problem.sheet
WHERE problem.refused >= ?
ORDER BY problem.refused DESC, problem.sheet, problem."row", problem.rowid LIMIT ?
"""
_COUNT = """
SELECT code, refused, count(*) FROM problem GROUP BY code, refused
ORDER BY refused DESC, count(*) DESC, code
"""


@dataclass(frozen=True, slots=True)
class ProblemTally:
    """How many problems there are, and how many rows are warned about."""

    count: int
    warned_rows: int


class PlanFileWriter:
    """
    Fills `plan.db` while a version is built.

    Args:
        path: the file to make.
        key: the version's raw 32-byte key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._connection: Connection = open_building(path, key)
        self._connection.executescript(_CREATE)
        self._connection.execute("BEGIN")
        self._sheets: dict[str, int] = {}
        self._count = 0

    def add(self, problems: Sequence[RowProblem]) -> None:
        """Take in problems."""
        self._connection.executemany(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
            (
                (
                    one.severity is Severity.REFUSED,
                    self._sheet(one.sheet),
                    one.row,
                    one.column,
                    one.code,
                )
                for one in problems
            ),
        )
        self._count += len(problems)

    def lose(self, references: Iterable[str]) -> None:
        """Keep the numbers of the base that the file has only in refused rows."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO lost VALUES (?)", ((one,) for one in references)
        )

    def note(self, what: str, texts: Iterable[str]) -> None:
        """Keep some headers or fingerprints of headers."""
        self._connection.executemany(
            "INSERT INTO note VALUES (?, ?)", ((what, text) for text in texts)
        )

    def mark(self, uses: Iterable[MarkUse]) -> None:
        """Keep what rows bore that is no value, and what it was said to mean."""
        self._connection.executemany(
            "INSERT INTO mark VALUES (?, ?, ?, ?)",
            ((one.mark.value, one.detail, one.rows, one.left_out) for one in uses),
        )

    def finish(self) -> ProblemTally:
        """Close the file and return how much there is in it."""
        self._connection.execute(_ORDER)
        warned = int(self._connection.execute(_WARNED_ROWS).fetchone()[0])
        self._connection.execute("COMMIT")
        self._connection.close()
        return ProblemTally(self._count, warned)

    def _sheet(self, name: str) -> int:
        number = self._sheets.get(name)
        if number is None:
            number = self._sheets[name] = len(self._sheets) + 1
            self._connection.execute("INSERT INTO sheet VALUES (?, ?)", (number, name))
        return number


class PlanFile:
    """
    Reads `plan.db`; a version made before there was one has no problems to tell.

    Args:
        path: the file.
        key: the version's raw 32-byte key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key

    def problems(self, limit: int, *, refused_only: bool = False) -> tuple[RowProblem, ...]:
        """Return the first problems: refusals first, each severity by sheet as read and by row."""
        return tuple(
            RowProblem(row, column, code, _severity(refused), sheet)
            for row, column, code, refused, sheet in self._all(_READ, int(refused_only), limit)
        )

    def count(self) -> int:
        """Return how many problems there are in all."""
        found = self._all("SELECT count(*) FROM problem")
        return int(found[0][0]) if found else 0

    def kinds(self) -> tuple[ProblemKind, ...]:
        """Return how often there is each problem: refusals first, the most frequent first."""
        found = self._all(_COUNT)
        return tuple(ProblemKind(code, _severity(refused), count) for code, refused, count in found)

    def marks(self) -> tuple[MarkUse, ...]:
        """Return what rows bore that is no value, in the order of the file."""
        found = self._all("SELECT mark, detail, rows, left_out FROM mark ORDER BY rowid")
        return tuple(
            MarkUse(Mark(mark), detail, rows, bool(out)) for mark, detail, rows, out in found
        )

    def lost(self) -> list[str]:
        """Return the numbers of the base that the file has only in refused rows."""
        return [one for (one,) in self._all("SELECT reference FROM lost")]

    def notes(self, what: str) -> tuple[str, ...]:
        """Return what was noted, in the order it came."""
        query = "SELECT text FROM note WHERE what = ? ORDER BY rowid"
        return tuple(one for (one,) in self._all(query, what))

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if not self.path.is_file():
            return []
        with closing(open_reading(self.path, self._key)) as connection:
            try:
                return connection.execute(query, values).fetchall()
            except DatabaseError as error:
                raise translated(error) from None


def _severity(refused: int) -> Severity:
    return Severity.REFUSED if refused else Severity.WARNED
