"""A supervisor's work on rosters: import, history, switching back, verifying."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.errors import RefusedError
from callassist.domain.roster import ImportProgress, ImportReport, ImportStatus, RosterStamp
from callassist.matching import KEY_VERSION
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.importing.ports import VersionRegistry
from callassist.services.importing.request import (
    Approval,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)
from callassist.services.importing.service import ImportService, never, unheard
from callassist.storage import search
from callassist.storage.rosters import layout, verify


class RosterService:
    """
    Lists, imports and switches rosters; what shows or changes a roster's history is a supervisor's.

    `active`, `prepare`, `verify` and `sweep` are everybody's: they show nobody's data.

    Args:
        actor: who is logged in.
        profile: folder of the profile.
        registry: the roster versions it knows.
        imports: plans and applies imports for this actor.
        access: where every import and switch is noted.
    """

    def __init__(
        self,
        actor: Actor,
        profile: Path,
        registry: VersionRegistry,
        imports: ImportService,
        access: AccessService,
    ) -> None:
        self._actor = actor
        self._profile = profile
        self._registry = registry
        self._imports = imports
        self._access = access

    def active(self) -> RosterStamp | None:
        """Return the roster searches use, or None before the first import."""
        return self._registry.active()

    def list(self) -> tuple[RosterStamp, ...]:
        """Return every version, newest first."""
        self._actor.require(Role.SUPERVISOR)
        return tuple(self._registry.list())

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportPlan:
        """Build what a file would make and count what it would change; see `ImportService.plan`."""
        self._actor.require(Role.SUPERVISOR)
        return self._imports.plan(request, progress, cancelled)

    def dry_run(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """Return the report of the very same plan and leave nothing behind."""
        self._actor.require(Role.SUPERVISOR)
        report = self._imports.dry_run(request, progress, cancelled)
        self._note(report)
        return report

    def import_file(
        self,
        request: ImportRequest,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """
        Plan and apply in one go, as the command does.

        Returns:
            The report: applied, needs-approval, or refused where no row was accepted; nothing
            is left behind unless it was applied.
        """
        self._actor.require(Role.SUPERVISOR)
        report = self._imports.import_file(request, approval, progress, cancelled)
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
        try:
            report = self._imports.apply(plan, approval, progress)
        except RefusedError:
            self._access.note(Action.IMPORT, ImportStatus.REFUSED.value, count=plan.report.rows)
            raise
        self._note(report)
        return report

    def write_rejected(
        self, request: ImportRequest, report: ImportReport, target: RejectedTarget
    ) -> int:
        """Write an import's rejected rows, encrypted; see `ImportService.write_rejected`."""
        self._actor.require(Role.SUPERVISOR)
        written = self._imports.write_rejected(request, report, target)
        self._access.note(Action.EXPORT, "rejected-rows", count=written)
        return written

    def discard(self, plan: ImportPlan) -> None:
        """Remove a plan's version, unless it was applied."""
        self._actor.require(Role.SUPERVISOR)
        self._imports.discard(plan)

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
        stamp = self._stamp(version)
        verify.quick(self._file(version), self._registry.key(version), _expected(stamp))
        self.prepare(version)
        self._registry.activate(version, self._actor.user, reason)
        layout.announce(self._profile, version)
        self._access.note(Action.SWITCH, "activate", count=stamp.rows)
        return self._stamp(version)

    def prepare(self, version: str) -> None:
        """
        Make a version's search index one that this program understands.

        An index of older search keys is rebuilt from the version's own rows.

        Raises:
            RefusedError: the index was made by a newer program.
        """
        folder = layout.version_folder(self._profile, version)
        key = self._registry.key(version)
        if _is_current(folder, key):
            return
        # Several windows may find the old index at once; the others wait for the first.
        with FileLock(layout.rosters_folder(self._profile) / layout.REBUILD_LOCK_FILE, mode=0o600):
            if not _is_current(folder, key):
                search.rebuild(folder, key)
                self._registry.set_key_version(version, KEY_VERSION)

    def verify(self, version: str) -> None:
        """
        Read a version back whole and compare it with what was registered.

        Raises:
            RefusedError: it is missing, damaged or unknown.
        """
        stamp = self._stamp(version)
        verify.thorough(self._file(version), self._registry.key(version), _expected(stamp))

    def sweep(self) -> int:
        """Remove what interrupted imports left and return how many; called at log-in."""
        return self._imports.sweep()

    def _note(self, report: ImportReport) -> None:
        self._access.note(Action.IMPORT, report.status.value, count=report.rows)
        if report.status is ImportStatus.APPLIED:
            self._access.note(Action.SWITCH, "import", count=report.accepted)

    def _stamp(self, version: str) -> RosterStamp:
        for stamp in self._registry.list():
            if stamp.version == version:
                return stamp
        raise RefusedError("roster-version-unknown")

    def _file(self, version: str) -> Path:
        return layout.version_folder(self._profile, version) / layout.ROSTER_FILE


def _is_current(folder: Path, key: bytes) -> bool:
    found = search.key_version(folder, key)
    if found > KEY_VERSION:
        raise RefusedError("roster-too-new")
    return found == KEY_VERSION


def _expected(stamp: RosterStamp) -> verify.Expected:
    return verify.Expected(stamp.rows, stamp.sha256)
