"""What the rosters page shows, ready to be put on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.roster import Severity


class Step(StrEnum):
    """The steps of an import, in order."""

    FILE = "file"
    READ = "read"
    CHANGES = "changes"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line where the eye is: its kind ("info", "good", "warn"), what, and the next step."""

    kind: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A roster version: when it was imported, from which file, how many persons."""

    version: str
    as_of: str
    source: str
    rows: str
    state: str
    active: bool


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """How far an import is; `share` is of 1,000, or None while the total is unknown."""

    phase: str
    count: str
    share: int | None


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Why a row was refused or warned about; holds no value of the row."""

    row: str
    column: str
    state: str
    reason: str
    mend: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of rows as a number and as it is printed."""

    count: int
    printed: str


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """
    What a file would change.

    Args:
        summary: from which roster to which file.
        added, changed, removed, unchanged, rejected: counts of rows.
        sums: the sentence in which the counts add up.
        problems: refusals first; problems_more: what the table leaves out, or "".
        warning: why the supervisor must look twice, or None.
        needs_approval: whether acknowledgement and reason are asked for.
        possible: whether there is anything to switch to.
    """

    summary: str
    added: Figure
    changed: Figure
    removed: Figure
    unchanged: Figure
    rejected: Figure
    sums: str
    problems: tuple[ProblemLine, ...]
    problems_more: str
    warning: Remark | None
    needs_approval: bool
    possible: bool
