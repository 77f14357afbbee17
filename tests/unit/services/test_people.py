"""Who may manage accounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.domain.errors import AccessError
from callassist.services.people import PeopleService
from tests.unit.services.fakes import Desk


class Door:
    """Accounts in memory."""

    def __init__(self) -> None:
        self.users: dict[str, Role] = {}

    def list(self) -> tuple[Account, ...]:
        """Return every account."""
        return tuple(Account(user, role) for user, role in self.users.items())

    def add(self, user: str, password: str, role: Role) -> None:
        """Keep the account."""
        del password
        self.users[user] = role

    def remove(self, user: str) -> None:
        """Forget the account."""
        del self.users[user]

    def reset(self, user: str, password: str) -> None:
        """Check that the account exists."""
        del password
        assert user in self.users


ACTS: tuple[Callable[[PeopleService], object], ...] = (
    PeopleService.accounts,
    lambda people: people.add("ken", "a long pass phrase", Role.OPERATOR),
    lambda people: people.remove("ken"),
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
    """Each change is an entry, without the name of the account."""
    desk, door = Desk(Role.SUPERVISOR), Door()
    people = PeopleService(desk.actor, door, desk.access)
    people.add("ken", "a long pass phrase", Role.OPERATOR)
    people.reset("ken", "another pass phrase")
    people.remove("ken")
    assert [(Action.ACCOUNT, "added"), (Action.ACCOUNT, "reset"), (Action.ACCOUNT, "removed")] == [
        (entry.action, entry.outcome) for entry in desk.log.entries
    ]
    assert {} == door.users
