"""Plans of imports as they are kept, and the history of switches; nobody is named in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from callassist.domain.rosterfile import FileKind


class PlanState(StrEnum):
    """What became of a plan."""

    BUILDING = "building"
    READY = "ready"
    PENDING = "pending"  # waits for a second person
    APPLIED = "applied"
    DISCARDED = "discarded"
    INTERRUPTED = "interrupted"  # the process that built it was gone before it was ready


OPEN_STATES = (PlanState.READY, PlanState.PENDING, PlanState.INTERRUPTED)
"""What waits for somebody to decide."""


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """The counts of an import, as `ImportReport` defines them."""

    rows: int = 0
    skipped: int = 0
    accepted: int = 0
    rejected: int = 0
    warned: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0
    unchanged: int = 0
    lost_by_refusal: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class PlanStart:
    """
    What is known of a plan before a row of its file is read.

    Args:
        version: identifier of the version it builds, and its own.
        kind: what the file does to the active roster.
        path: of the file on this machine; source: its name alone; sha256: its digest.
        reading: how it is read, as JSON, without any password.
        base: version it is compared with, "" at the first import.
        expected: how many persons the client says the file has, or None.
        made_by: account; made_at: when it was begun (aware, UTC).
    """

    version: str
    kind: FileKind
    path: str
    source: str
    sha256: str
    reading: str
    base: str
    expected: int | None
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PlanResult:
    """
    What was built.

    Args:
        rows: of the new version; rows_sha256: digest over them.
        key: raw key of the new version; key_version: of its search index.
        active_rows: rows of the base.
        needs: why an approval is needed; empty: none is.
        counts: what the file comes to.
    """

    rows: int
    rows_sha256: str
    key: bytes = field(repr=False)
    key_version: int
    active_rows: int
    needs: tuple[str, ...]
    counts: PlanCounts


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """
    A plan as it is kept.

    Args:
        start: what was known at first.
        state: what became of it.
        result: what was built, or None where it never was ready; its key is empty once the plan
            was applied (the registry has it) or discarded.
        ended_at: when it was applied or discarded, or None.
    """

    start: PlanStart
    state: PlanState
    result: PlanResult | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WaitingPlan:
    """
    A plan that waits for somebody to apply, resume or discard it.

    Args:
        id: to be given to `resume` or `discard`.
        state: ready, pending or interrupted.
        kind: what its file does to the active roster.
        source: name of the file.
        made_at: when it was begun (aware, UTC); made_by: account.
        counts: what the file comes to, or None: it was interrupted before.
        needs: why an approval is needed.
        stale: whether another roster became active meanwhile: resuming compares anew.
        file_there: whether the file still stands where it was.
    """

    id: str
    state: PlanState
    kind: FileKind
    source: str
    made_at: datetime
    made_by: str
    counts: PlanCounts | None
    needs: tuple[str, ...]
    stale: bool
    file_there: bool


class SwitchKind(StrEnum):
    """How a switch came about."""

    IMPORT = "import"
    ACTIVATE = "activate"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """
    One switch of the roster that searches use.

    Args:
        version: switched to; at: when (aware, UTC); user: by whom; reason: why, or "".
        how: by an import, by hand, or as an undo.
        source: file the version came from; rows: persons on it.
        kind: what that file did to the roster before it; None where that is not known.
        counts: what that file came to; None where that is not known.
        active: whether this switch is the one in force.
        undoable: whether `undo` takes it back; at most one switch is.
        there: whether the version can still be opened.
    """

    version: str
    at: datetime
    user: str
    reason: str
    how: SwitchKind
    source: str
    rows: int
    kind: FileKind | None
    counts: PlanCounts | None
    active: bool
    undoable: bool
    there: bool
