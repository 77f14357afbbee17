"""The building child of an import: from the reader's records to a verified `roster.db`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.importreport import MarkUse
from callassist.domain.roster import ImportPhase, RosterRow, RowProblem, Severity
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.messages import Done, Failed, Header, Problems, Progress, Rows
from callassist.services.importing.events import Advanced, Broke, Built, Event, SourceEnded
from callassist.services.importing.guard import guarded
from callassist.services.importing.order import BuildOrder
from callassist.services.importing.persons import Persons
from callassist.services.importing.places import Places
from callassist.services.importing.wire import decoded
from callassist.storage.rosters import layout, verify
from callassist.storage.rosters.builder import Columns, RosterBuilder
from callassist.storage.rosters.compare import Difference
from callassist.storage.rosters.duplicates import Removed
from callassist.storage.rosters.planfile import (
    FINGERPRINT,
    SHEET,
    UNKNOWN,
    PlanFileWriter,
)
from callassist.storage.rosters.statements import MISNAMED
from callassist.storage.search import Batch, EntryMaker
from callassist.storage.search.entries import column

PROBLEMS_AT_ONCE = 2000
_INDEXED = tuple(
    map(RosterRow._fields.index, ("reference", "name", "kana", "phone", "supply_point"))
)
"""Places of the fields that the index holds anything of, in the order of `Batch`."""
_WHERE = tuple(map(RosterRow._fields.index, ("supply_point", "phone", "address")))
"""Places of the fields that tell namesakes apart."""


def build_child(
    order: BuildOrder, source: Connection, onward: Connection, events: Connection
) -> None:
    """Build `roster.db` from the reader's records, and make what the indexing child inserts."""
    kind = Restating if order.kind is FileKind.STATUS else Building
    guarded(events, lambda: kind(order, source, onward, events.send).run())


