"""The session of whoever has logged in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.services.access import AccessService
from callassist.services.backups.service import BackupService
from callassist.services.calls import CallService
from callassist.services.content import ContentService
from callassist.services.lookup import LookupService
from callassist.services.people import PeopleService
from callassist.services.rosters import RosterService


@dataclass(frozen=True, slots=True)
class Session:
    """
    A person at work: who they are, and the services bound to their role.

    Args:
        user: account; role: what it may do; terminal: name of the machine.
        idle_minutes: how long the window may stand untouched before it locks.
        lookup: search, verify, open. content: what may be read by anyone. calls: the call log.
        rosters: import and switch. access: the access log. people: the accounts.
        backups: backup, daily check, repair, purge.
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
    backups: BackupService
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
        """End the session and an import it makes; write the access log and close every file."""
        try:
            self.backups.stop()
            self.rosters.close()
            self.lookup.close()
            self.access.note(Action.LOG_OUT)
        finally:
            self.close()
