"""Rows, formulas and marks of an OpenDocument workbook, found in its XML without calamine."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.archive import SheetCount, pieces
from callassist.rosterfiles.odsmarks import OdsMarks
from callassist.rosterfiles.source import Source

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_CELLS = frozenset((f"{_TABLE}|table-cell", f"{_TABLE}|covered-table-cell"))
_WIDEST, _DEEPEST = 1_024, 1_048_576  # a formula outside of them is no key of a roster
_MOST_CELLS, _MOST_FORMULAS = 60_000_000, 2_000_000
"""A row or a cell may say that it stands there a thousand million times; a library lays it out."""


def count_rows(source: Source) -> dict[str, SheetCount]:
    """
    Return sheet name → count; `rows` have something in them, `last` is the last of those.

    Raises:
        RefusedError: the content is damaged or encrypted.

    Source:
        OpenDocument 1.3 part 3, 9.1: a row element stands for as many rows as it says.
    """
    counter = _Counter()
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise RefusedError("file-encrypted-ods")
            for piece in pieces(archive, "content.xml"):
                counter.parser.Parse(piece)
            counter.parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise RefusedError("file-damaged") from error
    return counter.counts


class _Counter:
    """Follows tables, rows and cells; nested tables count as part of their cell."""

    def __init__(self) -> None:
        self.counts: dict[str, SheetCount] = {}
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._name = ""
        self._position = self._rows = self._last = self._column = self._cells = 0
        self._filled = False
        self._filled_to = 0
        self._repeated = 1
        self._in_row: list[int] = []
        self._formulas: set[tuple[int, int]] = set()
        self._failed: set[tuple[int, int]] = set()
        self._marks = OdsMarks()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_TABLE}|table":
            self._name = attributes.get(f"{_TABLE}|name", "")
            self._position = self._rows = self._last = 0
            self._formulas.clear()
            self._failed.clear()
            self._marks.begin_table()
        elif tag == f"{_TABLE}|table-row":
            self._repeated = int(attributes.get(f"{_TABLE}|number-rows-repeated", "1"))
            self._filled = False
            self._column = self._filled_to = 0
            self._in_row.clear()
            self._marks.begin_row(attributes)
        elif tag in _CELLS:
            self._cell(attributes)
        elif tag == f"{_TEXT}|p":
            self._fill()
        else:
            self._marks.start(tag, attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        after = self._column + int(attributes.get(f"{_TABLE}|number-columns-repeated", "1"))
        if f"{_TABLE}|formula" in attributes:
            self._in_row += range(self._column, min(after, _WIDEST))
        if attributes.get(f"{_CALC}|value-type") == "error":
            self._failed.add((self._position + 1, self._column))
        self._marks.cell(self._column, attributes)
        self._column = after
        if f"{_OFFICE}|value-type" in attributes:
            self._fill()

    def _fill(self) -> None:
        """Note that the last cell has something in it."""
        self._filled, self._filled_to = True, self._column

    def _refuse_endless(self) -> None:
        self._cells += self._repeated * self._filled_to
        formulas = len(self._formulas) + self._repeated * len(self._in_row)
        if self._cells > _MOST_CELLS or formulas > _MOST_FORMULAS:
            raise RefusedError("file-unpacks-too-large")

    def _end(self, tag: str) -> None:
        if tag == f"{_TABLE}|table-row":
            self._refuse_endless()
            first, self._position = self._position + 1, self._position + self._repeated
            for column in self._in_row:
                last = min(self._position, _DEEPEST)
                self._formulas.update((row, column) for row in range(first, last + 1))
            if self._filled:
                self._rows += self._repeated
                self._last = self._position
                self._marks.end_row(first, self._position, self._filled_to)
        elif tag == f"{_TABLE}|table":
            found = frozenset(self._formulas)
            self.counts[self._name] = SheetCount(
                self._rows,
                self._last,
                len(found),
                formula_cells=found,
                error_cells=frozenset(self._failed),
                marks=self._marks.marks,
            )
