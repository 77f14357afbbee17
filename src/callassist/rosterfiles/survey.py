"""A roster file before it is read: looked at without reading it whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from pathlib import Path

from callassist.domain.rosterfile import FileSurvey
from callassist.rosterfiles.archive import SheetCount
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.container import unwrap
from callassist.rosterfiles.deciding import Decisions, Tallies
from callassist.rosterfiles.delimited import records
from callassist.rosterfiles.encodings import encoding_of
from callassist.rosterfiles.heads import head
from callassist.rosterfiles.layout import find
from callassist.rosterfiles.looks import Look, kind_of_file, sheet_found
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.rowmarks import RowMarks, Tally
from callassist.rosterfiles.rows import BATCH
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.workbook import Sheet, counted, opened

LOOKED_AT = 300
"""Rows of a sheet that are looked at for its header, its columns and the preview."""


def survey(path: Path, options: ReadOptions, limits: Limits) -> FileSurvey:
    """
    Look at a roster file without reading it whole; runs inside a spawned process.

    The rows are counted as `reading.read` counts them, and hostile files are refused as there.
    Columns whose header says nothing are taken for what their cells look like: what a supervisor
    then agrees with must come back in `options.mapping`, since `read` guesses nothing.

    Args:
        path: the file, whatever its name says it is.
        options: how to look at it; sheets asked for are those chosen.
        limits: what may be used.

    Raises:
        CallAssistError: the file is refused as a whole.
    """
    given = Source(path)
    digest = given.digest()
    source, kind = unwrap(given, options, limits)
    looking = replace(options, guess=True)
    encoding = encoding_of(source, options) if kind is Kind.TEXT else ""
    if encoding:
        looks = [_text(source, encoding, looking)]
    else:
        looks = list(_workbook(source, kind, looking, limits))
    name = source.name or path.name
    likely = kind_of_file(name, looks, looking)
    sheets = [sheet_found(look, replace(looking, kind=likely), name) for look in looks]
    return FileSurvey(digest, likely, tuple(sheets), encoding)


def _text(source: Source, encoding: str, options: ReadOptions) -> Look:
    batches = iter(records(source, encoding, BATCH))
    first = next(batches, [])
    counter = _Counter(first, options)
    counter.add(first)
    for batch in batches:
        counter.add(batch)
    return Look(Sheet("", count=counter.count()), first[:LOOKED_AT], counter.tally)


def _workbook(source: Source, kind: Kind, options: ReadOptions, limits: Limits) -> Iterator[Look]:
    counts = counted(source, kind, limits, words=True)
    members = {member: count for member, count in counts.values() if member}
    book = opened(head(source, members, LOOKED_AT) if members else source, kind, counts)
    for sheet in book.sheets:
        rows = book.rows(sheet)
        first = list(islice(rows, LOOKED_AT))
        yield Look(sheet, first) if sheet.member else _counted(sheet, first, rows, options)


def _counted(
    sheet: Sheet,
    first: Sequence[Sequence[Cell]],
    rows: Iterator[Sequence[Cell]],
    options: ReadOptions,
) -> Look:
    """Look at a sheet of .xls or .ods, whose library has all rows in memory by now."""
    counter = _Counter(first, options, sheet.count)
    counter.add(first)
    while batch := list(islice(rows, BATCH)):
        counter.add(batch)
    return Look(replace(sheet, count=counter.count()), first, counter.tally)


class _Counter:
    """Counts the rows and marks of a sheet whose every row passes by."""

    def __init__(
        self, first: Sequence[Sequence[Cell]], options: ReadOptions, known: SheetCount | None = None
    ) -> None:
        self.tally = Tally()
        self._known = known
        self._rows = 0
        self._layout = find(first[:LOOKED_AT], options)
        marks = known.marks if known else RowMarks()
        if self._layout:
            tallies = Tallies(self.tally)
            self._decisions = Decisions(self._layout, options, marks, tallies)

    def add(self, batch: Sequence[Sequence[Cell]]) -> None:
        """Count a batch of rows."""
        above = max(0, self._layout.row - self._rows) if self._layout else len(batch)
        body = batch[above:]
        if body:
            columns = list(zip_longest(*body, fillvalue=""))
            self._decisions.left_out(columns, self._rows + above + 1, set(), Notes(""))
        self._rows += len(batch)

    def count(self) -> SheetCount:
        """Return what was counted; a format's own count goes before ours."""
        return self._known or SheetCount(self._rows, self._rows)
