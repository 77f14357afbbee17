"""A roster file before it is read: its sheets, what their columns seem to be, its first rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from callassist.domain.rosterfile import (
    ColumnFound,
    ColumnReason,
    FileSurvey,
    PreviewRow,
    SheetFound,
)
from callassist.rosterfiles.archive import SheetCount
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.checking import is_filled
from callassist.rosterfiles.container import unwrap
from callassist.rosterfiles.delimited import records
from callassist.rosterfiles.encodings import encoding_of
from callassist.rosterfiles.headers import Claim, Strength
from callassist.rosterfiles.heads import head
from callassist.rosterfiles.kinds import kind_of_file
from callassist.rosterfiles.layout import Layout, find
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.rows import BATCH, RowReader
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.workbook import Sheet, counted, opened

LOOKED_AT = 300
"""Rows of a sheet that are looked at for its header, its columns and the preview."""
_PREVIEWED = 20
_SAMPLES = 5
_LONGEST_SAMPLE = 60

_REASONS = {
    Strength.CONTENT: ColumnReason.CONTENT,
    Strength.NEAR: ColumnReason.SIMILAR,
    Strength.SYNONYM: ColumnReason.HEADER,
    Strength.USUAL: ColumnReason.HEADER,
    Strength.REMEMBERED: ColumnReason.REMEMBERED,
    Strength.CHOSEN: ColumnReason.CHOSEN,
}


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
        sheets = [_text(source, encoding, looking)]
    else:
        sheets = list(_sheets(source, kind, looking, limits))
    return FileSurvey(digest, kind_of_file(path.name, sheets), tuple(sheets), encoding)


def _text(source: Source, encoding: str, options: ReadOptions) -> SheetFound:
    first: list[Sequence[Cell]] = []
    count = 0
    for batch in records(source, encoding, BATCH):
        first = first or list(batch[:LOOKED_AT])
        count += len(batch)
    return _found(Sheet("", count=SheetCount(count, count)), first, options)


def _sheets(
    source: Source, kind: Kind, options: ReadOptions, limits: Limits
) -> Iterator[SheetFound]:
    counts = counted(source, kind, limits)
    members = {member: count for member, count in counts.values() if member}
    book = opened(head(source, members, LOOKED_AT) if members else source, kind, counts)
    for sheet in book.sheets:
        yield _found(sheet, list(islice(book.rows(sheet), LOOKED_AT)), options)


def _found(sheet: Sheet, rows: Sequence[Sequence[Cell]], options: ReadOptions) -> SheetFound:
    layout = find(rows, options)
    last = sheet.count.last if sheet.count else len(rows)
    if layout is None:
        return SheetFound(sheet.name, 0, sheet.hidden, None, chosen=False)
    return SheetFound(
        sheet.name,
        max(0, last - layout.row),
        sheet.hidden,
        layout.row,
        tuple(_columns(layout, rows[layout.row :])),
        layout.missing,
        preview=tuple(_preview(layout, rows, options, sheet.name)),
        chosen=_is_chosen(sheet, layout, options),
    )


def _is_chosen(sheet: Sheet, layout: Layout, options: ReadOptions) -> bool:
    if options.sheets:
        return sheet.name in options.sheets
    return not (sheet.hidden or layout.missing)


def _columns(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[ColumnFound]:
    field_of = {at: name for name, places in layout.columns.items() for at in places}
    for position, name in enumerate(layout.names):
        samples = _samples(rows, position)
        if position in layout.marks or not (layout.headers[position] or samples):
            continue
        claim = layout.claims[position]
        field = claim.field if claim else field_of.get(position, "")
        yield ColumnFound(position, name, field, _reason(claim), samples)


def _reason(claim: Claim | None) -> ColumnReason:
    return _REASONS[claim.strength] if claim else ColumnReason.NONE


def _samples(rows: Sequence[Sequence[Cell]], position: int) -> tuple[str, ...]:
    texts = (text_of(row[position]) for row in rows if position < len(row))
    return tuple(text[:_LONGEST_SAMPLE] for text in islice(filter(None, texts), _SAMPLES))


def _preview(
    layout: Layout, rows: Sequence[Sequence[Cell]], options: ReadOptions, sheet: str
) -> list[PreviewRow]:
    """Return the first data rows as they will be understood; none where nobody has a number."""
    body = rows[layout.row :]
    if "reference" not in layout.columns or not any(map(is_filled, body)):
        return []
    return RowReader(layout, options, sheet).preview(body, layout.row + 1)[:_PREVIEWED]
