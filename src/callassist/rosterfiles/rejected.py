"""A second look at a file for the rows that were refused, in the file's own layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RejectedRows, RowProblem
from callassist.rosterfiles.cells import Cell, texts_of
from callassist.rosterfiles.container import unwrap
from callassist.rosterfiles.delimited import records
from callassist.rosterfiles.encodings import encoding_of
from callassist.rosterfiles.layout import SEARCHED, find, refusal
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.rows import BATCH
from callassist.rosterfiles.source import Kind, Source
from callassist.rosterfiles.workbook import open_workbook

FORMULA = "formula-in-key"
"""Such a cell comes back behind "=", so that nobody takes its last result for a value."""

Wanted = Mapping[str, Mapping[int, RowProblem]]
"""Sheet → row number → why that row was refused."""


def by_sheet(problems: Iterable[RowProblem]) -> dict[str, dict[int, RowProblem]]:
    """Return the problems by sheet and row; of several of one row, the first."""
    wanted: dict[str, dict[int, RowProblem]] = {}
    for problem in problems:
        wanted.setdefault(problem.sheet, {}).setdefault(problem.row, problem)
    return wanted


def rejected_rows(
    path: Path, options: ReadOptions, limits: Limits, wanted: Wanted, sha256: str
) -> Iterator[RejectedRows]:
    """
    Yield the refused rows of a file that was read before; runs inside a spawned process.

    Args:
        path: the file.
        options: how it was read.
        limits: what may be used.
        wanted: which rows, and why they were refused.
        sha256: digest of the file that was read.

    Raises:
        RefusedError: the file is no longer the one that was read.
    """
    given = Source(path)
    if given.digest() != sha256:
        raise RefusedError("file-changed")
    source, kind = unwrap(given, options, limits)
    if kind is Kind.TEXT:
        batches = records(source, encoding_of(source, options), BATCH)
        yield _of_sheet("", chain.from_iterable(batches), options, wanted[""])
        return
    book = open_workbook(source, kind, limits)
    for sheet in book.sheets:
        if sheet.name in wanted:
            yield _of_sheet(sheet.name, book.rows(sheet), options, wanted[sheet.name])


def _of_sheet(
    sheet: str,
    rows: Iterator[Sequence[Cell]],
    options: ReadOptions,
    wanted: Mapping[int, RowProblem],
) -> RejectedRows:
    first = list(islice(rows, max(SEARCHED, options.header_row or 0)))
    layout = find(first, options)
    if layout is None:
        raise refusal(layout)
    numbered = enumerate(chain(first, rows), 1)
    picked = [(wanted[number], texts_of(row)) for number, row in numbered if number in wanted]
    for problem, texts in picked:
        _flag_formula(problem, texts, layout.headers)
    return RejectedRows(sheet, layout.headers, picked)


def _flag_formula(problem: RowProblem, texts: list[str], headers: Sequence[str]) -> None:
    if problem.code == FORMULA and problem.column in headers:
        position = headers.index(problem.column)
        texts.extend([""] * (position + 1 - len(texts)))
        texts[position] = "=" + texts[position].removeprefix("=")
