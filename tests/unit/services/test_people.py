"""Who may manage accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.services.people import PeopleService
from tests.unit.services.fakes import Desk


class Door:
    """Accounts in memory."""

    def __init__(self) -> None:
        self.users: dict[str, Role] = {}
        self.ends: dict[str, datetime | None] = {}

    def list(self) -> tuple[Account, ...]:
        """Return every account."""
        return tuple(Account(user, role) for user, role in self.users.items())

    def add(self, user: str, password: str, role: Role) -> str:
        """Keep the account."""
        del password
        self.users[user.lower()] = role
        return user.lower()

    def remove(self, user: str) -> str:
        """Forget the account."""
        del self.users[user.lower()]
        return user.lower()

    def end(self, user: str, at: datetime | None) -> str:
        """Keep when the account ends."""
        self.ends[user.lower()] = at
        return user.lower()

    def reset(self, user: str, password: str) -> str:
        """Check that the account exists."""
        del password
        assert user.lower() in self.users
        return user.lower()


ACTS: tuple[Callable[[PeopleService], object], ...] = (
    PeopleService.accounts,
    lambda people: people.add("ken", "a long pass phrase", Role.OPERATOR),
    lambda people: people.remove("ken"),
    lambda people: people.end("ken", None),
    lambda people: people.reset("ken", "a long pass phrase"),
)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR])
@pytest.mark.parametrize("act", ACTS)
def test_lets_only_supervisors_manage_accounts(
    role: Role, act: Callable[[PeopleService], object]
) -> None:
    """Operators and auditors neither see nor change the accounts."""
    desk = Desk(role)
    with pytest.raises(AccessError):
        act(PeopleService(desk.actor, Door(), desk.access))


def test_logs_every_change_of_an_account() -> None:
    """Each change is an entry that says which account it was."""
    desk, door = Desk(Role.SUPERVISOR), Door()
    people = PeopleService(desk.actor, door, desk.access)
    people.add("Ken", "a long pass phrase", Role.OPERATOR)
    people.reset("Ken", "another pass phrase")
    people.end("Ken", datetime(2023, 6, 8, tzinfo=UTC))
    people.end("Ken", None)
    people.remove("Ken")
    told = ["added ken as operator", "reset ken", "ken ends 2023-06-08", "ken ends never"]
    told.append("removed ken")
    assert [(Action.ACCOUNT, outcome) for outcome in told] == [
        (entry.action, entry.outcome) for entry in desk.log.entries
    ]
    assert {} == door.users


def test_nobody_ends_their_own_account() -> None:
    """The only supervisor could lock everybody out."""
    desk, door = Desk(Role.SUPERVISOR), Door()
    with pytest.raises(RefusedError, match="user-own-end"):
        PeopleService(desk.actor, door, desk.access).end(desk.actor.user.upper(), None)
    assert door.ends == {}
