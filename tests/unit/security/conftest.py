"""Profiles whose passwords cost little, and a clock that is set by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callassist.security import keyring
from callassist.security.keyring import Created
from tests.cheap import CHEAP

SUPERVISOR = "chief"
PASSWORD = "correct horse 42"


class Clock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2023, 6, 5, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time it shows."""
        return self.now

    def turn(self, minutes: float) -> None:
        """Go forward, or back."""
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def created(tmp_path: Path) -> Created:
    """Make a keyring with one supervisor in `tmp_path`."""
    return keyring.create(tmp_path, SUPERVISOR, PASSWORD, cost=CHEAP)
