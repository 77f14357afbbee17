"""One roster file into records: what kind it is, its sheets, their headers, their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeGuard

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RowProblem, Severity
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.checking import check_count, is_filled
from callassist.rosterfiles.container import unwrap
from callassist.rosterfiles.deciding import Tallies
from callassist.rosterfiles.delimited import is_unseparated, records
from callassist.rosterfiles.doubts import doubts, has_numbers, is_our_list
from callassist.rosterfiles.encodings import encoding_of
from callassist.rosterfiles.formulas import KeyFault, key_faults
from callassist.rosterfiles.headers import REQUIRED
from callassist.rosterfiles.headlines import texts_of_line
from callassist.rosterfiles.layout import SEARCHED, Layout, find, refusal
from callassist.rosterfiles.messages import Done, Header, Message, Problems, Progress
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.rowmarks import RowMarks
from callassist.rosterfiles.rows import BATCH, RowReader, SheetAbout
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.status import says_state
from callassist.rosterfiles.workbook import Sheet, Workbook, open_workbook

Emit = Callable[[Message], None]
Rows = Sequence[Sequence[Cell]]
Batches = Iterator[Rows]


def read(path: Path, options: ReadOptions, limits: Limits, emit: Emit) -> None:
    """
    Read a roster file and send what it holds; runs inside the spawned process.

    Every sheet row is counted once: accepted, listed as a problem, or skipped.

    Args:
        path: the file, whatever its name says it is.
        options: how to read it.
        limits: what may be used.
        emit: takes the records; the last one is `Done`.

    Raises:
        CallAssistError: the file is refused as a whole.
    """
    given = Source(path)
    digest = given.digest()
    source, kind = unwrap(given, options, limits)
    reading = _Reading(source, options, emit, path.name)
    if kind is Kind.TEXT:
        reading.text()
    else:
        reading.workbook(open_workbook(source, kind, limits))
    emit(reading.done(digest))


class _Reading:
    """Reads the sheets of one file one after the other and keeps count."""

    def __init__(self, source: Source, options: ReadOptions, emit: Emit, name: str) -> None:
        self._source = source
        self._name = name
        self._above: list[list[str]] = []
        self._is_list = False
        self._options = options
        self._emit = emit
        self._rows = self._skipped = self._rejected = 0
        self._sheets: list[str] = []
        self._ignored: list[str] = []
        self._unread: list[RowProblem] = []
        self._tallies = Tallies()

    def done(self, digest: str) -> Done:
        """Return the last record."""
        return Done(
            self._rows,
            self._skipped,
            self._rejected,
            digest,
            tuple(self._sheets),
            tuple(self._ignored),
            self._tallies.found.found(),
            self._tallies.left_out.found(),
        )

    def text(self) -> None:
        """Read a text file; it has no sheets to ask for."""
        if self._options.sheets:
            raise RefusedError("sheets-in-text")
        encoding = encoding_of(self._source, self._options)
        taken = records(self._source, encoding, BATCH)
        first = next(taken, [])
        layout, batches = self._headed(first, taken)
        titles = self._titles("")
        if not self._is_readable(layout, titles):
            is_unparted = is_unseparated(first[:SEARCHED])
            raise RefusedError("text-unseparated") if is_unparted else self._refusal(layout)
        self._emit(_header("", layout, encoding))
        self._warn(layout, "", first)
        self._read(self._reader(layout, Sheet(""), titles), layout, batches, Sheet(""))

    def workbook(self, book: Workbook) -> None:
        """
        Read the sheets asked for, else every visible one that has a roster's header.

        A supervisor who opens the file sees a sheet a class and means them all; a hidden sheet is
        somebody's leftover and is read only when it is asked for by name; if people stand on it,
        it is told.
        """
        chosen = _chosen(book.sheets, self._options.sheets)
        nearest: Layout | None = None
        for sheet in book.sheets:
            layout = self._sheet(book, sheet) if sheet in chosen else None
            if sheet.hidden and not self._options.sheets:
                self._warn_of_hidden(sheet, book)
            if sheet.name not in self._sheets:
                self._ignored.append(sheet.name)
                nearest = _fuller(nearest, layout)
        if not self._sheets:
            raise self._refusal(nearest)
        if self._unread:
            self._emit(Problems(self._unread))

    def _warn_of(self, sheet: Sheet, layout: Layout | None, first: Rows) -> None:
        """Remember to say of a sheet that it has numbers, but no name or no header at all."""
        if is_our_list(first):
            return
        if layout and "reference" in layout.columns:
            row, column, code = layout.row, layout.named("reference"), "sheet-not-read"
        elif has_numbers(first, self._options.rule):
            row, column, code = 1, "", "sheet-without-header"
        else:
            return
        self._unread.append(RowProblem(row, column, code, Severity.WARNED, sheet.name))

    def _warn_of_hidden(self, sheet: Sheet, book: Workbook) -> None:
        if has_numbers(list(islice(book.rows(sheet), SEARCHED)), self._options.rule):
            self._unread.append(RowProblem(1, "", "sheet-hidden", Severity.WARNED, sheet.name))

    def _warn(self, layout: Layout, sheet: str, first: Rows) -> None:
        if found := doubts(layout, first, self._options.rule, sheet):
            self._emit(Problems(found))

    def _sheet(self, book: Workbook, sheet: Sheet) -> Layout | None:
        """Read one sheet if it is a roster, and return what its header was taken for."""
        rows = book.rows(sheet)
        first = list(islice(rows, BATCH))
        layout, batches = self._headed(first, iter(lambda: list(islice(rows, BATCH)), []))
        titles = self._titles(sheet.name)
        if not self._is_readable(layout, titles):
            if self._options.sheets:
                raise self._refusal(layout)
            self._warn_of(sheet, layout, first)
            return layout
        self._emit(_header(sheet.name, layout, ""))
        self._warn(layout, sheet.name, first)
        self._sheets.append(sheet.name)
        self._read(self._reader(layout, sheet, titles), layout, batches, sheet)
        return layout

    def _reader(self, layout: Layout, sheet: Sheet, titles: Sequence[str]) -> RowReader:
        about = SheetAbout(
            sheet.name,
            titles,
            self._formulas(sheet, layout),
            sheet.count.marks if sheet.count else RowMarks(),
            self._tallies,
            self._above,
        )
        return RowReader(layout, self._options, about)

    def _headed(self, first: Rows, rest: Batches) -> tuple[Layout | None, Batches]:
        """Return the layout found in the first batch, and all batches, that one too."""
        layout = find(first, self._options)
        if layout and layout.doubled:
            raise refusal(layout)
        above = first[: layout.row - len(layout.lines)] if layout else []
        self._above = [list(filter(None, texts_of_line(row))) for row in above]
        return layout, chain([first], rest)

    def _titles(self, sheet: str) -> tuple[str, ...]:
        """Return what may say of a whole sheet what it is about, the nearest first."""
        return tuple(filter(None, (*chain(*self._above), sheet, self._source.name, self._name)))

    def _is_readable(self, layout: Layout | None, titles: Sequence[str]) -> TypeGuard[Layout]:
        if layout is None:
            return False
        if layout.missing:
            self._is_list |= layout.missing == ("name",) and says_state(layout, titles)
            return False
        return self._options.kind is not FileKind.STATUS or says_state(layout, titles)

    def _refusal(self, layout: Layout | None) -> RefusedError:
        return RefusedError("looks-like-status") if self._is_list else refusal(layout)

    def _formulas(self, sheet: Sheet, layout: Layout) -> dict[int, KeyFault]:
        if not sheet.count:
            return {}
        keys = frozenset(position for name in REQUIRED for position in layout.columns.get(name, ()))
        used = frozenset(chain(*layout.columns.values()))
        if sheet.member:
            return key_faults(self._source, sheet.member, sheet.count, keys, used - keys)
        failed, made = sheet.count.error_cells, sheet.count.formula_cells
        found = {row: (column, "formula-error") for row, column in failed if column in used}
        return found | {row: (column, "formula-in-key") for row, column in made if column in keys}

    def _read(self, reader: RowReader, layout: Layout, batches: Batches, sheet: Sheet) -> None:
        """Send every row below the header and check that no row of the sheet was lost."""
        before = self._rows + self._skipped
        total = before + sheet.count.last if sheet.count else None
        number, filled, above = 1, 0, layout.row
        self._skipped += above
        for batch in batches:
            filled += sum(map(is_filled, batch)) if sheet.count else 0
            body = batch[above:]
            self._send(reader, body, number + above)
            number, above = number + len(batch), 0
            self._emit(Progress(self._rows + self._skipped, total))
        if sheet.count:
            check_count(self._source, sheet, number - 1, filled)
            self._skipped += max(0, sheet.count.last - (number - 1))

    def _send(self, reader: RowReader, body: Rows, first: int) -> None:
        if not body:
            return
        batch = reader.read(body, first)
        self._rows += len(body) - batch.skipped
        self._skipped += batch.skipped
        self._rejected += batch.rejected
        if batch.accepted:
            self._emit(batch.accepted)
        if batch.problems:
            self._emit(Problems(batch.problems, batch.references))


def _chosen(sheets: Sequence[Sheet], wanted: Sequence[str]) -> list[Sheet]:
    """Return the sheets to look at: those asked for, else all that a person can see."""
    missing = set(wanted) - {sheet.name for sheet in sheets}
    if missing:
        raise RefusedError("sheet-missing", sheets=len(missing))
    if wanted:
        return [sheet for sheet in sheets if sheet.name in wanted]
    return [sheet for sheet in sheets if not sheet.hidden]


def _fuller(one: Layout | None, other: Layout | None) -> Layout | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda layout: len(layout.columns))


def _header(sheet: str, layout: Layout, encoding: str) -> Header:
    return Header(
        sheet,
        layout.row,
        tuple((name, layout.named(name)) for name in layout.columns),
        tuple(layout.headers[position] for position in layout.unknown),
        encoding,
        layout.fingerprint,
    )
