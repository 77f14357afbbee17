"""What the rosters page asks of the service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callassist.domain.changes import ChangeFilter, ChangePage, ChangeSummary, RowChange
from callassist.domain.plans import HistoryEntry, WaitingPlan
from callassist.domain.roster import ImportProgress, ImportReport, RosterStamp
from callassist.domain.rosterfile import FileSurvey
from callassist.services.importing.request import (
    Approval,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)

Told = Callable[[ImportProgress], None]
Asked = Callable[[], bool]


class Rosters(Protocol):
    """The part of the roster service that the page uses."""

    def active(self) -> RosterStamp | None:
        """Return the roster searches use."""

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return every switch, newest first."""

    def waiting(self) -> tuple[WaitingPlan, ...]:
        """Return plans that are ready or were interrupted, newest first."""

    def survey(self, request: ImportRequest, cancelled: Asked) -> FileSurvey:
        """Look at a file before a row of it is used."""

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when a file with this digest was last switched to, or None."""

    def plan(self, request: ImportRequest, progress: Told, cancelled: Asked) -> ImportPlan:
        """Build aside what a file would make, and count what it would change."""

    def expect(self, plan: ImportPlan, expected: int | None) -> ImportPlan:
        """Hold a plan against the client's figure, and keep that."""

    def resume(
        self, plan: str, progress: Told, cancelled: Asked, password: str | None = None
    ) -> ImportPlan:
        """Return a waiting plan, building or comparing it anew where that is needed."""

    def discard(self, plan: ImportPlan | str) -> bool:
        """Remove a plan and what was built for it; return whether it waited."""

    def apply(self, plan: ImportPlan, approval: Approval | None = None) -> ImportReport:
        """Switch to a plan's version."""

    def changes(
        self, plan: ImportPlan, wanted: ChangeFilter, limit: int, after: RowChange | None
    ) -> ChangePage:
        """Return some of what a plan changes, behind the one given."""

    def change_summary(self, plan: ImportPlan) -> ChangeSummary:
        """Count what a plan changes by field."""

    def activate(self, version: str, reason: str = "") -> RosterStamp:
        """Switch to a version of the history."""

    def undo(self, reason: str = "", of: str = "") -> RosterStamp:
        """Take the last switch back, if it is the one to `of`."""

    def write_rejected(
        self, plan: ImportPlan, target: RejectedTarget, password: str | None = None
    ) -> int:
        """Write the rejected rows, encrypted; return how many."""

    def write_report(self, plan: ImportPlan | str, path: Path, language: str) -> None:
        """Write an import's report as xlsx or PDF, by the file's ending."""
