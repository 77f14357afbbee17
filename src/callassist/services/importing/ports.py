"""What an import asks of the stores, so that it can be tested without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from callassist.domain.changes import Told
from callassist.domain.plans import PlanRecord, PlanResult, PlanStart
from callassist.domain.roster import Activation, RosterStamp


class VersionRegistry(Protocol):
    """The list of roster versions in `callassist.db`, their keys, and which one is active."""

    def list(self) -> Sequence[RosterStamp]:
        """Return every version, newest first."""

    def active(self) -> RosterStamp | None:
        """Return the version searches use, or None before the first import."""

    def key(self, version: str) -> bytes:
        """Return a version's raw key."""

    def key_version(self, version: str) -> int:
        """Return the version of the search keys in a version's index."""

    def activate(self, version: str, user: str, reason: str) -> None:
        """Switch to a registered version, in one transaction."""

    def undo(self, user: str, reason: str, of: str) -> str:
        """Take the switch to `of` back, if in force; return the version active now."""

    def undo_target(self) -> str:
        """Return the version that an undo would switch to, or ""."""

    def history(self) -> Sequence[Activation]:
        """Return every switch, newest first."""

    def set_key_version(self, version: str, key_version: int) -> None:
        """Note that a version's index was made again with other search keys."""


class Plans(Protocol):
    """The plans of imports in `callassist.db`, and the columns chosen for known headers."""

    def begin(self, start: PlanStart) -> None:
        """Keep a plan before its file is read."""

    def ready(self, version: str, result: PlanResult, replaces: str = "") -> None:
        """Keep what was built, and discard the plan it replaces, if that still waits."""

    def expect(self, version: str, expected: int | None, needs: Sequence[str]) -> None:
        """Keep the client's figure for a plan that is ready, and why it now needs a yes."""

    def discard(self, version: str) -> bool:
        """Forget the key of a plan; return False where it was applied, and is left alone."""

    def interrupt(self) -> int:
        """Mark every plan that is still being built as interrupted; return how many."""

    def apply(
        self,
        result: PlanResult,
        stamp: RosterStamp,
        switch: Activation,
        chosen: Mapping[str, tuple[tuple[str, str], ...]],
    ) -> None:
        """Register a plan's version, switch to it and remember its columns, or do nothing."""

    def get(self, version: str) -> PlanRecord:
        """Return a plan."""

    def waiting(self) -> tuple[PlanRecord, ...]:
        """Return the plans that wait for somebody, newest first."""

    def applied(self) -> dict[str, PlanRecord]:
        """Return the plans that were applied, by version."""

    def ready_versions(self) -> set[str]:
        """Return the versions that a plan still needs."""

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when a file with this digest was last switched to, or None."""

    def mappings(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return every remembered choice of columns by the fingerprint of the headers."""


class ToldStore(Protocol):
    """Which records were spoken about in calls."""

    def told(self, hashes: Sequence[str]) -> dict[str, Told]:
        """Return the last call about each of these keyed hashes that there is one about."""
