"""The building child of an import: from the reader's records to a verified `roster.db`."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from callassist.domain.roster import ImportPhase, RowProblem, Severity
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.messages import Done, Failed, Header, Problems, Progress, Rows
from callassist.services.importing.events import (
    Advanced,
    Broke,
    Built,
    Columns,
    Event,
    Found,
    SourceEnded,
)
from callassist.services.importing.guard import guarded
from callassist.services.importing.order import BuildOrder
from callassist.services.importing.places import Places
from callassist.services.importing.wire import decoded
from callassist.storage.rosters import layout, verify
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.rosters.compare import Difference
from callassist.storage.rosters.duplicates import Removed

PROBLEMS_A_MESSAGE = 2000


def build_child(
    order: BuildOrder, source: Connection, onward: Connection, events: Connection
) -> None:
    """Build `roster.db` from the reader's records and pass the rows on to the indexing child."""
    guarded(events, lambda: Building(order, source, onward, events.send).run())


class Building:
    """
    Loads rows as they come and passes each message on to the indexing child as it came.

    Args:
        order: what to make.
        source: the reader's records.
        onward: to the indexing child; an empty message ends it.
        tell: takes events for the process that owns this one.
    """

    def __init__(
        self,
        order: BuildOrder,
        source: Connection,
        onward: Connection,
        tell: Callable[[Event], None],
    ) -> None:
        self._order = order
        self._source = source
        self._onward = onward
        self._tell = tell
        self._path: Path = order.folder / layout.ROSTER_FILE
        self._builder = RosterBuilder(self._path, order.key)
        self._places = Places()
        self._key_headers: dict[str, str] = {}
        self._loaded = 0
        self._total: int | None = None

    def run(self) -> Event:
        """Build the version; the outcome is `Built` unless the file or its reader failed."""
        ended = self._load()
        if isinstance(ended, Failed):
            return Broke(ended.error)
        if ended is None:
            return SourceEnded()
        if self._order.kind is FileKind.FULL:
            self._onward.send_bytes(b"")
        self._tell(Advanced(ImportPhase.COMPARING, 0, self._loaded))
        removed = self._settle()
        difference = self._builder.compare(self._order.active)
        if self._order.kind is FileKind.SUPPLEMENT:
            difference = self._overlay(difference)
        return self._finish(ended, removed, difference)

    def _load(self) -> Done | Failed | None:
        while True:
            try:
                raw = self._source.recv_bytes()
            except EOFError:
                return None
            record = decoded(raw)
            if isinstance(record, Done | Failed):
                return record
            if isinstance(record, Rows):
                self._onward.send_bytes(raw)
                self._add(record)
            else:
                self._pass_on(record)

    def _add(self, record: Rows) -> None:
        self._builder.add(record.rows)
        self._places.note(record.sheet, record.numbers)
        self._loaded += len(record.numbers)
        self._tell(Advanced(ImportPhase.READING, self._loaded, self._total))

    def _pass_on(self, record: Header | Problems | Progress) -> None:
        match record:
            case Header():
                self._key_headers[record.sheet] = dict(record.columns).get("reference", "")
                self._tell(Columns(record.unknown))
            case Problems():
                self._builder.refuse(record.references)
                self._tell(Found(tuple(record.problems)))
            case Progress():
                self._total = record.total

    def _settle(self) -> list[Removed]:
        removed = self._builder.settle()
        for start in range(0, len(removed), PROBLEMS_A_MESSAGE):
            batch = removed[start : start + PROBLEMS_A_MESSAGE]
            self._tell(Found(tuple(self._problem(one) for one in batch)))
        return removed

    def _problem(self, removed: Removed) -> RowProblem:
        sheet, row = self._places.place(removed.row_id)
        header = self._key_headers.get(sheet, "")
        if removed.copy:
            return RowProblem(row, header, "duplicate-copy", Severity.WARNED, sheet)
        return RowProblem(row, header, "duplicate-reference", Severity.REFUSED, sheet)

    def _overlay(self, difference: Difference) -> Difference:
        for rows in self._builder.overlay():
            self._onward.send(Rows.of([0] * len(rows), list(zip(*rows, strict=True))))
        self._onward.send_bytes(b"")
        return difference.without_removals()

    def _finish(self, done: Done, removed: list[Removed], difference: Difference) -> Built:
        rows = self._builder.rows
        digest = self._builder.finish(self._order.about)
        expected = verify.Expected(rows, digest)
        verify.thorough(self._path, self._order.key, expected, self._verified(rows))
        copies = sum(one.copy for one in removed)
        return Built(
            read_rows=done.rows,
            skipped=done.skipped,
            loaded=self._loaded,
            copies=copies,
            differing=len(removed) - copies,
            difference=difference,
            rows=rows,
            rows_sha256=digest,
            file_sha256=done.sha256,
        )

    def _verified(self, rows: int) -> Callable[[int], None]:
        return lambda done: self._tell(Advanced(ImportPhase.VERIFYING, done, rows))
