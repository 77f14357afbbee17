"""The fifth step: one press switches, one press takes it back, and the report is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportReport, ImportStatus, RosterStamp
from callassist.presenters.background import Background
from callassist.presenters.rosters.changes_sheet import summary_line
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import count, remark, saved_line
from callassist.services.importing.request import Approval, ImportPlan
from callassist.words.catalogue import Catalogue

SWITCHING, REPORTING = "rosters.switch", "rosters.report"


@dataclass(frozen=True, slots=True)
class SwitchSheet:
    """
    The last step.

    Args:
        summary: from which roster to which file.
        happens: what the switch will do, a line each.
        done: what it did, or None: it is still to come.
        can_undo: whether it can be taken back from here.
    """

    summary: str
    happens: str
    done: Remark | None
    can_undo: bool


class SwitchView(Protocol):
    """The pane of the step."""

    def show_switch(self, sheet: SwitchSheet) -> None:
        """Show what will happen, or what did."""

    def show_saved(self, remark: Remark | None) -> None:
        """Say that the report was written."""

    def show_save_error(self, error: CallAssistError) -> None:
        """Say why it was not."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Whom the step tells: `switched` after any switch, `failed` where one was refused."""

    switched: Callable[[], None]
    failed: Callable[[CallAssistError], None]


class SwitchPresenter:
    """
    Switches to a plan, and back.

    Args:
        view: the pane.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        ends: whom to tell.
    """

    def __init__(
        self,
        view: SwitchView,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        ends: Ends,
    ) -> None:
        self._view = view
        self._rosters = rosters
        self._tasks = tasks
        self._words = words
        self._ends = ends
        self._draft: Draft | None = None
        self._done: Remark | None = None
        self._undoable = False
        self._busy = False

    @property
    def done(self) -> bool:
        """Whether the switch has been made."""
        return self._done is not None

    @property
    def busy(self) -> bool:
        """Whether a switch is under way; it takes a moment and cannot be stopped."""
        return self._busy

    def begin(self, draft: Draft) -> None:
        """Take on a plan."""
        self._draft, self._done, self._undoable = draft, None, False
        self._view.show_saved(None)

    def show(self) -> None:
        """Show what will happen, or what did."""
        plan = self._plan()
        if plan is not None:
            happens = self._happens(plan)
            self._view.show_switch(
                SwitchSheet(summary_line(self._words, plan), happens, self._done, self._undoable)
            )

    def switch(self, approval: Approval | None) -> None:
        """Make the plan's roster the active one."""
        plan = self._plan()
        if plan is None or self._busy or self.done:
            return
        self._busy = True
        self._tasks.run(
            lambda: self._rosters.apply(plan, approval),
            lambda report: self._applied(plan, report),
            failed=self._failed,
            channel=SWITCHING,
        )

    def undo(self) -> None:
        """Take the switch back."""
        plan = self._plan()
        if plan is None or not self._undoable or self._busy:
            return
        self._busy = True
        self._tasks.run(
            lambda: self._rosters.undo(of=plan.version),  # nobody else's switch after it
            self._undone,
            failed=self._failed,
            channel=SWITCHING,
        )

    def write_report(self, path: Path) -> None:
        """Write the import's report, as the file's ending says."""
        plan = self._plan()
        if plan is None:
            return
        self._tasks.run(
            lambda: self._rosters.write_report(plan, path, self._words.language),
            lambda _none: self._view.show_saved(saved_line(self._words, path)),
            failed=self._view.show_save_error,
            channel=REPORTING,
        )

    def _plan(self) -> ImportPlan | None:
        return self._draft.plan if self._draft else None

    def _applied(self, plan: ImportPlan, report: ImportReport) -> None:
        self._busy = False
        key = "applied" if report.status is ImportStatus.APPLIED else "pending"
        kind = "good" if key == "applied" else "info"
        self._done = remark(self._words, kind, key, rows=count(plan.rows))
        self._undoable = key == "applied"
        self.show()
        self._ends.switched()

    def _undone(self, stamp: RosterStamp) -> None:
        self._busy, self._undoable = False, False
        self._done = remark(self._words, "good", "undone", rows=count(stamp.rows))
        self.show()
        self._ends.switched()

    def _failed(self, error: CallAssistError) -> None:
        self._busy = False
        self._ends.failed(error)

    def _happens(self, plan: ImportPlan) -> str:
        words, report = self._words, plan.report
        lines = [
            words.text(f"rosters.happens.{plan.kind.value}", rows=count(plan.rows)),
            words.text("rosters.happens.calls"),
            words.text("rosters.happens.undo"),
        ]
        if report.removed:
            lines.insert(1, words.text("rosters.happens.removed", removed=count(report.removed)))
        return "\n".join(f"・{line}" for line in lines)
