"""The accounts of the profile, for supervisors."""

from __future__ import annotations

from typing import Protocol

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.services.access import AccessService
from callassist.services.actor import Actor


class PeopleDoor(Protocol):
    """Key slot and account together, as the wiring offers them."""

    def list(self) -> tuple[Account, ...]:
        """Return every account."""

    def add(self, user: str, password: str, role: Role) -> None:
        """Give a person a key slot and an account."""

    def remove(self, user: str) -> None:
        """Delete a person's key slot and account."""

    def reset(self, user: str, password: str) -> None:
        """Wrap the data key anew under another password."""


class PeopleService:
    """
    Lists, adds, removes and resets accounts.

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
        self._door.add(user, password, role)
        self._access.note(Action.ACCOUNT, "added")

    def remove(self, user: str) -> None:
        """Remove an account; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        self._door.remove(user)
        self._access.note(Action.ACCOUNT, "removed")

    def reset(self, user: str, password: str) -> None:
        """Give an account another password; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        self._door.reset(user, password)
        self._access.note(Action.ACCOUNT, "reset")
