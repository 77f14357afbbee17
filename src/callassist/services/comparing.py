"""What a plan changes, page by page; the comparison of one plan at a time is kept in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

from callassist.domain.changes import ChangeFilter, ChangePage, ChangeSummary, RowChange
from callassist.services.importing.ports import ToldStore, VersionRegistry
from callassist.services.importing.request import ImportPlan
from callassist.storage.rosters import layout
from callassist.storage.rosters.changes import Changes
from callassist.storage.rosters.planfile import PlanFile


class Comparing:
    """
    Compares plans with the rosters they were made against.

    Args:
        profile: folder of the profile.
        registry: keys of the versions.
        calls: which records were spoken about.
        hash_record: canonical number → keyed hash.
    """

    def __init__(
        self,
        profile: Path,
        registry: VersionRegistry,
        calls: ToldStore,
        hash_record: Callable[[str], str],
    ) -> None:
        self._profile = profile
        self._registry = registry
        self._calls = calls
        self._hash = hash_record
        self._lock = Lock()
        self._open: tuple[str, Changes] | None = None

    def page(
        self, plan: ImportPlan, wanted: ChangeFilter, limit: int, after: RowChange | None
    ) -> ChangePage:
        """Return some of a plan's changes; see `RosterService.changes`."""
        changes = self._changes(plan)
        if wanted.told:
            changes.tell(self._spoken_to)
        wanted = replace(wanted, reference=_begun(wanted.reference))
        page = changes.page(wanted, limit, after)
        hashes = [self._hash(one.reference) for one in page.changes]
        told = self._calls.told(hashes) if hashes else {}
        return replace(
            page,
            changes=tuple(
                replace(one, told=told.get(key))
                for one, key in zip(page.changes, hashes, strict=True)
            ),
        )

    def summary(self, plan: ImportPlan) -> ChangeSummary:
        """Return how many persons a plan changes in which field."""
        changes = self._changes(plan)
        return ChangeSummary(changes.fields(), changes.tell(self._spoken_to))

    def forget(self) -> None:
        """Let go of the comparison that is kept."""
        with self._lock:
            kept, self._open = self._open, None
        if kept:
            kept[1].close()

    def _changes(self, plan: ImportPlan) -> Changes:
        with self._lock:
            if self._open and self._open[0] == plan.version:
                return self._open[1]
            if self._open:
                self._open[1].close()
                self._open = None
            changes = self._compare(plan)
            self._open = (plan.version, changes)
            return changes

    def _compare(self, plan: ImportPlan) -> Changes:
        against = plan.compared
        base = (self._file(against), self._registry.key(against)) if against else None
        folder = layout.version_folder(self._profile, plan.version)
        lost = PlanFile(folder / layout.PLAN_FILE, plan.key).lost()
        return Changes((self._file(plan.version), plan.key), base, lost)

    def _file(self, version: str) -> Path:
        return layout.version_folder(self._profile, version) / layout.ROSTER_FILE

    def _spoken_to(self, references: Sequence[str]) -> list[str]:
        hashes = {self._hash(reference): reference for reference in references}
        return [hashes[key] for key in self._calls.told(list(hashes))]


def _begun(typed: str) -> str:
    """Return the beginning of a number as rosters have it, however it was typed."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
