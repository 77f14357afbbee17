"""What the rosters page asks of the service and of its view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportProgress, ImportReport, RosterStamp
from callassist.presenters.rosters.models import (
    HistoryLine,
    PlanSheet,
    ProgressLine,
    Remark,
    Step,
)
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest


class Rosters(Protocol):
    """The part of the roster service that the page uses."""

    def list(self) -> tuple[RosterStamp, ...]:
        """Return every version, newest first."""

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
    ) -> ImportPlan:
        """Build aside what a file would make, and count what it would change."""

    def apply(self, plan: ImportPlan, approval: Approval | None = None) -> ImportReport:
        """Switch to a plan's version."""

    def discard(self, plan: ImportPlan) -> None:
        """Remove a plan's version."""

    def activate(self, version: str, reason: str = "") -> RosterStamp:
        """Switch to a version of the history."""


class RostersView(Protocol):
    """The page: shows what it is told."""

    def show_step(self, step: Step, *, busy: bool) -> None:
        """Show the pane of a step; nothing can be pressed while it is busy."""

    def show_active(self, sentence: str) -> None:
        """Say which roster searches use."""

    def show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        """Replace the list of versions."""

    def show_source(self, name: str) -> None:
        """Name the file being read."""

    def show_progress(self, line: ProgressLine) -> None:
        """Say how far the import is."""

    def show_plan(self, sheet: PlanSheet) -> None:
        """Show what the file would change."""

    def show_remark(self, remark: Remark | None) -> None:
        """Say a line, or take the last one away."""

    def show_error(self, error: CallAssistError) -> None:
        """Say what went wrong and the next step."""

    def allow_switch(self, *, allowed: bool) -> None:
        """Let the switch be pressed, or not yet."""
