"""
What a new version changes, person by person, found in the two files when somebody asks.

The numbers that differ are found once, in the two indexes alone, and kept in memory under a
number of their kind; a page then reads only its own rows. Nothing of it is written to a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock
from typing import Any

from callassist.domain.changes import (
    ChangeFilter,
    ChangeKind,
    ChangePage,
    FieldChange,
    RowChange,
)
from callassist.domain.errors import CallAssistError, CancelledError
from callassist.domain.roster import RosterRow
from callassist.storage.driver import Connection, DatabaseError
from callassist.storage.rosters.connection import (
    attach,
    open_reading,
    translating,
)

_KINDS = tuple(ChangeKind)
_ADDED, _REMOVED, _LOST, _CHANGED = (
    _KINDS.index(kind)
    for kind in (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.LOST, ChangeKind.CHANGED)
)
_FIELDS = tuple(field for field in RosterRow._fields if field != "reference")
_UNKNOWN = -1
_CHUNK = 500  # keyed hashes looked up at once

_CREATE = f"""
CREATE TEMP TABLE change (
    kind INTEGER NOT NULL, reference TEXT NOT NULL, new_id INTEGER, old_id INTEGER,
    fields INTEGER NOT NULL DEFAULT {_UNKNOWN}, told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, reference)
) WITHOUT ROWID;
CREATE TEMP TABLE lost (reference TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_NO_BASE = f"""
INSERT INTO change (kind, reference, new_id)
SELECT {_ADDED}, reference, id FROM main.roster_row INDEXED BY roster_reference ORDER BY reference
"""  # noqa: S608 - a number of ours
_NEW_SIDE = f"""
INSERT INTO change (kind, reference, new_id, old_id)
SELECT CASE WHEN old.id IS NULL THEN {_ADDED} ELSE {_CHANGED} END, new.reference, new.id, old.id
FROM main.roster_row AS new INDEXED BY roster_reference
LEFT JOIN active.roster_row AS old INDEXED BY roster_reference ON old.reference = new.reference
WHERE old.digest IS NOT new.digest
"""  # noqa: S608 - numbers of ours
_OLD_SIDE = f"""
INSERT INTO change (kind, reference, old_id)
SELECT CASE WHEN old.reference IN (SELECT reference FROM lost) THEN {_LOST} ELSE {_REMOVED} END,
       old.reference, old.id
FROM active.roster_row AS old INDEXED BY roster_reference
WHERE NOT EXISTS (
    SELECT 1 FROM main.roster_row AS new INDEXED BY roster_reference
    WHERE new.reference = old.reference
)
"""  # noqa: S608 - numbers of ours
_DIFFERS = " | ".join(
    f'((new."{field}" <> old."{field}") << {place})' for place, field in enumerate(_FIELDS)
)
_COMPARE_FIELDS = f"""
UPDATE change SET fields = (
    SELECT {_DIFFERS} FROM main.roster_row AS new, active.roster_row AS old
    WHERE new.id = change.new_id AND old.id = change.old_id
) WHERE kind = {_CHANGED}
"""  # noqa: S608 - our own columns
_COUNT_FIELDS = f"""
SELECT {", ".join(f"coalesce(sum(fields >> {place} & 1), 0)" for place in range(len(_FIELDS)))}
FROM change WHERE kind = {_CHANGED}
"""  # noqa: S608 - numbers of ours


class Changes:
    """
    The changes between a version and the one before it; safe to use from several threads.

    Nothing is compared before somebody asks, and closing it stops who does: then they are told
    CancelledError.

    Args:
        new: `roster.db` and key of the new version.
        base: of the version before it, or None: everybody is added.
        lost: numbers of the base that the file has only in refused rows.

    Raises:
        RefusedError: a version is missing or damaged.
    """

    def __init__(
        self, new: tuple[Path, bytes], base: tuple[Path, bytes] | None, lost: Iterable[str]
    ) -> None:
        self._lock = Lock()
        self._closed = Event()
        self._base = base
        self._lost = lost
        self._found = False
        self._compared = base is None
        self._told_known = False
        self._connection: Connection = open_reading(*new, shared=True)

    def page(self, wanted: ChangeFilter, limit: int, after: RowChange | None) -> ChangePage:
        """
        Return changes by kind and number; what was told is not in them.

        Args:
            wanted: which ones.
            limit: at most so many.
            after: the last one of the page before, or None.
        """
        with self._using():
            if wanted.field:
                self._compare_fields()
            where, values = _condition(wanted, after)
            query = (
                f"SELECT kind, reference, new_id, old_id FROM change WHERE {where} "  # noqa: S608 - conditions of ours
                "ORDER BY kind, reference LIMIT ?"
            )
            found = self._connection.execute(query, (*values, limit + 1)).fetchall()
            return ChangePage(tuple(map(self._row, found[:limit])), more=len(found) > limit)

    def fields(self) -> tuple[tuple[str, int], ...]:
        """Return in how many changed rows each field differs, most first, none of them 0."""
        with self._using():
            self._compare_fields()
            counts = self._connection.execute(_COUNT_FIELDS).fetchone()
        pairs = [(field, count) for field, count in zip(_FIELDS, counts, strict=True) if count]
        return tuple(sorted(pairs, key=lambda pair: -pair[1]))

    def tell(self, spoken_to: Callable[[Sequence[str]], Iterable[str]]) -> int:
        """
        Learn, once, which persons were spoken to already; needed before filtering by it.

        Args:
            spoken_to: numbers → those of them that a call was about.

        Returns:
            How many persons changed, removed or lost were spoken to.
        """
        with self._using():
            if not self._told_known:
                for kind, references in self._known_persons():
                    self._connection.executemany(
                        "UPDATE change SET told = 1 WHERE kind = ? AND reference = ?",
                        [(kind, reference) for reference in spoken_to(references)],
                    )
                self._told_known = True
            return int(
                self._connection.execute("SELECT count(*) FROM change WHERE told").fetchone()[0]
            )

    def close(self) -> None:
        """Let go of the files; whoever still compares is stopped."""
        self._closed.set()
        with suppress(DatabaseError):
            self._connection.interrupt()
        with self._lock:
            self._connection.close()

    @contextmanager
    def _using(self) -> Iterator[None]:
        """Let one thread read, once it is known which numbers differ."""
        with self._lock:
            self._go_on()
            try:
                with translating():
                    if not self._found:
                        self._find()
                        self._found = True
                    yield
            except CallAssistError:
                self._go_on()
                raise

    def _go_on(self) -> None:
        if self._closed.is_set():
            raise CancelledError("cancelled")

    def _find(self) -> None:
        self._connection.executescript(_CREATE)
        if self._base is None:
            self._connection.execute(_NO_BASE)
            return
        attach(self._connection, *self._base)
        self._connection.executemany(
            "INSERT OR IGNORE INTO lost VALUES (?)", ((one,) for one in self._lost)
        )
        for side in (_NEW_SIDE, _OLD_SIDE):
            self._go_on()
            self._connection.execute(side)

    def _compare_fields(self) -> None:
        if not self._compared:
            self._connection.execute(_COMPARE_FIELDS)
            self._compared = True

    def _known_persons(self) -> Iterator[tuple[int, list[str]]]:
        for kind in (_REMOVED, _LOST, _CHANGED):
            last = ""
            query = "SELECT reference FROM change WHERE kind = ? AND reference > ? LIMIT ?"
            while some := self._connection.execute(query, (kind, last, _CHUNK)).fetchall():
                self._go_on()
                references = [reference for (reference,) in some]
                yield kind, references
                last = references[-1]

    def _row(self, found: tuple[int, str, int | None, int | None]) -> RowChange:
        number, reference, new_id, old_id = found
        new = self._stored("main", new_id)
        old = self._stored("active", old_id)
        fields: tuple[FieldChange, ...] = ()
        if new and old:
            fields = tuple(
                FieldChange(field, getattr(old, field), getattr(new, field))
                for field in _FIELDS
                if getattr(old, field) != getattr(new, field)
            )
        shown = new or old
        return RowChange(_KINDS[number], reference, shown.name if shown else "", fields)

    def _stored(self, schema: str, row_id: int | None) -> RosterRow | None:
        if row_id is None:
            return None
        query = f"SELECT * FROM {schema}.roster_row WHERE id = ?"  # noqa: S608 - one of two words of ours
        return RosterRow(*self._connection.execute(query, (row_id,)).fetchone()[1:-1])


def _condition(wanted: ChangeFilter, after: RowChange | None) -> tuple[str, list[Any]]:
    parts, values = ["1"], list[Any]()
    if wanted.kinds:
        parts.append(f"kind IN ({', '.join(str(_KINDS.index(one)) for one in set(wanted.kinds))})")
    if wanted.field:
        place = _FIELDS.index(wanted.field) if wanted.field in _FIELDS else len(_FIELDS)
        parts.append(f"kind = {_CHANGED} AND fields >> {place} & 1")
    if wanted.reference:
        parts.append("reference >= ? AND reference < ?")
        values += [wanted.reference, wanted.reference + "\U0010ffff"]
    if wanted.told:
        parts.append("told")
    if after is not None:
        parts.append("(kind, reference) > (?, ?)")
        values += [_KINDS.index(after.kind), after.reference]
    return " AND ".join(parts), values