class Building:
    """
    Loads rows as they come and passes on what the index holds of them.

    Making that takes as long as inserting it, and this child has less to do than the indexing one.

    Args:
        order: what to make.
        source: the reader's records.
        onward: to the indexing child; takes `Entries`, None after the last, and the ids of the
            rows that were taken out since.
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
        self._builder = RosterBuilder(self._path, order.key, order.active)
        self._beside = PlanFileWriter(order.folder / layout.PLAN_FILE, order.key)
        self._maker = EntryMaker()
        self._places = Places()
        self._persons = Persons()
        self._key_headers: dict[str, str] = {}
        self._loaded = self._indexed = 0
        self._total: int | None = None

    def run(self) -> Event:
        """Build the version; the outcome is `Built` unless the file or its reader failed."""
        ended = self._load()
        if isinstance(ended, Failed):
            return Broke(ended.error)
        if ended is None:
            return SourceEnded()
        return self._made(ended)

    def _made(self, ended: Done) -> Built:
        if self._order.kind is FileKind.FULL:
            self._onward.send(None)
        self._tell(Advanced(ImportPhase.COMPARING, 0, self._loaded))
        removed = self._settle()
        taken_out = [one.row_id for one in removed]
        if self._order.kind is FileKind.FULL:
            self._onward.send(taken_out)
        difference = self._builder.compare(self._order.active)
        if self._order.active and self._order.kind is FileKind.FULL:
            self._beside.lose(self._builder.lost())
        if self._order.kind is FileKind.SUPPLEMENT:
            self._pass_all(self._builder.overlay(), taken_out)
            difference = difference.without_removals()
        twice = self._persons.twice(taken_out)
        self._report(
            (row_id, "person-twice", Severity.WARNED) for row_id in twice if row_id <= self._loaded
        )
        return self._finish(ended, sum(one.copy for one in removed), len(removed), difference)

    def _load(self) -> Done | Failed | None:
        while True:
            try:
                record = decoded(self._source.recv_bytes())
            except EOFError:
                return None
            if isinstance(record, Done | Failed):
                return record
            if isinstance(record, Rows):
                self._take(record)
                self._places.note(record.sheet, record.numbers)
                self._loaded += len(record.numbers)
                self._tell(Advanced(ImportPhase.READING, self._loaded, self._total))
            else:
                self._pass_on(record)

    def _take(self, record: Rows) -> None:
        columns = record.values
        self._index(columns)
        self._builder.add_columns(columns)

    def _index(self, columns: Columns) -> None:
        # The builder numbers the same rows in the same order; so the ids agree.
        ids = range(self._indexed + 1, self._indexed + 1 + len(columns[0]))
        entries = self._maker.entries(Batch(ids, *map(columns.__getitem__, _INDEXED)))
        self._onward.send(entries)
        where = map(columns.__getitem__, _WHERE)
        self._persons.note(entries.letters, column(entries.names), *where)
        self._indexed = ids[-1]

    def _pass_on(self, record: Header | Problems | Progress) -> None:
        match record:
            case Header():
                self._key_headers[record.sheet] = dict(record.columns).get("reference", "")
                self._beside.note(FINGERPRINT, [record.fingerprint])
                self._beside.note(UNKNOWN, record.unknown)
            case Problems():
                self._builder.refuse(record.references)
                self._beside.add(record.problems)
            case Progress():
                self._total = record.total

    def _settle(self) -> list[Removed]:
        removed = self._builder.settle()
        self._report(
            (one.row_id, "duplicate-copy", Severity.WARNED)
            if one.copy
            else (one.row_id, "duplicate-reference", Severity.REFUSED)
            for one in removed
        )
        return removed

    def _report(self, found: Iterable[tuple[int, str, Severity]]) -> None:
        """Keep what is wrong with loaded rows, given by their ids."""
        rest = iter(found)
        while batch := list(islice(rest, PROBLEMS_AT_ONCE)):
            self._beside.add([self._problem(*one) for one in batch])

    def _problem(self, row_id: int, code: str, severity: Severity) -> RowProblem:
        sheet, row = self._places.place(row_id)
        return RowProblem(row, self._key_headers.get(sheet, ""), code, severity, sheet)

    def _pass_all(self, batches: Iterable[list[RosterRow]], taken_out: list[int]) -> None:
        """Pass rows of the active version on, and what was taken out; no others follow."""
        for rows in batches:
            self._index(list(zip(*rows, strict=True)))
        self._onward.send(None)
        self._onward.send(taken_out)

    def _finish(self, done: Done, copies: int, gone: int, difference: Difference) -> Built:
        self._beside.note(SHEET, done.sheets)
        self._beside.mark(_uses(done))
        rows = self._builder.rows
        digest = self._builder.finish(self._order.about)
        expected = verify.Expected(rows, digest)
        verify.thorough(self._path, self._order.key, expected, self._verified(rows))
        return Built(
            read_rows=done.rows,
            skipped=done.skipped,
            loaded=self._loaded,
            copies=copies,
            differing=gone - copies,
            difference=difference,
            rows=rows,
            rows_sha256=digest,
            file_sha256=done.sha256,
            left_out=sum(one.rows for one in done.left_out),
            problems=self._beside.finish(),
        )

    def _verified(self, rows: int) -> Callable[[int], None]:
        return lambda done: self._tell(Advanced(ImportPhase.VERIFYING, done, rows))


class Restating(Building):
    """Makes the version of a status file: the active rows, with what the file says of letters."""

    def __init__(
        self,
        order: BuildOrder,
        source: Connection,
        onward: Connection,
        tell: Callable[[Event], None],
    ) -> None:
        super().__init__(replace(order, active=None), source, onward, tell)
        if order.active is None:
            raise RefusedError("status-without-roster")
        self._statements = self._builder.statements(order.active)

    def _take(self, record: Rows) -> None:
        self._statements.add(record.rows)

    def _made(self, ended: Done) -> Built:
        self._tell(Advanced(ImportPhase.COMPARING, 0, self._loaded))
        said = self._statements
        dropped = said.settle()
        self._report(
            (one.row_id, one.code, Severity.WARNED if one.copy else Severity.REFUSED)
            for one in dropped
        )
        self._pass_all(self._builder.restate(said), [])
        self._report((line, MISNAMED, Severity.WARNED) for line in sorted(said.misnamed))
        self._builder.settle()
        difference = Difference(0, 0, said.changed, said.unchanged, 0, self._builder.rows)
        return self._finish(ended, sum(one.copy for one in dropped), len(dropped), difference)


def _uses(done: Done) -> Iterator[MarkUse]:
    """Yield what became of marked rows: of each mark those that stay, then those left out."""
    gone = {(one.mark, one.detail): one.rows for one in done.left_out}
    for one in done.marks:
        if kept := one.rows - gone.get((one.mark, one.detail), 0):
            yield MarkUse(one.mark, one.detail, kept, left_out=False)
    for one in done.left_out:
        yield MarkUse(one.mark, one.detail, one.rows, left_out=True)
