"""The records that the reading process sends to its owner, in the order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import RosterRow, RowProblem
from callassist.domain.rosterfile import MarkFound

_SEPARATOR = "\x1f"
_new_row: Callable[[Iterable[str]], RosterRow] = partial(tuple.__new__, RosterRow)
"""`RosterRow._make` without its Python frame, which costs more than the row."""


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
        fingerprint: by which files with the same headers are known again.
    """

    sheet: str
    header_row: int
    columns: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    encoding: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """
    Accepted rows of one sheet, each column as one text: they cross the pipe at a third of the cost.

    Args:
        numbers: row numbers as Excel shows them.
        columns: a text for each field of `RosterRow`: the values joined by U+001F, or "" where
            every row has none.
        sheet: name of the sheet, or "" in a text file.
    """

    numbers: list[int]
    columns: tuple[str, ...]
    sheet: str = ""

    @classmethod
    def of(cls, numbers: list[int], columns: Iterable[Sequence[str]], sheet: str = "") -> Rows:
        """
        Join the values of each column.

        Args:
            numbers: of the rows; at least one.
            columns: for each field of `RosterRow` as many values as there are rows.
            sheet: name of the sheet.
        """
        return cls(numbers, tuple(map(_joined, columns)), sheet)

    @property
    def rows(self) -> list[RosterRow]:
        """The rows, in the order of their numbers."""
        return list(map(_new_row, zip(*self.values, strict=True)))

    @property
    def values(self) -> list[list[str]]:
        """The values of each field, in the order of the numbers."""
        count = len(self.numbers)
        return [text.split(_SEPARATOR) if text else [""] * count for text in self.columns]


def _joined(values: Sequence[str]) -> str:
    if not any(values):
        return ""
    text = _SEPARATOR.join(values)
    if text.count(_SEPARATOR) == len(values) - 1:
        return text
    return _SEPARATOR.join([value.replace(_SEPARATOR, " ") for value in values])


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
        skipped: title, header, blank, note and total lines, and rows left out because of a mark;
            `rows + skipped` is the independent count of the rows of all sheets read.
        rejected: data rows refused, each listed in `Problems`.
        sha256: digest of the file as it was given.
        sheets: names of the sheets read; empty for a text file.
        ignored: names of the sheets that were not read.
        marks: how many data rows bear which mark; a row may bear several.
        left_out: how many rows were left out, each under one mark; they are among `skipped`.
    """

    rows: int
    skipped: int
    rejected: int
    sha256: str
    sheets: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    marks: tuple[MarkFound, ...] = ()
    left_out: tuple[MarkFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """The file was refused as a whole; the last record."""

    error: CallAssistError


Message = Header | Rows | Problems | Progress | Done | Failed
