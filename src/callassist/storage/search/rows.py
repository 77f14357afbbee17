"""Whole rows from `roster.db`, and what the index knows of them without fetching any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from callassist.domain.roster import RosterRow
from callassist.storage.driver import Connection
from callassist.storage.rosters.schema import COLUMNS
from callassist.storage.search.schema import LETTERS_RUN
from callassist.storage.search.streams import Files, Found

_BY_ID = f"SELECT id, {COLUMNS} FROM roster_row WHERE id IN "  # noqa: S608 - our own columns
_BY_REFERENCE = f"SELECT {COLUMNS} FROM roster_row WHERE reference = ?"  # noqa: S608 - as above
_AT_ONCE = 50
_new_row: Callable[[Iterable[str]], RosterRow] = partial(tuple.__new__, RosterRow)
"""`RosterRow._make` without its Python frame: a search makes fifty rows."""
MOST_CODES = 255
"""One byte a row: letters that come too late to get their own code share this one."""


def fetch(connection: Connection, ids: Sequence[int]) -> dict[int, RosterRow]:
    """Return the rows with these ids; ids that are no longer there are left out."""
    rows: dict[int, RosterRow] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        query = f"{_BY_ID}({', '.join('?' * len(some))})"
        for found in connection.execute(query, some):
            rows[found[0]] = _new_row(found[1:])
    return rows


def by_reference(connection: Connection, reference: str) -> RosterRow | None:
    """Return the row with a canonical number, or None."""
    found = connection.execute(_BY_REFERENCE, (reference,)).fetchone()
    return RosterRow._make(found) if found else None


def missing(index: Connection, roster: Connection) -> frozenset[int]:
    """
    Return the rows that were indexed and then taken out of the roster.

    Only rows that share a number are ever taken out, so that only those are looked at, and
    only where the two files do not count the same rows.
    """
    query = "SELECT value FROM meta WHERE key = 'rows'"
    if index.execute(query).fetchone() == roster.execute(query).fetchone():
        return frozenset()
    doubtful = [row_id for (row_id,) in index.execute("SELECT id FROM doubtful")]
    exists = "SELECT 1 FROM roster_row WHERE id = ?"
    return frozenset(one for one in doubtful if not roster.execute(exists, (one,)).fetchone())


def files(index: Connection, roster: Connection) -> Files:
    """Return both files with what the index knows of the version's numbers."""
    return Files(
        index,
        roster,
        tuple(sorted(_prefixes(index))),
        int(_meta(index, "longest")),
        has_wholes=_meta(index, "wholes") == "1",
        has_kana=_meta(index, "only_kana") == "1",
    )


class Letters:
    """
    Which letters the number of each row has; read in runs, when a letter first narrows a name.

    Args:
        index: the index of the version.
    """

    def __init__(self, index: Connection) -> None:
        self._index = index
        self._codes = {letters: code for code, letters in enumerate(_prefixes(index), 1)}
        self._runs: dict[int, bytes] = {}

    def having(self, found: Sequence[Found], letters: str) -> list[Found]:
        """Return those of the rows found whose number has `letters`."""
        code = min(self._codes.get(letters, 0), MOST_CODES)
        if not code:
            return []
        picked, runs = [], self._runs
        for one in found:
            run, place = divmod(one[0], LETTERS_RUN)
            codes = runs.get(run) or self._read(run)
            if codes[place] == code:
                picked.append(one)
        return picked

    def _read(self, run: int) -> bytes:
        query = "SELECT codes FROM letters WHERE run = ?"
        codes = self._runs[run] = bytes(self._index.execute(query, (run,)).fetchone()[0])
        return codes


def _prefixes(index: Connection) -> list[str]:
    """Return the letters that numbers of the version have, in the order of their codes."""
    return _meta(index, "prefixes").split("\n")


def _meta(index: Connection, key: str) -> str:
    found = index.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(found[0])
