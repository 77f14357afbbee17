"""A real encrypted database on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callassist.domain.access import AccessEntry, Action
from callassist.storage.database import Database

KEY = bytes(range(32))
MOMENT = datetime(2023, 6, 5, 1, 2, 3, 456789, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the database is."""
    return tmp_path / "callassist.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """Open a new database, and close it after the test."""
    made = Database.create(path, KEY)
    yield made
    made.close()


def entry(outcome: str = "found", terminal: str = "desk-1") -> AccessEntry:
    """Return an entry for the access log."""
    return AccessEntry(
        number=0,
        at=MOMENT,
        user="op-1",
        terminal=terminal,
        action=Action.SEARCH,
        outcome=outcome,
        call="230605-0001",
        record_hash="ab" * 16,
        count=3,
    )
