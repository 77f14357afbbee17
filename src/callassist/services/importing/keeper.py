"""Plans and the folders of their versions, which come and go together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from callassist.domain.errors import MachineError, RefusedError
from callassist.domain.plans import PlanRecord, PlanState, WaitingPlan
from callassist.services.importing.kept import request_of
from callassist.services.importing.ports import Plans, VersionRegistry
from callassist.services.importing.request import ImportPlan
from callassist.storage.rosters import layout, verify
from callassist.storage.rosters.ballast import Ballast
from callassist.storage.rosters.planfile import PlanFile


class Keeper:
    """
    Keeps plans, gives them back, and cleans up after them.

    Args:
        profile: folder of the profile.
        registry: the roster versions it knows.
        plans: where plans are kept.
    """

    def __init__(self, profile: Path, registry: VersionRegistry, plans: Plans) -> None:
        self._profile = profile
        self._registry = registry
        self._plans = plans
        self._ballast = Ballast(layout.rosters_folder(profile))

    def keep(self, made: ImportPlan, replaces: str = "") -> ImportPlan:
        """Let a plan wait, in the place of the one it was resumed from, or leave nothing of it."""
        try:
            self._plans.ready(made.version, made.result, replaces)
        except BaseException:
            self.drop(made.version)
            raise
        return made

    def waiting(self) -> tuple[WaitingPlan, ...]:
        """Return the plans that wait for somebody, newest first."""
        active = self._active_version()
        return tuple(_waiting(record, active) for record in self._plans.waiting())

    def loaded(self, record: PlanRecord, password: str | None = None) -> ImportPlan:
        """
        Return a plan that was built, as it was, with its file's password where that is known.

        Raises:
            RefusedError: it was interrupted or discarded.
        """
        from callassist.services.importing.plan import loaded  # noqa: PLC0415 - readers load late

        start, result = record.start, record.result
        if result is None or record.state in {PlanState.DISCARDED, PlanState.INTERRUPTED}:
            raise RefusedError("import-plan-gone")
        key = result.key or self._registry.key(start.version)
        beside = PlanFile(self._folder(start.version) / layout.PLAN_FILE, key)
        before = self._plans.imported_at(start.sha256)
        return replace(loaded(record, key, beside, before), request=request_of(start, password))

    def expect(self, made: ImportPlan, expected: int | None) -> ImportPlan:
        """Hold a plan that waits against another figure of the client, and keep that."""
        from callassist.services.importing.plan import expecting  # noqa: PLC0415 - as above

        held = expecting(made, expected)
        self._plans.expect(held.version, expected, held.needs)
        return held

    def is_fit(self, record: PlanRecord) -> bool:
        """Return whether a plan can be applied as it is: whole, and its base still active."""
        result = record.result
        if result is None or record.start.base != self._active_version():
            return False
        path = self._folder(record.start.version) / layout.ROSTER_FILE
        try:
            verify.quick(path, result.key, verify.Expected(result.rows, result.rows_sha256))
        except RefusedError:
            return False
        return True

    def check(self, made: ImportPlan) -> None:
        """
        Look whether a plan may be switched to.

        Raises:
            RefusedError: no row was accepted, another roster is active, it was applied or
                discarded, or its files are not whole.
        """
        if not made.report.accepted:
            raise RefusedError("import-nothing-accepted")
        if self._plans.get(made.version).state not in {PlanState.READY, PlanState.BUILDING}:
            raise RefusedError("import-plan-gone")
        if self._active_version() != made.base:
            raise RefusedError("import-plan-stale")
        path = self._folder(made.version) / layout.ROSTER_FILE
        verify.quick(path, made.key, verify.Expected(made.rows, made.rows_sha256))

    def discard(self, version: str) -> bool:
        """Remove a plan and what it built, unless it was applied; return whether it went."""
        # A version that the registry knows stays whatever its plan says: a switch that was
        # interrupted after its transaction, by a full disk or a key press, made the roster of it.
        if version in self._registered():
            return False
        try:
            went = self._ballast.spared(lambda: self._plans.discard(version))
        except MachineError:
            self.drop(version)
            return True
        if went:  # not where another process applied it in this very moment
            self.remove(version)
        return went

    def drop(self, version: str) -> None:
        """Remove what an import built that failed, then its plan."""
        self.remove(version)  # first: its files may be what fills the disk
        self._ballast.spared(lambda: self._plans.discard(version))

    def clear(self) -> int:
        """
        Remove what interrupted imports left; only for who holds the lock of imports.

        Returns:
            How many version folders went.
        """
        self._ballast.spared(self._plans.interrupt)
        ready = self._plans.ready_versions()  # first: one of them may be registered meanwhile
        wanted = ready | self._registered()
        stale = list(layout.leftovers(self._profile, wanted))
        for folder in stale:
            layout.remove(folder)
        self._ballast.take_in()
        return len(stale)

    def plan_file(self, made: ImportPlan) -> PlanFile:
        """Return what is known of a plan beside its rows."""
        return PlanFile(self._folder(made.version) / layout.PLAN_FILE, made.key)

    def remove(self, version: str) -> None:
        """Delete a version's folder."""
        layout.remove(self._folder(version))

    def _folder(self, version: str) -> Path:
        return layout.version_folder(self._profile, version)

    def _active_version(self) -> str:
        active = self._registry.active()
        return active.version if active else ""

    def _registered(self) -> set[str]:
        return {stamp.version for stamp in self._registry.list()}


def _waiting(record: PlanRecord, active: str) -> WaitingPlan:
    start, result = record.start, record.result
    return WaitingPlan(
        id=start.version,
        state=record.state,
        kind=start.kind,
        source=start.source,
        made_at=start.made_at,
        made_by=start.made_by,
        counts=result.counts if result else None,
        needs=result.needs if result else (),
        stale=start.base != active,
        file_there=Path(start.path).is_file(),
    )
