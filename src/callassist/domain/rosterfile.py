"""What a roster file looks like before a row of it is used, and what its reader is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.roster import RowProblem


class FileKind(StrEnum):
    """What a file does to the active roster."""

    FULL = "full"  # replaces it: whoever is not in the file is removed
    SUPPLEMENT = "supplement"  # is laid over it: nobody is removed
    STATUS = (
        "status"  # changes what became of letters (返戻・再発送・発送停止・架電禁止), nothing else
    )


class Mark(StrEnum):
    """What somebody did to a row in a spreadsheet that is no value of a cell."""

    FILLED = "filled"
    STRUCK = "struck"
    CANCELLED = "cancelled"  # 取消, 対象外 and the like written into a cell of its own
    HIDDEN = "hidden"  # by hand or by a filter


@dataclass(frozen=True, slots=True)
class Meaning:
    """
    What a supervisor says that a mark means.

    Args:
        mark: the mark.
        detail: which of its kind: the colour as "RRGGBB", or the word; "" means all of them.
        leave_out: whether rows that bear it are no longer on the roster; else they are as any.
    """

    mark: Mark
    detail: str
    leave_out: bool


@dataclass(frozen=True, slots=True)
class MarkFound:
    """
    Rows of a sheet that bear a mark.

    Args:
        mark: the mark.
        detail: which of its kind: the colour as "RRGGBB", or the word; "" where there is one kind.
        rows: how many data rows bear it.
        first: number of the first one as Excel shows it.
    """

    mark: Mark
    detail: str
    rows: int
    first: int


class ColumnReason(StrEnum):
    """Why a column is taken for a field."""

    HEADER = "header"  # its header is a usual one
    SIMILAR = "similar"  # its header is like a usual one
    CONTENT = "content"  # its cells look like it
    REMEMBERED = "remembered"  # so it was chosen for a file with the same headers
    CHOSEN = "chosen"
    NONE = ""  # nobody knows it: it is kept beside the row


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """
    A column of a sheet and what it is taken for.

    Args:
        position: from 0.
        header: its header; of two header lines, both.
        field: of `RosterRow`, a part of one as "address:2", or "": it is kept beside the row.
        reason: why.
        samples: some of its first cells that are not empty; personal data.
    """

    position: int
    header: str
    field: str
    reason: ColumnReason
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """
    A row of the file as it will be understood; personal data.

    Args:
        row: its number as Excel shows it.
        values: field of `RosterRow` and value, of the fields that have one.
        problems: what would be said of it.
    """

    row: int
    values: tuple[tuple[str, str], ...]
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFound:
    """
    A sheet before it is read.

    Args:
        name: "" in a text file.
        rows: rows below the header, blank and total lines among them; 0 without a header.
        hidden: whether a person opening the file would not see it.
        header_row: of the (last) header line as Excel shows it, or None: it is no roster.
        columns: in the order of the sheet.
        missing: required fields without a column.
        hidden_columns: headers of columns that a person would not see.
        filtered: whether a filter is set.
        marks: what rows bear that is no value.
        preview: the first data rows.
        chosen: whether it is read unless somebody says otherwise.
    """

    name: str
    rows: int
    hidden: bool
    header_row: int | None
    columns: tuple[ColumnFound, ...] = ()
    missing: tuple[str, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    filtered: bool = False
    marks: tuple[MarkFound, ...] = ()
    preview: tuple[PreviewRow, ...] = ()
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class FileSurvey:
    """
    A roster file before it is read.

    Args:
        sha256: digest of the file as it was given.
        kind: what it most likely is.
        sheets: in the order of the file.
        encoding: of a text file, or "".
    """

    sha256: str
    kind: FileKind
    sheets: tuple[SheetFound, ...]
    encoding: str = ""
