"""Every door of a supervisor's services asks for the role before it does anything."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError
from callassist.services.actor import Actor
from callassist.services.backups.service import BackupService
from callassist.services.rosters import RosterService

EVERYBODYS = {
    RosterService: {"active", "prepare", "verify", "sweep", "close"},
    BackupService: {"state", "rewrap", "stop"},
}
DOORS = [
    (service, name)
    for service, spared in EVERYBODYS.items()
    for name in vars(service)
    if not name.startswith("_") and name not in spared
]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR])
@pytest.mark.parametrize(("service", "name"), DOORS)
def test_a_supervisors_door_stays_shut(service: type[Any], name: str, role: Role) -> None:
    """A door that is new is a supervisor's, unless it is listed here as everybody's."""
    shut = object.__new__(service)  # it has nothing yet but the actor: nothing else may be used
    shut._actor = Actor("someone", role, "terminal-1")
    door = getattr(shut, name)
    needed = [
        one for one in inspect.signature(door).parameters.values() if one.default is one.empty
    ]

    with pytest.raises(AccessError, match="not-allowed"):
        _enter(door(*(None for _ in needed)))


def _enter(answer: object) -> None:
    if hasattr(answer, "__enter__"):
        answer.__enter__()
