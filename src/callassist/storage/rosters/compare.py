"""What a new version changes against the active one, found in their indexes alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from callassist.storage.driver import Connection
from callassist.storage.rosters.connection import attach

_SHARED = """
SELECT count(*), coalesce(sum(new.digest = old.digest), 0)
FROM main.roster_row AS new INDEXED BY roster_reference
CROSS JOIN active.roster_row AS old INDEXED BY roster_reference
ON old.reference = new.reference
"""
_LOST = """
SELECT reference FROM refused
WHERE reference IN (SELECT reference FROM active.roster_row)
AND reference NOT IN (SELECT reference FROM main.roster_row)
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """
    How many rows a new version adds, changes, keeps and removes.

    Args:
        added, changed, unchanged: rows of the new version.
        removed: rows of the active version that the new one has not.
        lost_by_refusal: those of `removed` whose row stands in the file but was refused.
        active_rows: rows of the active version.
    """

    added: int
    removed: int
    changed: int
    unchanged: int
    lost_by_refusal: int
    active_rows: int

    def without_removals(self) -> Difference:
        """Return the same for a supplement, which keeps what the file does not have."""
        return replace(self, removed=0, lost_by_refusal=0)


def compare(connection: Connection, active: tuple[Path, bytes] | None) -> Difference:
    """
    Compare the version being built with the active one, which stays attached.

    Args:
        connection: the version being built, its index standing and `refused` filled.
        active: file and key of the active version; None at the first import.
    """
    new = _count(connection, "main")
    if active is None:
        return Difference(new, 0, 0, 0, 0, 0)
    attach(connection, *active)
    old = _count(connection, "active")
    shared, same = connection.execute(_SHARED).fetchone()
    lost = sum(1 for _ in lost_by_refusal(connection))
    return Difference(new - shared, old - shared, shared - same, same, lost, old)


def lost_by_refusal(connection: Connection) -> Iterator[str]:
    """Yield the numbers of the compared version that the file has in refused rows only."""
    return (reference for (reference,) in connection.execute(_LOST))


def _count(connection: Connection, schema: str) -> int:
    query = f"SELECT count(*) FROM {schema}.roster_row"  # noqa: S608 - one of two words of ours
    return int(connection.execute(query).fetchone()[0])
