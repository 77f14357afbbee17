"""The accounts of the profile, for supervisors."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.domain.errors import RefusedError
from callassist.security.passwords import canonical_user
from callassist.services.access import AccessService
from callassist.services.actor import Actor


class PeopleDoor(Protocol):
    """Key slot and account together, as the wiring offers them."""

    def list(self) -> tuple[Account, ...]:
        """Return every account."""

    def add(self, user: str, password: str, role: Role) -> str:
        """Give a person a key slot and an account; return its canonical name."""

    def remove(self, user: str) -> str:
        """Delete a person's key slot and account; return its canonical name."""

    def end(self, user: str, at: datetime | None) -> str:
        """Let a person's account end at a moment, or never; return its canonical name."""

    def reset(self, user: str, password: str) -> str:
        """Wrap the data key anew under another password; return the canonical name."""


class PeopleService:
    """
    Lists, adds, ends, removes and resets accounts; the access log names the account of each change.

    Args:
        actor: who asks.
        door: key slots and accounts.
        access: the access log.
    """

    def __init__(self, actor: Actor, door: PeopleDoor, access: AccessService) -> None:
        self._actor = actor
        self._door = door
        self._access = access

    def accounts(self) -> tuple[Account, ...]:
        """Return every account; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        return self._door.list()

    def add(self, user: str, password: str, role: Role) -> None:
        """Make an account; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        name = self._door.add(user, password, role)
        self._access.note(Action.ACCOUNT, f"added {name} as {role.value}")

    def remove(self, user: str) -> None:
        """Remove an account; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        name = self._door.remove(user)
        self._access.note(Action.ACCOUNT, f"removed {name}")

    def end(self, user: str, at: datetime | None) -> None:
        """
        Let an account end at a moment (aware, UTC), or never; supervisors only.

        Raises:
            RefusedError: user-own-end: it is the supervisor's own, and nobody could undo it;
                or there is none of that name.
        """
        self._actor.require(Role.SUPERVISOR)
        if canonical_user(user) == self._actor.user:
            raise RefusedError("user-own-end")
        name = self._door.end(user, at)
        self._access.note(Action.ACCOUNT, f"{name} ends {at.date() if at else 'never'}")

    def reset(self, user: str, password: str) -> None:
        """Give an account another password; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        name = self._door.reset(user, password)
        self._access.note(Action.ACCOUNT, f"reset {name}")
