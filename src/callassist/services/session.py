"""The workspace before anyone logs in, and the session of whoever does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.pack import Pack
from callassist.domain.resources import SHIPPED_PACK, resource
from callassist.services.access import AccessService
from callassist.services.calls import CallService
from callassist.services.content import ContentService
from callassist.services.lookup import LookupService
from callassist.services.people import PeopleService
from callassist.services.rosters import RosterService
from callassist.services.views import DemoAccount


@dataclass(frozen=True, slots=True)
class Session:
    """
    A person at work: who they are, and the services bound to their role.

    Args:
        user: account; role: what it may do; terminal: name of the machine.
        idle_minutes: how long the window may stand untouched before it locks.
        lookup: search, verify, open. content: what may be read by anyone. calls: the call log.
        rosters: import and switch. access: the access log. people: the accounts.
        check_password: raises AccessError unless the password is the account's.
        close: lets go of the database.
    """

    user: str
    role: Role
    terminal: str
    idle_minutes: int
    lookup: LookupService
    content: ContentService
    calls: CallService
    rosters: RosterService
    access: AccessService
    people: PeopleService
    check_password: Callable[[str], None]
    close: Callable[[], None]

    def lock(self) -> None:
        """Forget every result and record; the call and its draft stay."""
        self.lookup.forget()
        self.access.note(Action.LOCK)

    def unlock(self, password: str) -> None:
        """
        Go on after a lock.

        Raises:
            AccessError: the password is wrong, or the account is locked out.
        """
        self.check_password(password)
        self.access.note(Action.LOG_IN, "unlocked")

    def log_out(self) -> None:
        """End the session: write what waits in the access log and close every file."""
        try:
            self.lookup.close()
            self.access.note(Action.LOG_OUT)
        finally:
            self.close()


class Workspace:
    """
    A profile and its content, before anyone logs in.

    Args:
        folder: the profile.
        pack_folder: the content pack; the shipped one by default.
        terminal: name of the machine, for the access log.
        hint: accounts of a demo, to be offered by the unlock page.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pack_folder: Path | None = None,
        terminal: str = "",
        hint: tuple[DemoAccount, ...] = (),
    ) -> None:
        self.folder = folder
        self.terminal = terminal
        self.hint = hint
        self._pack_folder = pack_folder or resource("content", SHIPPED_PACK)

    @cached_property
    def pack(self) -> Pack:
        """The content pack, loaded at first use."""
        from callassist import content  # noqa: PLC0415 - commands that need no content start sooner

        return content.load(self._pack_folder)

    def check(self) -> None:
        """
        Check that the folder is a profile this program and this machine can open.

        Raises:
            RefusedError: no profile, or a newer one.
            MachineError: an old SQLite, a network share, or a folder that cannot be written.
        """
        from callassist.storage import profile  # noqa: PLC0415 - not for commands without one

        profile.check(self.folder)

    def prepare(self) -> None:
        """
        Load what a log-in needs and is slow to load, so that the password is all it waits for.

        Raises:
            RefusedError: the content is missing or broken.
        """
        from callassist.services import wiring  # noqa: F401, PLC0415 - only loaded here

        _ = self.pack

    def log_in(self, user: str, password: str) -> Session:
        """
        Open the profile for one person.

        Args:
            user: account name.
            password: its password.

        Returns:
            The session; whoever opens it ends it by `log_out`.

        Raises:
            AccessError: wrong password or locked out.
            RefusedError: no profile, a newer or a damaged one.
            MachineError: the machine cannot open it.
        """
        from callassist.services import wiring  # noqa: PLC0415 - SQLAlchemy after the first paint

        return wiring.log_in(self, user, password)
