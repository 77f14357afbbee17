"""The rejected rows of an import as an encrypted workbook, to be mended and imported again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.roster import RejectedRows, RowProblem
from callassist.reports.encrypted import store
from callassist.words.catalogue import Catalogue

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

COLUMNS = ("sheet", "row", "column", "severity", "reason", "mend")
WIDTHS = (14, 8, 18, 10, 60, 60)
MARKS = ("sheet", "row", "reason", "mend")
MARK_WIDTHS = (14, 8, 40, 40)
LONGEST_CELL = 32_767
"""Characters that fit into a cell; of a longer one the beginning is written."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_problems(
    path: Path,
    rejected: Iterable[RejectedRows],
    problems: Sequence[RowProblem],
    words: Catalogue,
    password: str,
) -> int:
    """
    Write a sheet of refused rows for each sheet of the file, and a sheet that lists the problems.

    A sheet of rows has our four columns first and then the file's own, under the file's own
    headers: rows mended there are imported as they stand, as a supplement. Our columns come
    first because a row may have more cells than the file has headers.

    Args:
        path: file to write, an .xlsx that opens with the password.
        rejected: the refused rows.
        problems: refusals and warnings, for the list; it holds no value of a row.
        words: the language of reasons and mends.
        password: encrypts the workbook; nothing is written in the clear.

    Returns:
        How many rows were written.

    Raises:
        UsageError: the password is empty, or the folder does not exist.
        OSError: the disk is full, or we may not write there.
    """
    import xlsxwriter  # noqa: PLC0415 - loaded by whoever writes a report, not by every command

    target = io.BytesIO()
    # Strings stay strings: a cell that begins with "=" must not become a formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        writer = _Writer(book, words)
        written = sum(map(writer.rows, rejected))
        writer.problems(problems)
    store(path, target.getvalue(), password)
    return written


class _Writer:
    """Fills the sheets of one workbook with texts, and with nothing but texts."""

    def __init__(self, book: Workbook, words: Catalogue) -> None:
        self._book = book
        self._words = words
        self._heading = book.add_format({"bold": True, "bottom": 1})

    def rows(self, rejected: RejectedRows) -> int:
        """Write the refused rows of one sheet and return how many."""
        marks = [self._words.text(f"report.rejected.{mark}") for mark in MARKS]
        sheet = self._sheet(rejected.sheet or self._words.text("report.rejected.title"))
        self._head(sheet, (*marks, *rejected.headers), MARK_WIDTHS)
        for line, (problem, texts) in enumerate(rejected.rows, start=1):
            _fill(sheet, line, (*self._marks(problem), *texts))
        return len(rejected.rows)

    def problems(self, problems: Sequence[RowProblem]) -> None:
        """Write one line a problem: where it is, why, and how to mend it."""
        sheet = self._sheet(self._words.text("report.problems.title"))
        heads = [self._words.text(f"report.rejected.{column}") for column in COLUMNS]
        self._head(sheet, heads, WIDTHS)
        for line, problem in enumerate(problems, start=1):
            name, row, reason, mend = self._marks(problem)
            severity = self._words.text(f"report.severity.{problem.severity.value}")
            _fill(sheet, line, (name, row, problem.column, severity, reason, mend))

    def _sheet(self, wanted: str) -> Worksheet:
        """Add a sheet by the name wanted, or the nearest one a workbook may have."""
        taken = {sheet.get_name().lower() for sheet in self._book.worksheets()}
        plain = _NOT_IN_NAMES.sub("_", wanted).strip("'")[:_LONGEST_NAME] or "_"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]}_{number}"
        return self._book.add_worksheet(name)

    def _head(self, sheet: Worksheet, texts: Sequence[str], widths: Sequence[int]) -> None:
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        _fill(sheet, 0, texts, self._heading)
        sheet.freeze_panes(1, 0)

    def _marks(self, problem: RowProblem) -> tuple[str, str, str, str]:
        return (
            problem.sheet,
            str(problem.row),
            self._words.text(f"problem.{problem.code}.message"),
            self._words.text(f"problem.{problem.code}.mend"),
        )


def _fill(sheet: Worksheet, line: int, texts: Sequence[str], look: Format | None = None) -> None:
    for at, text in enumerate(texts):
        if text:
            sheet.write_string(line, at, text[:LONGEST_CELL], look)
