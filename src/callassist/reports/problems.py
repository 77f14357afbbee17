"""The problems of an import as an encrypted workbook, to be mended by whoever made the roster."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.domain.roster import RowProblem
from callassist.words.catalogue import Catalogue

COLUMNS = ("sheet", "row", "column", "severity", "reason", "mend")
WIDTHS = (14, 8, 18, 10, 60, 60)


def write_problems(
    path: Path, problems: Sequence[RowProblem], words: Catalogue, password: str
) -> None:
    """
    Write one line a problem: where it is, why, and how to mend it; no value of the row.

    Args:
        path: file to write, an .xlsx that opens with the password.
        problems: what to write.
        words: the language of reasons and mends.
        password: encrypts the workbook; nothing is written in the clear.

    Raises:
        UsageError: the password is empty, or the folder does not exist.
    """
    if not password:
        raise UsageError("file-password-empty")
    _store(path, _encrypted(_workbook(problems, words), password))


def _workbook(problems: Sequence[RowProblem], words: Catalogue) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - loaded by whoever writes a report, not by every command

    target = io.BytesIO()
    # Strings stay strings: a header that begins with "=" must not become a formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(words.text("report.problems.title"))
        heading = book.add_format({"bold": True, "bottom": 1})
        for at, (column, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, words.text(f"report.problems.{column}"), heading)
        for line, problem in enumerate(problems, start=1):
            for at, cell in enumerate(_cells(problem, words)):
                sheet.write_string(line, at, cell)
        sheet.freeze_panes(1, 0)
    return target.getvalue()


def _cells(problem: RowProblem, words: Catalogue) -> tuple[str, ...]:
    return (
        problem.sheet,
        str(problem.row),
        problem.column,
        words.text(f"report.severity.{problem.severity.value}"),
        words.text(f"problem.{problem.code}.message"),
        words.text(f"problem.{problem.code}.mend"),
    )


def _encrypted(workbook: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - the same

    target = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, target)
    return target.getvalue()


def _store(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise UsageError("file-unwritable") from None
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
