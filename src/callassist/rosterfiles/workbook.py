"""Workbooks as sheets of rows: calamine first, openpyxl where calamine cannot."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import python_calamine as calamine
from defusedxml import ElementTree

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.archive import SheetCount, inspect
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.ods import count_rows as count_ods
from callassist.rosterfiles.options import Limits
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.xls import count_rows as count_xls

MOST_CELLS = 60_000_000
"""
Cells of the rectangle that calamine may be asked for: it lays the whole rectangle out in memory
(24 bytes a cell), and one stray cell at XFD1048576 makes it abort the process.
"""

Rows = Iterator[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One sheet of a workbook before it is read.

    Args:
        name: as the workbook has it.
        hidden: whether a person opening the file would not see it.
        member: the sheet's part of the archive, or "".
        count: what the bytes say, independent of the library that reads them; None where
            the format cannot be counted.
    """

    name: str
    hidden: bool = False
    member: str = ""
    count: SheetCount | None = None


class Workbook(Protocol):
    """A workbook whose sheets are read one after the other."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets, in the workbook's order."""

    def rows(self, sheet: Sheet) -> Rows:
        """Yield every row from row 1, empty ones too."""


@dataclass(frozen=True, slots=True)
class CalamineWorkbook:
    """
    A workbook read by calamine, the fast way.

    Args:
        book: the open workbook.
        counts: sheet name → (member, count).
        source: the bytes, for a sheet that calamine must not touch.
        kind: format; openpyxl reads only xlsx.
    """

    book: calamine.CalamineWorkbook
    counts: dict[str, tuple[str, SheetCount]]
    source: Source
    kind: Kind

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets; charts, dialogs and macro sheets hold no rows."""
        return tuple(
            Sheet(
                one.name, one.visible != calamine.SheetVisibleEnum.Visible, *self._known(one.name)
            )
            for one in self.book.sheets_metadata
            if one.typ == calamine.SheetTypeEnum.WorkSheet
        )

    def _known(self, name: str) -> tuple[str, SheetCount | None]:
        return self.counts.get(name, ("", None))

    def rows(self, sheet: Sheet) -> Rows:
        """Yield the rows; a sheet too sparse for calamine goes through openpyxl."""
        if sheet.count and sheet.count.area > MOST_CELLS:
            return OpenpyxlWorkbook(self.source, self.sheets).rows(sheet)
        try:
            found = self.book.get_sheet_by_name(sheet.name)
            return _from_column_a(found.iter_rows(), found.start)
        except calamine.CalamineError:
            if self.kind is not Kind.XLSX:
                raise RefusedError("file-damaged") from None
            return OpenpyxlWorkbook(self.source, self.sheets).rows(sheet)


def _from_column_a(rows: Rows, start: tuple[int, int] | None) -> Rows:
    """
    Return the rows with the empty columns before the first used one, which calamine leaves out.

    Formulas and marks are found by the places that the bytes of the sheet name.
    """
    if start is None or not start[1]:
        return rows
    blank: list[Cell] = [""] * start[1]
    return ([*blank, *row] for row in rows)


@dataclass(frozen=True, slots=True)
class OpenpyxlWorkbook:
    """
    An xlsx workbook read by openpyxl: ten times slower, in constant memory.

    Args:
        source: the bytes.
        sheets: the worksheets.
    """

    source: Source
    sheets: tuple[Sheet, ...]

    def rows(self, sheet: Sheet) -> Rows:
        """Yield the rows, whatever the sheet claims of its own size."""
        import openpyxl  # noqa: PLC0415 - takes 170 ms to import and few files need it

        try:
            with self.source.open() as stream:
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
                worksheet = book[sheet.name]
                worksheet.reset_dimensions()
                for row in worksheet.iter_rows(values_only=True):
                    yield cast("tuple[Cell, ...]", row)  # data_only leaves no formula objects
        except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
            raise RefusedError("file-damaged") from error


def open_workbook(source: Source, kind: Kind, limits: Limits) -> Workbook:
    """
    Inspect and open a workbook.

    Raises:
        RefusedError: it is hostile, damaged or encrypted.
    """
    return opened(source, kind, counted(source, kind, limits))


Counts = dict[str, tuple[str, SheetCount]]
"""Sheet name → its part of the archive, and what the bytes of it say."""


def counted(source: Source, kind: Kind, limits: Limits, *, words: bool = False) -> Counts:
    """
    Inspect a workbook: what is in it, without the library that reads it.

    Args:
        source: the workbook.
        kind: its format.
        limits: what may be used.
        words: whether to look for cells that say that their row no longer counts; xlsx only.

    Raises:
        RefusedError: it is hostile, damaged or encrypted.
    """
    try:
        return _counts(source, kind, limits, words=words)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise RefusedError("file-damaged") from error


def opened(source: Source, kind: Kind, counts: Counts) -> Workbook:
    """
    Open a workbook that was inspected.

    Raises:
        RefusedError: it is damaged or encrypted.
    """
    try:
        book = calamine.load_workbook(_named_rightly(source, kind) or source.open())
    except calamine.PasswordError:
        raise RefusedError("file-encrypted") from None
    except (calamine.CalamineError, ValueError, OSError):
        if kind is Kind.XLSX and counts:
            return OpenpyxlWorkbook(source, _all_visible(counts))
        raise RefusedError("file-damaged") from None
    return CalamineWorkbook(book, counts, source, kind)


def _named_rightly(source: Source, kind: Kind) -> Path | None:
    """Return the path where its ending tells calamine the truth; else it must see the bytes."""
    return source.path if source.path and source.path.suffix.lower() in _ENDINGS[kind] else None


_ENDINGS = {
    Kind.XLSX: frozenset((".xlsx", ".xlsm")),
    Kind.XLS: frozenset((".xls",)),
    Kind.ODS: frozenset((".ods",)),
}


def _all_visible(counts: Counts) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(name, hidden=False, member=member, count=count)
        for name, (member, count) in counts.items()
    )


def _counts(source: Source, kind: Kind, limits: Limits, *, words: bool) -> Counts:
    if kind is Kind.XLS:
        return {name: ("", count) for name, count in count_xls(source).items()}
    members = inspect(source, limits, words=words)
    if kind is Kind.ODS:
        return {name: ("", count) for name, count in count_ods(source).items()}
    return {
        name: (member, members[member])
        for name, member in _members(source).items()
        if member in members
    }


def _members(source: Source) -> dict[str, str]:
    """Return sheet name → part, from the workbook's own table of contents."""
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        try:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        except (KeyError, ElementTree.ParseError) as error:
            raise RefusedError("file-damaged") from error
    target_of = {link.get("Id"): link.get("Target", "") for link in links}
    members = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
            target = target_of.get(link, "")
            members[sheet.get("name", "")] = posixpath.normpath(
                posixpath.join("xl", target) if not target.startswith("/") else target[1:]
            )
    return members
