"""What an import asks of the roster registry, so that it can be tested without a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

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

    def install(self, stamp: RosterStamp, key: bytes, key_version: int, switch: Activation) -> None:
        """Register a finished version and switch to it, in one transaction."""

    def activate(self, version: str, user: str, reason: str) -> None:
        """Switch to a registered version, in one transaction."""

    def set_key_version(self, version: str, key_version: int) -> None:
        """Note that a version's index was made again with other search keys."""
