"""Imports as plans: built aside and kept, switched to only when somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from callassist.domain.changes import ChangeSummary
from callassist.domain.errors import RefusedError
from callassist.domain.importreport import ImportAccount
from callassist.domain.plans import OPEN_STATES, PlanRecord, PlanState, WaitingPlan
from callassist.domain.roster import (
    Activation,
    ImportPhase,
    ImportProgress,
    ImportReport,
    ImportStatus,
    RosterStamp,
)
from callassist.services.importing import kept
from callassist.services.importing.account import account
from callassist.services.importing.files import RosterFiles
from callassist.services.importing.keeper import Keeper
from callassist.services.importing.lock import ImportLock
from callassist.services.importing.ports import Plans, VersionRegistry
from callassist.services.importing.request import (
    Approval,
    Importer,
    ImportPlan,
    ImportRequest,
)
from callassist.services.importing.watch import Watch, never, unheard
from callassist.storage.rosters import layout
from callassist.storage.rosters.planfile import FINGERPRINT

CLOSING_SECONDS = 10.0  # a build that was told to end needs a few tenths of one


class ImportService:
    """
    Plans imports and applies them; one is built at a time a profile, whatever the process.

    `files` looks at the files themselves.

    Args:
        profile: folder of the profile.
        registry: the roster versions it knows.
        plans: where plans are kept.
        importer: who imports, and by which rules.
    """

    def __init__(
        self, profile: Path, registry: VersionRegistry, plans: Plans, importer: Importer
    ) -> None:
        self._profile = profile
        self._registry = registry
        self._plans = plans
        self._importer = importer
        self._closing = Event()
        self._keeper = Keeper(profile, registry, plans)
        self.files = RosterFiles(plans, self._keeper, importer, self._closing.is_set)
        self._lock = ImportLock(layout.rosters_folder(profile) / layout.LOCK_FILE)

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
            The plan, to be given to `apply` or `discard`; until then it is kept, whatever
            becomes of this process.

        Raises:
            RefusedError: the file is no roster, or another import is under way.
            CancelledError: `cancelled` said so; nothing is left behind.
            MachineError: disk full, read-only, or a child process ended from outside.
        """
        with self._lock.held():
            return self._keeper.keep(self._make(request, Watch(progress, cancelled)))

    @contextmanager
    def planned(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
    ) -> Iterator[ImportPlan]:
        """
        Give a plan for the length of a command; it is discarded afterwards unless it was applied.

        Other imports wait meanwhile: several commands at once are done one after the other.
        Errors as of `plan`.
        """
        with self._lock.held():
            made = self._make(request, Watch(progress, cancelled))
            try:
                yield made
            finally:
                self._keeper.discard(made.version)

    def conclude(
        self,
        made: ImportPlan,
        approval: Approval | None = None,
        progress: Callable[[ImportProgress], None] = unheard,
    ) -> ImportReport:
        """
        Apply a plan if it may be.

        Returns:
            The report: applied, needs-approval, or refused where no row was accepted; it names
            a version only where that exists now.
        """
        report = made.report
        if report.accepted:
            report = self.apply(made, approval, progress)
        applied = report.status is ImportStatus.APPLIED
        return report if applied else replace(report, version="")

    def resume(
        self,
        version: str,
        progress: Callable[[ImportProgress], None] = unheard,
        cancelled: Callable[[], bool] = never,
        password: str | None = None,
    ) -> ImportPlan:
        """
        Take up a plan that waits: as it is, or made anew from the very same file.

        Anew where its making was interrupted, another roster became active meanwhile, or its
        files are no longer whole; the new plan then replaces the old one.

        Args:
            version: of the plan, from `waiting`.
            progress: called in this thread.
            cancelled: as for `plan`; the old plan stays.
            password: of an encrypted file that must be read again, for its rejected rows too.

        Raises:
            RefusedError: there is no such plan, somebody applied or discarded it meanwhile, or
                the file is gone or another one now.
        """
        record = self._plans.get(version)
        if record.state not in OPEN_STATES:
            raise RefusedError("import-plan-gone")
        if self._keeper.is_fit(record):
            return self._keeper.loaded(record, password)
        request = kept.request_of(record.start, password)
        with self._lock.held():
            made = self._keeper.keep(
                self._make(request, Watch(progress, cancelled), record), version
            )
            self._keeper.remove(version)
        return made

    def read_again(
        self, version: str, path: Path, folder: Path, key: bytes, password: str | None = None
    ) -> None:
        """
        Build an applied version once more from its file; see `Making.again`.

        Args:
            version: identifier of the version.
            path: where its file is now.
            folder: where to build it.
            key: the version's own.
            password: of an encrypted file.
        """
        start = self._plans.get(version).start
        request = replace(kept.request_of(start, password), path=path)
        from callassist.services.importing.making import Making  # noqa: PLC0415 - as in _make

        making = Making(self._profile, self._registry, self._plans, self._importer)
        with self._lock.held():
            making.again(start, request, folder, key, Watch(unheard, self._closing.is_set))

    def file_of(self, version: str) -> Path:
        """
        Return the file of a plan, whatever became of it.

        Raises:
            RefusedError: there is no such plan.
        """
        return Path(self._plans.get(version).start.path)

    def get(self, version: str) -> ImportPlan:
        """
        Return a plan that was built, whether it waits or was applied.

        Raises:
            RefusedError: there is none, or it was interrupted or discarded.
        """
        return self._keeper.loaded(self._plans.get(version))

    def waiting(self) -> tuple[WaitingPlan, ...]:
        """Return the plans that wait for somebody, newest first."""
        self.sweep()
        return self._keeper.waiting()

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
            The report, status applied; or status needs-approval, and the plan waits on.

        Raises:
            RefusedError: no row was accepted; import-plan-gone: it was applied or discarded;
                import-plan-stale: the active roster is no longer the one the plan was compared
                with. The plan waits on.
        """
        if made.needs and approval is None and made.report.accepted:
            return replace(made.report, status=ImportStatus.NEEDS_APPROVAL)
        self._keeper.check(made)
        progress(ImportProgress(ImportPhase.SWITCHING, 0, made.rows))
        self._switch(made, approval or Approval())
        return replace(made.report, status=ImportStatus.APPLIED)

    def expect(self, made: ImportPlan, expected: int | None) -> ImportPlan:
        """
        Hold a plan that waits against the number of persons the client says the file has.

        Args:
            made: the plan, ready.
            expected: the client's figure; None: there is none (any more).

        Returns:
            The plan with the figure, which needs an approval where the two differ.

        Raises:
            RefusedError: import-plan-gone: it was applied or discarded.
        """
        return self._keeper.expect(made, expected)

    def discard(self, version: str) -> bool:
        """
        Remove a plan and what it built; one that was applied or discarded is left alone.

        Returns:
            Whether it waited, and is gone now.

        Raises:
            RefusedError: there is no such plan, or somebody is building it.
        """
        state = self._plans.get(version).state
        if state is PlanState.BUILDING:
            raise RefusedError("import-running")
        return state in OPEN_STATES and self._keeper.discard(version)

    def sweep(self) -> int:
        """
        Remove what interrupted imports left; called when a profile is opened.

        Returns:
            How many version folders went; 0 while an import is under way.
        """
        try:
            with self._lock.held():
                return self._keeper.clear()
        except RefusedError:
            return 0

    def applied(self) -> dict[str, PlanRecord]:
        """Return the plans that were applied, by version."""
        return self._plans.applied()

    def account(self, made: ImportPlan, summary: ChangeSummary) -> ImportAccount:
        """Return what the report of a plan says; see `accounts.account`."""
        record, beside = self._plans.get(made.version), self._keeper.plan_file(made)
        return account(made, record, beside, summary, self._switch_of(made.version))

    def close(self) -> None:
        """End a build that is under way, and return when nothing of it is left."""
        self._closing.set()
        self._lock.wait(CLOSING_SECONDS)

    def _make(
        self, request: ImportRequest, watch: Watch, replaced: PlanRecord | None = None
    ) -> ImportPlan:
        # Late, for it brings the spreadsheet readers that no log-in and no search needs.
        from callassist.services.importing.making import Making  # noqa: PLC0415

        self._keeper.clear()
        making = Making(self._profile, self._registry, self._plans, self._importer)
        heeding = Watch(watch.progress, lambda: watch.cancelled() or self._closing.is_set())
        begun = making.begin(request, heeding, replaced)
        try:
            return making.finish(begun, heeding)
        except BaseException:
            self._keeper.drop(begun.version)
            raise

    def _switch(self, made: ImportPlan, approval: Approval) -> None:
        stamp = RosterStamp(
            version=made.version,
            as_of=datetime.now(UTC),
            rows=made.rows,
            source=made.source,
            sha256=made.rows_sha256,
            active=False,
        )
        chosen = {}
        if made.request.mapping:
            known = self._keeper.plan_file(made).notes(FINGERPRINT)
            chosen = dict.fromkeys(known, made.request.mapping)
        switch = Activation(made.version, stamp.as_of, self._importer.user, approval.reason)
        self._plans.apply(made.result, stamp, switch, chosen)
        layout.announce(self._profile, made.version)

    def _switch_of(self, version: str) -> Activation | None:
        to_it = (one for one in reversed(self._registry.history()) if one.version == version)
        return next(to_it, None)
