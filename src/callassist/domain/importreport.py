"""One import as it is reported to those who were not there: counts and kinds, nobody's data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from callassist.domain.roster import ImportReport, Severity
from callassist.domain.rosterfile import FileKind, Mark


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """
    One kind of problem, over the whole file.

    Args:
        code: key of its sentence and its mend in the word catalogue (`problem.<code>`).
        severity: whether its rows were refused.
        count: how often it was found.
    """

    code: str
    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class MarkUse:
    """
    Marked rows of the file and what the supervisor said that the mark means.

    Args:
        mark: the mark; detail: which of its kind, as in `MarkFound`.
        rows: how many data rows bear it.
        left_out: whether they are no longer on the roster.
    """

    mark: Mark
    detail: str
    rows: int
    left_out: bool


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """
    Everything an import's report says.

    Args:
        at: when it was switched to, refused or tried (aware, UTC).
        user: account that did it.
        source: name of the file, without its folder.
        kind: what the file does to the active roster.
        report: the counts; its single problems are not shown.
        expected: how many persons the client says the file has, or None.
        active_rows: rows of the roster it was compared with.
        new_rows: rows of the roster it made.
        base: version it was compared with, "" at the first import.
        problems: by kind, in any order.
        marks: what rows bore that is no value.
        fields: field of `RosterRow` and how many changed rows differ in it.
        told: persons changed, removed or lost that were spoken to already.
        needs: why an approval was needed; empty: none was.
        reason: what the supervisor gave as reason, or "".
        sheets: names of the sheets that were read; none in a text file.
    """

    at: datetime
    user: str
    source: str
    kind: FileKind
    report: ImportReport
    expected: int | None
    active_rows: int
    new_rows: int
    base: str
    problems: tuple[ProblemKind, ...] = ()
    marks: tuple[MarkUse, ...] = ()
    fields: tuple[tuple[str, int], ...] = ()
    told: int = 0
    needs: tuple[str, ...] = ()
    reason: str = ""
    sheets: tuple[str, ...] = ()
