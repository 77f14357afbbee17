"""A session and a workspace without a profile, for the window's tests and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError
from callassist.services.views import DemoAccount
from tests.doubles.rosters import FakeRosters

PASSWORD = "synthetic-password"
WRONG = "wrong-password"


@dataclass
class FakeSession:
    """Who works, and a list of what happened to the session."""

    user: str = "saeki"
    role: Role = Role.SUPERVISOR
    idle_minutes: float = 5
    rosters: FakeRosters = field(default_factory=FakeRosters)
    events: list[str] = field(default_factory=list)

    def lock(self) -> None:
        """Remember the lock."""
        self.events.append("lock")

    def unlock(self, password: str) -> None:
        """Open again by the right password."""
        if password != PASSWORD:
            raise AccessError(WRONG)
        self.events.append("unlock")

    def log_out(self) -> None:
        """Remember the end."""
        self.events.append("log-out")


class FakeWorkspace:
    """
    Lets one person in.

    Args:
        folder: stands for the profile.
        session: who gets in by the right password.
        hint: accounts of a demo.
    """

    def __init__(
        self, folder: Path, session: FakeSession, hint: tuple[DemoAccount, ...] = ()
    ) -> None:
        self.folder = folder
        self.session = session
        self.hint = hint

    def log_in(self, user: str, password: str) -> FakeSession:
        """Return the session, or refuse."""
        if password != PASSWORD or user != self.session.user:
            raise AccessError(WRONG)
        return self.session
