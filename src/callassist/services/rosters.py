"""A supervisor's work on rosters: import, history, switching back, verifying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.changes import ChangeFilter, ChangePage, ChangeSummary, RowChange
from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.plans import HistoryEntry, WaitingPlan
from callassist.domain.roster import ImportProgress, ImportReport, ImportStatus, RosterStamp
from callassist.domain.rosterfile import FileSurvey
from callassist.services import history
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.comparing import Comparing
from callassist.services.importing.request import (
    Approval,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)
from callassist.services.importing.service import ImportService
from callassist.services.importing.watch import never, unheard
from callassist.services.versions import Versions
from callassist.words.catalogue import catalogue


class RosterService:
    """
    Lists, imports and switches rosters; what shows or changes a roster's history is a supervisor's.

    `active`, `prepare`, `verify` and `sweep` are everybody's: they show nobody's data.

    Args:
        actor: who is logged in.
        versions: the roster versions of the profile.
        imports: plans and applies imports for this actor.
        comparing: finds what a plan changes.
        access: where every import and switch is noted.
    """

    def __init__(
        self,
        actor: Actor,
        versions: Versions,
        imports: ImportService,
        comparing: Comparing,
        access: AccessService,
    ) -> None:
        self._actor = actor
        self._versions = versions
        self._imports = imports
        self._comparing = comparing
        self._access = access

    def active(self) -> RosterStamp | None:
        """Return the roster searches use, or None before the first import."""
        return self._versions.active()

    def list(self) -> tuple[RosterStamp, ...]:
        """Return every version, newest first."""
        self._actor.require(Role.SUPERVISOR)
        return self._versions.list()

    def survey(self, request: ImportRequest, cancelled: Callable[[], bool] = never) -> FileSurvey:
        """Look at a file before a row of it is used; see `RosterFiles.survey`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.files.survey(request, cancelled)

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when a file with this digest was last switched to, or None."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.files.imported_at(sha256)

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportPlan:
        """Build what a file would make and count what it would change; see `ImportService.plan`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.plan(request, progress, cancelled)

    @contextmanager
    def planned(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> Iterator[ImportPlan]:
        """Give a plan for the length of a command; discarded afterwards unless applied."""
        self._actor.require(Role.SUPERVISOR)
        with self._imports.planned(request, progress, cancelled) as plan:
            yield plan

    def dry_run(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """Return the report of the very same plan and leave nothing behind."""
        with self.planned(request, progress, cancelled) as plan:
            return self.report_only(plan)

    def import_file(
        self,
        request: ImportRequest,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """
        Plan and apply in one go.

        Returns:
            The report: applied, needs-approval, or refused where no row was accepted; nothing
            is left behind unless it was applied.
        """
        with self.planned(request, progress, cancelled) as plan:
            return self.conclude(plan, approval, progress)

    def report_only(self, plan: ImportPlan) -> ImportReport:
        """Return the report of a plan that will be discarded, and note that it was asked for."""
        self._actor.require(Role.SUPERVISOR)
        report = replace(plan.report, status=ImportStatus.DRY_RUN, version="")
        self._note(report)
        return report

    def conclude(
        self,
        plan: ImportPlan,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
    ) -> ImportReport:
        """Apply a plan if it may be; see `ImportService.conclude`."""
        self._actor.require(Role.SUPERVISOR)
        with self._noting_refusal(plan):
            report = self._imports.conclude(plan, approval, progress)
        self._note(report)
        return report

    def apply(
        self,
        plan: ImportPlan,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
    ) -> ImportReport:
        """Switch to a plan's version, if need be with an approval; see `ImportService.apply`."""
        self._actor.require(Role.SUPERVISOR)
        with self._noting_refusal(plan):
            report = self._imports.apply(plan, approval, progress)
        self._note(report)
        return report

    def get(self, plan: str) -> ImportPlan:
        """Return the plan of this id, whether it waits or was applied; problems included."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.get(plan)

    def file_of(self, plan: str) -> Path:
        """Return the file of a plan, whatever became of it; see `ImportService.file_of`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.file_of(plan)

    def expect(self, plan: ImportPlan, expected: int | None) -> ImportPlan:
        """Hold a plan against the client's figure; see `ImportService.expect`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.expect(plan, expected)

    def changes(
        self,
        plan: ImportPlan,
        wanted: ChangeFilter | None = None,
        limit: int = 200,
        after: RowChange | None = None,
    ) -> ChangePage:
        """
        Return what a plan changes against its base, by kind and number.

        Args:
            plan: ready or applied.
            wanted: which changes; None: all of them.
            limit: at most so many.
            after: the last one of the page before, or None for the first page.

        Raises:
            AccessError: the actor is no supervisor.
            RefusedError: a roster is missing or damaged.
        """
        self._actor.require(Role.SUPERVISOR)
        page = self._comparing.page(plan, wanted or ChangeFilter(), limit, after)
        self._access.note(Action.OPEN, "roster-changes", count=len(page.changes))
        return page

    def change_summary(self, plan: ImportPlan) -> ChangeSummary:
        """Return in how many changed rows each field differs, and who was spoken to already."""
        self._actor.require(Role.SUPERVISOR)
        return self._comparing.summary(plan)

    def waiting(self) -> tuple[WaitingPlan, ...]:
        """Return the plans that wait for somebody: ready, pending or interrupted; newest first."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.waiting()

    def resume(
        self,
        plan: str,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
        password: str | None = None,
    ) -> ImportPlan:
        """Take up a waiting plan by its id, made anew if need be; see `ImportService.resume`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.resume(plan, progress, cancelled, password)

    def discard(self, plan: ImportPlan | str) -> bool:
        """Remove a plan, or the one of this id, and what it built; return whether it waited."""
        self._actor.require(Role.SUPERVISOR)
        self._comparing.forget()
        return self._imports.discard(plan if isinstance(plan, str) else plan.version)

    def write_rejected(
        self, plan: ImportPlan, target: RejectedTarget, password: str | None = None
    ) -> int:
        """Write a plan's rejected rows, encrypted; see `RosterFiles.write_rejected`."""
        self._actor.require(Role.SUPERVISOR)
        written = self._imports.files.write_rejected(plan, target, password)
        self._access.note(Action.EXPORT, "rejected-rows", count=written)
        return written

    def write_report(self, plan: ImportPlan | str, path: Path, language: str) -> None:
        """
        Write what an import came to, or would come to, without anybody's data.

        Args:
            plan: the plan, or the version it made.
            path: an .xlsx or .pdf to write.
            language: "ja" or "en".

        Raises:
            AccessError: the actor is no supervisor.
            UsageError: another ending, no such folder, or it is the roster file itself.
            MachineError: the disk is full, or we may not write there.
        """
        # Late: no log-in and no search writes a report.
        from callassist.reports import import_report  # noqa: PLC0415

        self._actor.require(Role.SUPERVISOR)
        whole = self._imports.get(plan) if isinstance(plan, str) else plan
        import_report.check_target(path, whole.request.path)
        account = self._imports.account(whole, self._comparing.summary(whole))
        try:
            import_report.write(path, account, catalogue(language))
        except OSError as error:
            raise machine_error(error) from error
        self._access.note(Action.EXPORT, "import-report", count=whole.report.rows)

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return every switch, newest first, with what its import came to."""
        self._actor.require(Role.SUPERVISOR)
        return history.entries(self._versions, self._imports.applied())

    def undo(self, reason: str = "", of: str = "") -> RosterStamp:
        """
        Take the switch in force back; undoing again goes back one more.

        Args:
            reason: why, for the history.
            of: version that must be active, as somebody saw it who decides; "": whichever is.

        Returns:
            The version that is active now.

        Raises:
            AccessError: the actor is no supervisor.
            RefusedError: undo-nothing: there is no switch before it, or its roster was purged;
                undo-stale: another roster is active than `of`; or the roster before it is
                damaged, of a newer program; the active roster stays.
        """
        self._actor.require(Role.SUPERVISOR)
        stamp = self._versions.undo(self._actor.user, reason, of)
        self._access.note(Action.SWITCH, "undo", count=stamp.rows)
        return stamp

    def activate(self, version: str, reason: str = "") -> RosterStamp:
        """
        Switch to a version of the history, after looking whether it is whole.

        Args:
            version: identifier from `list`.
            reason: why, for the history.

        Returns:
            The version, now active.

        Raises:
            AccessError: the actor is no supervisor.
            RefusedError: unknown, damaged, or of a newer program; the active roster stays.
        """
        self._actor.require(Role.SUPERVISOR)
        stamp = self._versions.activate(version, self._actor.user, reason)
        self._access.note(Action.SWITCH, "activate", count=stamp.rows)
        return stamp

    def prepare(self, version: str) -> None:
        """Make a version's search index one that this program understands."""
        self._versions.prepare(version)

    def verify(self, version: str) -> None:
        """
        Read a version back whole and compare it with what was registered.

        Raises:
            RefusedError: it is missing, damaged or unknown.
        """
        self._versions.verify(version)

    def close(self) -> None:
        """End an import that is under way; a plan that is ready waits for the next session."""
        self._imports.close()
        self._comparing.forget()

    def sweep(self) -> int:
        """Remove what interrupted imports left and return how many; called at log-in."""
        return self._imports.sweep()

    @contextmanager
    def _noting_refusal(self, plan: ImportPlan) -> Iterator[None]:
        try:
            yield
        except RefusedError:
            self._access.note(Action.IMPORT, ImportStatus.REFUSED.value, count=plan.report.rows)
            raise

    def _note(self, report: ImportReport) -> None:
        self._access.note(Action.IMPORT, report.status.value, count=report.rows)
        if report.status is ImportStatus.APPLIED:
            self._access.note(Action.SWITCH, "import", count=report.accepted)
