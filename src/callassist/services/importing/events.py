"""What the children of an import tell the process that owns them; nothing here holds a value."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportPhase
from callassist.storage.rosters.compare import Difference
from callassist.storage.rosters.planfile import ProblemTally


@dataclass(frozen=True, slots=True)
class Advanced:
    """Rows done in a phase, and the total where it is known."""

    phase: ImportPhase
    done: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class SourceEnded:
    """The reader's pipe closed before the file was read to its end."""


@dataclass(frozen=True, slots=True)
class Built:
    """
    The rows are in place and verified.

    Args:
        read_rows: data rows of the file, as the reader counted them.
        skipped: title, blank and total rows, as the reader counted them.
        loaded: rows the reader accepted.
        copies: loaded rows left out because an equal row stays.
        differing: loaded rows refused because their number stands in a different row too.
        difference: against the active version.
        rows: rows of the new version.
        rows_sha256: digest over them.
        file_sha256: digest of the file as it was read.
        left_out: skipped rows that were left out because of a mark.
        problems: how many problems its rows have.
    """

    read_rows: int
    skipped: int
    loaded: int
    copies: int
    differing: int
    difference: Difference
    rows: int
    rows_sha256: str
    file_sha256: str
    left_out: int
    problems: ProblemTally


@dataclass(frozen=True, slots=True)
class Indexed:
    """The search index is in place; the version of its keys."""

    key_version: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """The rejected rows are in their file; how many."""

    rows: int


@dataclass(frozen=True, slots=True)
class Broke:
    """A child cannot go on, for a reason a person can mend."""

    error: CallAssistError


@dataclass(frozen=True, slots=True)
class Bug:
    """A child met a bug: the kind of the exception and where, never its text."""

    kind: str
    place: str


Event = Advanced | SourceEnded | Built | Indexed | Broke | Bug
