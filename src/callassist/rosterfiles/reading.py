"""One roster file into records: what kind it is, its sheets, their headers, their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.checking import check_count, is_filled
from callassist.rosterfiles.container import unwrap
from callassist.rosterfiles.delimited import records
from callassist.rosterfiles.encodings import encoding_of
from callassist.rosterfiles.formulas import formula_rows
from callassist.rosterfiles.headers import REQUIRED
from callassist.rosterfiles.layout import Layout, find, refusal
from callassist.rosterfiles.messages import Done, Header, Message, Problems, Progress, Rows
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.rows import BATCH, RowReader
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.workbook import Sheet, Workbook, open_workbook

Emit = Callable[[Message], None]
Batches = Iterator[Sequence[Sequence[Cell]]]


@dataclass(slots=True)
class Tally:
    """What was read so far; `refused` explains the sheet that came nearest to a roster."""

    rows: int = 0
    skipped: int = 0
    rejected: int = 0
    sheets: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    nearest: Layout | None = None

    @property
    def seen(self) -> int:
        """Rows of the sheets, of whatever sort."""
        return self.rows + self.skipped


def read(path: Path, options: ReadOptions, limits: Limits, emit: Emit) -> None:
    """
    Read a roster file and send what it holds; runs inside the spawned process.

    Every sheet row is counted once: accepted, listed as a problem, or skipped.

    Args:
        path: the file, whatever its name says it is.
        options: how to read it; limits: what may be used.
        emit: takes the records; the last one is `Done`.

    Raises:
        CallAssistError: the file is refused as a whole.
    """
    given = Source(path)
    digest = given.digest()
    source, kind = unwrap(given, options, limits)
    tally = Tally()
    if kind is Kind.TEXT:
        _read_text(source, options, tally, emit)
    else:
        _read_workbook(open_workbook(source, kind, limits), source, options, tally, emit)
    emit(
        Done(
            tally.rows,
            tally.skipped,
            tally.rejected,
            digest,
            tuple(tally.sheets),
            tuple(tally.ignored),
        )
    )


def _read_text(source: Source, options: ReadOptions, tally: Tally, emit: Emit) -> None:
    encoding = encoding_of(source, options)
    batches = records(source, encoding, BATCH)
    layout, batches = _headed(batches, options)
    if layout is None or layout.missing:
        raise refusal(layout)
    emit(_header("", layout, encoding))
    _read_rows(RowReader(layout, options, ""), layout, batches, source, None, tally, emit)


def _read_workbook(
    book: Workbook, source: Source, options: ReadOptions, tally: Tally, emit: Emit
) -> None:
    chosen = _chosen(book.sheets, options.sheets)
    tally.ignored = [sheet.name for sheet in book.sheets if sheet not in chosen]
    for sheet in chosen:
        _read_sheet(book, sheet, source, options, tally, emit)
    if not tally.sheets:
        raise refusal(tally.nearest)


def _chosen(sheets: Sequence[Sheet], wanted: Sequence[str]) -> list[Sheet]:
    """Return the sheets to look at: those asked for, else all that a person can see."""
    missing = set(wanted) - {sheet.name for sheet in sheets}
    if missing:
        raise RefusedError("sheet-missing", sheets=len(missing))
    if wanted:
        return [sheet for sheet in sheets if sheet.name in wanted]
    return [sheet for sheet in sheets if not sheet.hidden]


def _read_sheet(
    book: Workbook, sheet: Sheet, source: Source, options: ReadOptions, tally: Tally, emit: Emit
) -> None:
    rows = book.rows(sheet)
    layout, batches = _headed(iter(lambda: list(islice(rows, BATCH)), []), options)
    if layout is None or layout.missing:
        if options.sheets:
            raise refusal(layout)
        tally.ignored.append(sheet.name)
        tally.nearest = _fuller(tally.nearest, layout)
        return
    emit(_header(sheet.name, layout, ""))
    keys = frozenset(position for name in REQUIRED for position in layout.columns[name])
    formulas: frozenset[int] = frozenset()
    if sheet.member and sheet.count:
        formulas = formula_rows(source, sheet.member, sheet.count, keys)
    reader = RowReader(layout, options, sheet.name, formulas)
    tally.sheets.append(sheet.name)
    _read_rows(reader, layout, batches, source, sheet, tally, emit)


def _headed(batches: Batches, options: ReadOptions) -> tuple[Layout | None, Batches]:
    """Return the layout found in the first batch, and all batches, that one too."""
    first = next(batches, [])
    layout = find(first, options.mapping, options.header_row)
    return layout, chain([first], batches)


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
    )


def _read_rows(
    reader: RowReader,
    layout: Layout,
    batches: Batches,
    source: Source,
    sheet: Sheet | None,
    tally: Tally,
    emit: Emit,
) -> None:
    """Send every row below the header and check that no row of the sheet was lost."""
    name = sheet.name if sheet else ""
    total = sheet.count.last if sheet and sheet.count else None
    start = tally.seen
    number, filled = 1, 0
    tally.skipped += layout.row
    for batch in batches:
        body = batch[layout.row :] if number == 1 else batch
        filled += sum(map(is_filled, batch)) if sheet else 0
        first = layout.row + 1 if number == 1 else number
        number += len(batch)
        if body:
            _send(reader, body, first, name, tally, emit)
        emit(Progress(tally.seen, start + total if total is not None else None))
    if sheet and sheet.count:
        check_count(source, sheet, number - 1, filled)
        tally.skipped += max(0, sheet.count.last - (number - 1))


def _send(
    reader: RowReader,
    body: Sequence[Sequence[Cell]],
    first: int,
    sheet: str,
    tally: Tally,
    emit: Emit,
) -> None:
    batch = reader.read(body, first)
    tally.rows += len(body) - batch.skipped
    tally.skipped += batch.skipped
    tally.rejected += batch.rejected
    if batch.accepted:
        emit(Rows(batch.accepted, sheet))
    if batch.problems:
        emit(Problems(batch.problems, batch.references))
