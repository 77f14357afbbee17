"""Decides what the rosters page shows, and when something may be pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from callassist.domain.errors import CallAssistError, CancelledError
from callassist.domain.roster import ImportProgress, ImportReport, ImportStatus, RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.presenters.background import Background
from callassist.presenters.rosters import wording
from callassist.presenters.rosters.models import Remark, Step
from callassist.presenters.rosters.ports import Rosters, RostersView
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest
from callassist.words.catalogue import Catalogue

LISTING = "rosters.list"
WORK = "rosters.work"  # one import, switch or discard at a time


class RostersPresenter:
    """
    One import at a time: a file becomes a plan, a plan becomes the active roster or nothing.

    Args:
        view: the page.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        switched: called after another roster became active.
    """

    def __init__(
        self,
        view: RostersView,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        switched: Callable[[], None],
    ) -> None:
        self._view = view
        self._rosters = rosters
        self._tasks = tasks
        self._words = words
        self._switched = switched
        self._plan: ImportPlan | None = None
        self._cancel = Event()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether an import is being read or switched, or a plan waits."""
        return self._busy or self._plan is not None

    def open(self) -> None:
        """Show the first step and the history."""
        self._view.show_step(Step.FILE, busy=False)
        self.refresh()

    def refresh(self) -> None:
        """Read the history again."""
        self._tasks.run(self._rosters.list, self._listed, channel=LISTING)

    def choose(self, path: Path, kind: FileKind) -> None:
        """Read a file and compare it with the active roster; ignored during another import."""
        if self.busy:
            return
        self._cancel = cancel = Event()
        self._view.show_remark(None)
        self._view.show_source(path.name)
        self._turn(Step.READ)
        progress = self._tasks.relay(self._advanced)
        request = ImportRequest(path, kind)
        self._tasks.run(
            lambda: self._rosters.plan(request, progress, cancel.is_set),
            self._planned,
            failed=self._failed,
            channel=WORK,
        )

    def cancel(self) -> None:
        """Stop reading; nothing is left behind."""
        self._cancel.set()

    def approve(self, *, acknowledged: bool, reason: str) -> None:
        """Say what of the approval has been given so far."""
        if self._plan is not None:
            approved = acknowledged and bool(reason.strip())
            possible = self._plan.report.accepted > 0
            self._view.allow_switch(allowed=possible and (approved or not self._plan.needs))

    def switch_over(self, *, acknowledged: bool, reason: str) -> None:
        """Make the plan's roster the active one."""
        plan = self._plan
        if plan is None or self._busy:
            return
        approval = Approval(reason.strip()) if acknowledged and reason.strip() else None
        if plan.needs and approval is None:
            return
        self._turn(Step.SWITCH)
        self._tasks.run(
            lambda: self._rosters.apply(plan, approval),
            self._applied,
            failed=self._failed,
            channel=WORK,
        )

    def discard(self) -> None:
        """Throw the plan away; the active roster stays."""
        plan = self._plan
        if plan is None or self._busy:
            return
        self._turn(Step.FILE)
        self._tasks.run(
            lambda: self._rosters.discard(plan),
            lambda _none: self._start_again(self._remark("info", "discarded")),
            failed=self._failed,
            channel=WORK,
        )

    def activate(self, version: str, reason: str) -> None:
        """Switch back (or forward) to a version of the history."""
        if self.busy:
            return
        self._turn(Step.FILE)
        self._tasks.run(
            lambda: self._rosters.activate(version, reason.strip()),
            self._activated,
            failed=self._failed,
            channel=WORK,
        )

    def close(self) -> None:
        """Stop what runs and throw a waiting plan away: the session ends, and so does the page."""
        self._cancel.set()
        for channel in (LISTING, WORK):
            self._tasks.forget(channel)
        if self._plan is not None and not self._busy:
            self._rosters.discard(self._plan)
        self._plan = None
        self._busy = False  # progress that is still on its way finds nobody

    def _advanced(self, progress: ImportProgress) -> None:
        if self._busy:
            self._view.show_progress(wording.progress_line(self._words, progress))

    def _planned(self, plan: ImportPlan) -> None:
        self._busy = False
        self._plan = plan
        self._view.show_plan(wording.plan_sheet(self._words, plan))
        self._view.show_step(Step.CHANGES, busy=False)
        self.approve(acknowledged=False, reason="")

    def _applied(self, report: ImportReport) -> None:
        self._start_again(self._remark("good", "applied", rows=f"{report.accepted:,}"))
        if report.status is ImportStatus.APPLIED:
            self._switched()

    def _activated(self, stamp: RosterStamp) -> None:
        self._start_again(self._remark("good", "activated", rows=f"{stamp.rows:,}"))
        self._switched()

    def _failed(self, error: CallAssistError) -> None:
        self._let_go()
        if isinstance(error, CancelledError):
            self._start_again(self._remark("info", "cancelled"))
        else:
            self._start_again(None)
            self._view.show_error(error)

    def _let_go(self) -> None:
        """Throw away a plan that could not be applied: it would block the next import."""
        plan, self._plan = self._plan, None
        if plan is not None:
            self._tasks.run(lambda: self._rosters.discard(plan), lambda _none: None)

    def _start_again(self, remark: Remark | None) -> None:
        self._busy = False
        self._plan = None
        self._view.show_step(Step.FILE, busy=False)
        self._view.show_remark(remark)
        self.refresh()

    def _listed(self, stamps: tuple[RosterStamp, ...]) -> None:
        self._view.show_active(wording.active_sentence(self._words, stamps))
        self._view.show_history(tuple(wording.history_line(self._words, one) for one in stamps))

    def _turn(self, step: Step) -> None:
        self._busy = True
        self._view.show_step(step, busy=True)

    def _remark(self, kind: str, key: str, **params: str) -> Remark:
        message = self._words.text(f"shell.rosters.{key}.message", **params)
        return Remark(kind, message, self._words.text(f"shell.rosters.{key}.hint", **params))
