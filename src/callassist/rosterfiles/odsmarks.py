"""Marks of rows in an OpenDocument workbook, followed on the pass that counts its rows."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.rosterfiles.colours import WHITE, colour
from callassist.rosterfiles.rowmarks import RowMarks

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_FORMAT = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_HIDDEN = frozenset(("collapse", "filter"))
_WIDEST = 1_024

Attributes = Mapping[str, str]


class OdsMarks:
    """
    Gathers what automatic styles and rows say; a document names its styles before its tables.

    Source:
        OpenDocument 1.3 part 3: 16.2 (styles), 19.755 (visibility), 20.375 (lines).
    """

    def __init__(self) -> None:
        self.marks = RowMarks()
        self._style = ""
        self._fills: dict[str, str] = {}
        self._struck: set[str] = set()
        self._columns: list[tuple[int, str]] = []
        self._is_hidden = self._has_struck_part = False
        self._cells: list[tuple[int, str]] = []

    def begin_table(self) -> None:
        """Forget the sheet before."""
        self.marks = RowMarks()
        self._columns = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Follow an element that is neither a row nor a cell."""
        if tag == f"{_STYLE}|style":
            self._style = attributes.get(f"{_STYLE}|name", "")
        elif tag == f"{_STYLE}|table-cell-properties":
            found = colour({"rgb": attributes.get(f"{_FORMAT}|background-color", "").lstrip("#")})
            if found and found != WHITE:
                self._fills[self._style] = found
        elif tag == f"{_STYLE}|text-properties":
            if _is_struck(attributes):
                self._struck.add(self._style)
        elif tag == f"{_TABLE}|table-column":
            self._column(attributes)
        elif tag == f"{_TEXT}|span" and attributes.get(f"{_TEXT}|style-name") in self._struck:
            self._has_struck_part = True

    def _column(self, attributes: Attributes) -> None:
        first = self._columns[-1][0] if self._columns else 0
        after = first + int(attributes.get(f"{_TABLE}|number-columns-repeated", "1"))
        self._columns.append((after, attributes.get(f"{_TABLE}|default-cell-style-name", "")))
        if attributes.get(f"{_TABLE}|visibility") in _HIDDEN:
            self.marks.hidden_columns += tuple(range(first, min(after, _WIDEST)))

    def begin_row(self, attributes: Attributes) -> None:
        """Follow the start of a row."""
        visibility = attributes.get(f"{_TABLE}|visibility", "")
        self._is_hidden, self._has_struck_part = visibility in _HIDDEN, False
        self.marks.filtered = self.marks.filtered or visibility == "filter"
        self._cells.clear()

    def cell(self, position: int, attributes: Attributes) -> None:
        """Follow a cell; only one with something in it can be marked."""
        style = attributes.get(f"{_TABLE}|style-name") or self._default(position)
        if style in self._fills or style in self._struck:
            self._cells.append((position, style))

    def _default(self, position: int) -> str:
        return next((style for after, style in self._columns if position < after), "")

    def end_row(self, first: int, last: int, filled_to: int) -> None:
        """
        Note the marks of filled rows.

        Args:
            first: number of the row.
            last: number of its last repetition.
            filled_to: number of columns up to the last filled one.
        """
        for row in range(first, last + 1) if self._is_marked else ():
            if self._is_hidden:
                self.marks.hidden.add(row)
            if self._has_struck_part:
                self.marks.partly.add(row)
            for position, style in self._cells:
                if position < filled_to:
                    self._mark(row, position, style)

    @property
    def _is_marked(self) -> bool:
        return self._is_hidden or self._has_struck_part or bool(self._cells)

    def _mark(self, row: int, position: int, style: str) -> None:
        if style in self._fills:
            self.marks.fill(row, self._fills[style])
        if style in self._struck:
            self.marks.strike(row, position)


def _is_struck(attributes: Attributes) -> bool:
    lines = (attributes.get(f"{_STYLE}|text-line-through-{what}") for what in ("style", "type"))
    return any(line not in {None, "none"} for line in lines)
