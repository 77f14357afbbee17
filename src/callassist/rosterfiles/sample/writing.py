"""A synthetic roster file, its format chosen by its ending."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from callassist.domain.errors import MachineError, UsageError
from callassist.rosterfiles.sample import xlsx
from callassist.rosterfiles.sample.rows import HEADERS, NUMBERS, RosterRows, Row

MOST_ROWS = NUMBERS
TEN_HEADERS = HEADERS[:10]
"""The columns that benchmarks measure with."""


def write(path: Path, rows: int, seed: int, headers: tuple[str, ...] = HEADERS) -> None:
    """
    Write a synthetic roster; the same rows, seed and headers give the same file contents.

    Args:
        path: the file to write or replace, ending in .xlsx, .csv or .tsv.
        rows: persons, at most ten million (an .xlsx sheet holds 1,048,575).
        seed: start of the random numbers.
        headers: the columns wanted, in this order.

    Raises:
        UsageError: another ending, or a number of rows that the format cannot hold.
        MachineError: the file cannot be written.
    """
    ending = path.suffix.lower()
    most = xlsx.MOST_ROWS - 1 if ending == ".xlsx" else MOST_ROWS
    if ending not in {".xlsx", ".csv", ".tsv"}:
        raise UsageError("sample-ending-unknown")
    if not 0 <= rows <= most:
        raise UsageError("sample-too-large", most=most)
    batches = _columns(RosterRows(seed).batches(rows), headers)
    try:
        if ending == ".xlsx":
            xlsx.write_xlsx(path, headers, batches)
        else:
            _write_text(path, headers, batches, "," if ending == ".csv" else "\t")
    except OSError as error:
        raise MachineError("file-not-written") from error


def _columns(batches: Iterator[list[Row]], headers: tuple[str, ...]) -> Iterator[list[Row]]:
    if headers == HEADERS:
        yield from batches
        return
    positions = [HEADERS.index(header) for header in headers]
    for batch in batches:
        yield [tuple([row[position] for position in positions]) for row in batch]


def _write_text(
    path: Path, headers: tuple[str, ...], batches: Iterator[list[Row]], delimiter: str
) -> None:
    """Write text with the mark by which spreadsheet programs recognise UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerows(chain([headers], chain.from_iterable(batches)))
