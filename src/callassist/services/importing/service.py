"""Imports as plans: built aside and shown first, switched to only when somebody says so."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.roster import (
    Activation,
    ImportPhase,
    ImportProgress,
    ImportReport,
    ImportStatus,
    RosterStamp,
)
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.order import BuildOrder, RejectOrder
from callassist.services.importing.ports import VersionRegistry
from callassist.services.importing.request import (
    Approval,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)
from callassist.services.importing.watch import Watch
from callassist.storage.rosters import layout, verify
from callassist.storage.rosters.connection import KEY_BYTES


def unheard(progress: ImportProgress) -> None:
    """Take progress that nobody follows."""


def never() -> bool:
    """Answer that nobody cancelled."""
    return False


@dataclass(frozen=True, slots=True)
class Importer:
    """
    Who imports, and by which rules.

    Args:
        user: account that applies the plan.
        reading: reference rule and known items of the content pack; a request adds the rest.
        max_removal_share: of the active roster; more needs an approval.
    """

    user: str
    reading: ReadOptions
    max_removal_share: float


class ImportService:
    """
    Plans imports and applies them; one at a time a profile, whatever process it runs in.

    A plan holds the import lock until it is applied or discarded.

    Args:
        profile: folder of the profile.
        registry: the roster versions it knows.
        importer: who imports, and by which rules.
    """

    def __init__(self, profile: Path, registry: VersionRegistry, importer: Importer) -> None:
        self._profile = profile
        self._registry = registry
        self._importer = importer
        self._open_plan = ""
        lock = layout.rosters_folder(profile) / layout.LOCK_FILE
        # A plan is made in one thread and applied in another.
        self._lock = FileLock(lock, timeout=0, mode=0o600, thread_local=False)

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportPlan:
        """
        Build the version a file would make, and count what switching to it would change.

        Args:
            request: the file and how to read it.
            progress: called in this thread.
            cancelled: asked several times a second; true ends the import.

        Returns:
            The plan, to be given to `apply` or `discard`.

        Raises:
            RefusedError: the file is no roster, or another import is under way.
            CancelledError: `cancelled` said so; nothing is left behind.
            MachineError: disk full, read-only, or a child process ended from outside.
        """
        self._take_lock()
        try:
            self._clear_leftovers()
            made = self._build(request, Watch(progress, cancelled))
        except BaseException:
            self._lock.release()
            raise
        self._open_plan = made.version
        return made

    def apply(
        self,
        made: ImportPlan,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
    ) -> ImportReport:
        """
        Switch to a plan's version.

        Args:
            made: the plan.
            approval: a supervisor's yes, where `made.needs` asks for one.
            progress: told of the switch.

        Returns:
            The report, status applied; or status needs-approval, and the plan stays open.

        Raises:
            RefusedError: no row was accepted, or the active roster is no longer the one the
                plan was compared with; the plan is discarded.
        """
        if made.version != self._open_plan:
            raise RefusedError("import-plan-gone")
        if made.needs and approval is None and made.report.accepted:
            return replace(made.report, status=ImportStatus.NEEDS_APPROVAL)
        try:
            self._check(made)
            progress(ImportProgress(ImportPhase.SWITCHING, 0, made.rows))
            self._switch(made, approval or Approval())
        except RefusedError:
            self.discard(made)
            raise
        self._close_plan()
        return replace(made.report, status=ImportStatus.APPLIED)

    def discard(self, made: ImportPlan) -> None:
        """
        Remove a plan's version; a plan that was applied or discarded already is left alone.

        So is a version the registry knows: a switch that was interrupted after its transaction,
        by a full disk or a key press, has made the roster of it.
        """
        if made.version != self._open_plan:
            return
        try:
            if made.version not in self._registered():
                layout.remove(layout.version_folder(self._profile, made.version))
        finally:
            self._close_plan()

    def dry_run(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """Return what `plan` would report, and leave nothing behind; same errors as `plan`."""
        made = self.plan(request, progress, cancelled)
        self.discard(made)
        return replace(made.report, status=ImportStatus.DRY_RUN, version="")

    def import_file(
        self,
        request: ImportRequest,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> ImportReport:
        """
        Plan and apply in one go; a plan that cannot be applied is discarded.

        Returns:
            The report; it names a version only where that version now exists.
        """
        made = self.plan(request, progress, cancelled)
        try:
            report = made.report
            if report.status is not ImportStatus.REFUSED:
                report = self.apply(made, approval, progress)
        finally:
            self.discard(made)
        applied = report.status is ImportStatus.APPLIED
        return report if applied else replace(report, version="")

    def write_rejected(
        self, request: ImportRequest, report: ImportReport, target: RejectedTarget
    ) -> int:
        """
        Write the rejected rows of an import in the file's own layout, encrypted.

        No value of a row was kept: the file is read a second time, in a child of its own.

        Args:
            request: as it was imported, or tried.
            report: what came of it.
            target: file to write.

        Returns:
            How many rows were written: all of `report.problems` that were refused.

        Raises:
            UsageError: the target cannot be written, or is the roster file itself.
            RefusedError: the roster file is no longer the one that was read.
            MachineError: the disk is full, or we may not write there.
        """
        from callassist.services.importing import rejecting  # noqa: PLC0415 - as in _build

        target.check(request.path)
        return rejecting.run(
            RejectOrder(
                path=request.path,
                options=self._options(request),
                sha256=report.sha256,
                problems=report.problems,
                target=target.path,
                password=target.password,
                language=target.language,
            )
        )

    def sweep(self) -> int:
        """
        Remove what interrupted imports left; called when a profile is opened.

        Returns:
            How many version folders went; 0 while an import is under way.
        """
        if self._open_plan:  # the lock is this object's own and would not stop it
            return 0
        try:
            with self._lock:
                return self._clear_leftovers()
        except Timeout:
            return 0
        except OSError as error:
            raise machine_error(error) from error

    def _take_lock(self) -> None:
        if self._open_plan:
            raise RefusedError("import-running")
        try:
            self._lock.acquire()
        except Timeout:
            raise RefusedError("import-running") from None
        except OSError as error:
            raise machine_error(error) from error

    def _clear_leftovers(self) -> int:
        stale = list(layout.leftovers(self._profile, self._registered()))
        for folder in stale:
            layout.remove(folder)
        return len(stale)

    def _registered(self) -> set[str]:
        return {stamp.version for stamp in self._registry.list()}

    def _build(self, request: ImportRequest, watch: Watch) -> ImportPlan:
        # Late, for it brings the spreadsheet readers that no log-in and no search needs.
        from callassist.services.importing import pipeline, plan  # noqa: PLC0415

        version = layout.new_version(datetime.now(UTC))
        folder = layout.version_folder(self._profile, version)
        active = self._registry.active()
        order = self._order(folder, active, request)
        try:
            folder.mkdir(mode=0o700)
            outcome = pipeline.run(str(request.path), self._options(request), order, watch)
            layout.seal(folder)
        except OSError as error:
            layout.remove(folder)
            raise machine_error(error) from error
        except BaseException:
            layout.remove(folder)
            raise
        reasons = plan.needs(outcome, self._importer.max_removal_share)
        return ImportPlan(
            report=plan.report(version, outcome, reasons),
            needs=reasons,
            source=request.path.name,
            kind=request.kind,
            base=active.version if active else "",
            rows=outcome.built.rows,
            rows_sha256=outcome.built.rows_sha256,
            key=order.key,
            key_version=outcome.indexed.key_version,
            active_rows=outcome.built.difference.active_rows,
        )

    def _order(
        self, folder: Path, active: RosterStamp | None, request: ImportRequest
    ) -> BuildOrder:
        previous = None
        if active is None and request.kind is FileKind.STATUS:
            raise RefusedError("status-without-roster")
        if active:
            path = layout.version_folder(self._profile, active.version) / layout.ROSTER_FILE
            previous = (path, self._registry.key(active.version))
        return BuildOrder(
            folder=folder,
            key=secrets.token_bytes(KEY_BYTES),
            active=previous,
            kind=request.kind if active else FileKind.FULL,
            about={"source": request.path.name, "kind": request.kind.value},
        )

    def _options(self, request: ImportRequest) -> ReadOptions:
        return replace(
            self._importer.reading,
            sheets=request.sheets,
            header_row=request.header_row,
            mapping=request.mapping,
            encoding=request.encoding,
            password=request.password,
            kind=request.kind,
            meanings=request.meanings,
        )

    def _check(self, made: ImportPlan) -> None:
        if not made.report.accepted:
            raise RefusedError("import-nothing-accepted")
        active = self._registry.active()
        if (active.version if active else "") != made.base:
            raise RefusedError("import-plan-stale")
        path = layout.version_folder(self._profile, made.version) / layout.ROSTER_FILE
        verify.quick(path, made.key, verify.Expected(made.rows, made.rows_sha256))

    def _switch(self, made: ImportPlan, approval: Approval) -> None:
        stamp = RosterStamp(
            version=made.version,
            as_of=datetime.now(UTC),
            rows=made.rows,
            source=made.source,
            sha256=made.rows_sha256,
            active=False,
        )
        switch = Activation(made.version, stamp.as_of, self._importer.user, approval.reason)
        self._registry.install(stamp, made.key, made.key_version, switch)
        layout.announce(self._profile, made.version)

    def _close_plan(self) -> None:
        self._open_plan = ""
        self._lock.release()
