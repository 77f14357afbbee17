"""The records that the reading process sends to its owner, in the order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import RosterRow, RowProblem

FIELDS = len(RosterRow._fields)

new_row: Callable[[Iterable[str]], RosterRow] = partial(tuple.__new__, RosterRow)
"""`RosterRow._make` without its Python frame, which costs more than the row; 16 texts in order."""


@dataclass(frozen=True, slots=True)
class Header:
    """
    What was understood of one sheet before its rows come; sent once a sheet.

    Args:
        sheet: name of the sheet, or "" in a text file.
        header_row: row of the header as Excel shows it.
        columns: (field, header) of every column that was recognised.
        unknown: headers nobody knows; their values are kept in `RosterRow.extra`.
        encoding: encoding of a text file, or "".
    """

    sheet: str
    header_row: int
    columns: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """
    Accepted rows of one sheet with their row numbers as Excel shows them.

    Pickled as flat lists: a million named tuples one by one cost twice the time.
    """

    rows: list[tuple[int, RosterRow]]
    sheet: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Cross the pipe as two flat lists."""
        flat = list(chain.from_iterable([row for _, row in self.rows]))
        return (_rows, ([number for number, _ in self.rows], flat, self.sheet))


def _rows(numbers: list[int], flat: list[str], sheet: str) -> Rows:
    values = iter(flat)
    return Rows(
        list(zip(numbers, map(new_row, zip(*[values] * FIELDS, strict=True)), strict=True)),
        sheet,
    )


@dataclass(frozen=True, slots=True)
class Problems:
    """
    Rows refused or warned about, in the order of the sheet.

    Args:
        problems: one or more a row, the row's own together.
        references: canonical numbers of the refused rows among them, where one could be read;
            the import counts with them which people are lost by refusal.
    """

    problems: list[RowProblem]
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Sheet rows read so far, and how many there are where that is known."""

    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """
    The file was read to its end; the last record.

    Args:
        rows: data rows, accepted or refused.
        skipped: title, header, blank, note and total lines; `rows + skipped` is the
            independent count of the rows of all sheets read.
        rejected: data rows refused, each listed in `Problems`.
        sha256: digest of the file as it was given.
        sheets: names of the sheets read; empty for a text file.
        ignored: names of the sheets that were not read.
    """

    rows: int
    skipped: int
    rejected: int
    sha256: str
    sheets: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """The file was refused as a whole; the last record."""

    error: CallAssistError


Message = Header | Rows | Problems | Progress | Done | Failed
