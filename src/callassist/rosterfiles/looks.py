"""What the first rows of a sheet tell: its columns with their reasons, marks, and a preview."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from callassist.domain.rosterfile import (
    ColumnFound,
    ColumnReason,
    FileKind,
    Mark,
    PreviewRow,
    SheetFound,
)
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.checking import is_filled
from callassist.rosterfiles.deciding import keys_of, speaking
from callassist.rosterfiles.headers import Strength
from callassist.rosterfiles.layout import Layout, find
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.rowmarks import Borne, RowMarks, Tally
from callassist.rosterfiles.rows import RowReader, SheetAbout
from callassist.rosterfiles.status import likely_kind
from callassist.rosterfiles.workbook import Sheet

_PREVIEWED = 20
_SAMPLES = 5
_LONGEST_SAMPLE = 60
_SUPPLEMENT = re.compile(r"追加|補足|補遺|差分|追補|修正分|訂正分|SUPPLEMENT|DIFF", re.IGNORECASE)
_REASONS = {
    Strength.CONTENT: ColumnReason.CONTENT,
    Strength.NEAR: ColumnReason.SIMILAR,
    Strength.WEAKER: ColumnReason.HEADER,
    Strength.SYNONYM: ColumnReason.HEADER,
    Strength.USUAL: ColumnReason.HEADER,
    Strength.REMEMBERED: ColumnReason.REMEMBERED,
    Strength.CHOSEN: ColumnReason.CHOSEN,
}


@dataclass(frozen=True, slots=True)
class Look:
    """
    A sheet as far as it was looked at.

    Args:
        sheet: with its count.
        rows: its first rows, from row 1.
        tally: its marks; None: they are in the count.
    """

    sheet: Sheet
    rows: Sequence[Sequence[Cell]]
    tally: Tally | None = None

    def titles(self, layout: Layout, file: str) -> tuple[str, ...]:
        """Return what may say of the whole sheet what it is about, the nearest first."""
        above = self.rows[: layout.row - len(layout.lines)]
        texts = (text_of(cell) for row in above for cell in row)
        return tuple(filter(None, (*texts, self.sheet.name, file)))

    @property
    def marks(self) -> RowMarks:
        """What the bytes of the sheet say of its rows."""
        return self.sheet.count.marks if self.sheet.count else RowMarks()


def kind_of_file(name: str, looks: Sequence[Look], options: ReadOptions) -> FileKind:
    """
    Return what a file most likely is; a supervisor has the last word.

    Args:
        name: of the file, without its folder.
        looks: its sheets.
        options: a caller who says that it is a status file is believed.
    """
    kinds = {
        likely_kind(layout, look.titles(layout, name))
        for look in looks
        if not look.sheet.hidden
        if (layout := find(look.rows, options)) and "reference" in layout.columns
    }
    if options.kind is FileKind.STATUS or kinds == {FileKind.STATUS}:
        return FileKind.STATUS
    titled = _SUPPLEMENT.search(unicodedata.normalize("NFKC", name))
    return FileKind.SUPPLEMENT if titled or kinds == {FileKind.SUPPLEMENT} else FileKind.FULL


def sheet_found(look: Look, options: ReadOptions, file: str) -> SheetFound:
    """
    Return what is told of a sheet.

    Args:
        look: the sheet.
        options: how to look at it, with the kind the file is taken for.
        file: its name.
    """
    sheet, layout, marks = look.sheet, find(look.rows, options), look.marks
    if layout is None:
        return SheetFound(sheet.name, 0, sheet.hidden, None, chosen=False)
    last = sheet.count.last if sheet.count else len(look.rows)
    hidden = [at for at in marks.hidden_columns if at < len(layout.names)]
    return SheetFound(
        sheet.name,
        max(0, last - layout.row),
        sheet.hidden,
        layout.row,
        tuple(_columns(layout, look.rows[layout.row :])),
        layout.missing,
        tuple(layout.names[at] for at in hidden),
        marks.filtered,
        (look.tally or _tallied(layout, marks, options)).found(),
        tuple(_preview(look, layout, options, file)),
        sheet.name in options.sheets
        if options.sheets
        else not (sheet.hidden or layout.missing or layout.doubled),
    )


def _tallied(layout: Layout, marks: RowMarks, options: ReadOptions) -> Tally:
    """Count the marks that were found in the bytes of a sheet, below its header."""
    tally, keys, spoken = Tally(), keys_of(layout), dict[int, list[Borne]]()
    allowed, width = speaking(layout, options.kind), len(layout.headers)
    for (row, position), word in marks.words.items():
        if position in allowed or position >= width:
            spoken.setdefault(row, []).append((Mark.CANCELLED, word))
    for row in sorted(marks.rows() | spoken.keys()):
        if row > layout.row:
            tally.add(row, (*spoken.get(row, ()), *marks.of(row, keys)))
    return tally


def _columns(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[ColumnFound]:
    """Yield the columns that have a header or a value; our own beside rejected rows are none."""
    for position, name in enumerate(layout.names):
        samples = _samples(rows, position)
        if position in layout.marks or not (layout.headers[position] or samples):
            continue
        claim = layout.claims[position]
        field = claim.field if claim else ""
        reason = _REASONS[claim.strength] if claim else ColumnReason.NONE
        yield ColumnFound(position, name, field, reason, samples)


def _samples(rows: Sequence[Sequence[Cell]], position: int) -> tuple[str, ...]:
    texts = (text_of(row[position]) for row in rows if position < len(row))
    return tuple(text[:_LONGEST_SAMPLE] for text in islice(filter(None, texts), _SAMPLES))


def _preview(look: Look, layout: Layout, options: ReadOptions, file: str) -> list[PreviewRow]:
    """Return the first data rows as they will be understood; none where nobody has a number."""
    body = look.rows[layout.row : layout.row + _PREVIEWED * 2]
    if "reference" not in layout.columns or not any(map(is_filled, body)):
        return []
    about = SheetAbout(look.sheet.name, look.titles(layout, file), marks=look.marks)
    return RowReader(layout, options, about).preview(body, layout.row + 1)[:_PREVIEWED]
