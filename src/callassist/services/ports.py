"""What the services ask of the stores, so that they can be tested without a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from callassist.domain.access import AccessEntry
from callassist.domain.calls import Call
from callassist.domain.roster import RosterRow, RosterStamp
from callassist.domain.search import SearchResult
from callassist.matching import Plan


class Searcher(Protocol):
    """The index of one roster version."""

    def find(self, plan: Plan, limit: int = 50) -> SearchResult:
        """Return the best hits for what was typed."""

    def row(self, reference: str) -> RosterRow | None:
        """Return the row with this canonical number, or None."""

    def close(self) -> None:
        """Let go of the files."""


@dataclass(frozen=True, slots=True)
class OpenRoster:
    """The active roster, open for searching."""

    stamp: RosterStamp
    searcher: Searcher


class RosterDoor(Protocol):
    """The way to the roster that is active now."""

    def current(self) -> OpenRoster | None:
        """Return the active roster, reopened where it has been switched, or None."""

    def close(self) -> None:
        """Let go of the open roster."""


class AccessStore(Protocol):
    """The append-only access log."""

    def append(self, entries: Sequence[AccessEntry]) -> None:
        """Add entries in one transaction; the store numbers them."""

    def read(self, start: int = 1, limit: int | None = None) -> Iterator[AccessEntry]:
        """Return entries from a number on."""


class CallStore(Protocol):
    """Finished calls."""

    def next_receipt(self) -> str:
        """Return a receipt number (受付番号) nobody else has."""

    def add(self, call: Call) -> None:
        """Keep a finished call."""
