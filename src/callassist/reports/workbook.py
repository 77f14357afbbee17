"""Sections as a workbook of one sheet that prints on one page's width."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from callassist.reports.import_account import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (30, 16, 46, 46)
FONT = "Meiryo UI"
A4 = 9  # xlsxwriter's number of the paper


def written(title: str, sections: Sequence[Section]) -> bytes:
    """
    Return the workbook's bytes.

    Args:
        title: its heading and, shortened, the name of its sheet.
        sections: one below the other.
    """
    import xlsxwriter  # noqa: PLC0415 - loaded by whoever writes a report, not by every command

    target = io.BytesIO()
    # Strings stay strings: a file's name that begins with "=" must not become a formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        _Writer(book, title).fill(sections)
    return target.getvalue()


class _Writer:
    """Fills one sheet from top to bottom."""

    def __init__(self, book: Workbook, title: str) -> None:
        look = {"font_name": FONT, "font_size": 10, "valign": "top"}
        table = {**look, "text_wrap": True, "border": 1, "border_color": "#C9CED6"}
        self._title = book.add_format({**look, "font_size": 16, "bold": True})
        self._section = book.add_format({**look, "font_size": 12, "bold": True})
        self._head = book.add_format({**table, "bold": True, "bg_color": "#E8ECF2"})
        self._text = book.add_format(table)
        self._count = book.add_format({**table, "num_format": "#,##0"})
        self._note = book.add_format({**look, "font_color": "#4A5362"})
        self._sheet: Worksheet = book.add_worksheet()
        self._line = 0
        self._settle(title)

    def fill(self, sections: Sequence[Section]) -> None:
        """Write the sections one below the other."""
        for section in sections:
            self._line += 1
            self._sheet.write_string(self._line, 0, section.title, self._section)
            self._line += 1
            self._table(section)

    def _settle(self, title: str) -> None:
        for at, width in enumerate(WIDTHS):
            self._sheet.set_column(at, at, width)
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.write_string(0, 0, title, self._title)
        self._line = 1

    def _table(self, section: Section) -> None:
        for at, text in enumerate(section.head):
            self._sheet.write_string(self._line, at, text, self._head)
        self._line += bool(section.head)
        for row in section.rows:
            named = not section.head
            for at, cell in enumerate(row):
                self._cell(at, cell, is_name=named and at == 0, is_last=at == len(row) - 1)
            self._line += 1
        if section.note:
            self._sheet.write_string(self._line, 0, section.note, self._note)
            self._line += 1

    def _cell(self, at: int, cell: str | int, *, is_name: bool, is_last: bool) -> None:
        if isinstance(cell, int):
            self._sheet.write_number(self._line, at, cell, self._count)
        elif is_last and at == 1:  # a long value takes the columns beside it
            self._sheet.merge_range(self._line, at, self._line, at + 2, "", self._text)
            self._sheet.write_string(self._line, at, cell, self._text)
        else:
            self._sheet.write_string(self._line, at, cell, self._head if is_name else self._text)
