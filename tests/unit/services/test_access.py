"""The access log as the services write it."""

from __future__ import annotations

import json

import pytest

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError
from callassist.services.access import SEARCHES_A_GROUP
from tests.unit.services.fakes import Desk


def test_writes_searches_in_groups() -> None:
    """A search waits for its group; the group is one transaction."""
    desk = Desk()
    for _ in range(SEARCHES_A_GROUP):
        desk.access.note(Action.SEARCH, "found")
    assert [SEARCHES_A_GROUP] == desk.log.groups


def test_writes_an_opening_at_once() -> None:
    """What waits goes to disk with the first entry that may not wait."""
    desk = Desk()
    desk.access.note(Action.SEARCH, "found")
    desk.access.note(Action.OPEN, "released", reference="A0012345")
    assert [2] == desk.log.groups


def test_keeps_what_could_not_be_written() -> None:
    """A full disk loses no entry: the next write brings it along."""
    desk = Desk()
    working = desk.log.append
    desk.log.append = _full  # type: ignore[method-assign]  # a disk that is full for a while
    with pytest.raises(OSError, match="full"):
        desk.access.note(Action.OPEN, "released")
    desk.log.append = working  # type: ignore[method-assign]  # room again
    desk.access.note(Action.CLOSE)
    assert [Action.OPEN, Action.CLOSE] == [entry.action for entry in desk.log.entries]


def _full(entries: object) -> None:
    del entries
    message = "full"
    raise OSError(message)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR])
def test_exports_json_lines(role: Role) -> None:
    """Every line is an object with the entry's fields, the export itself the last one."""
    desk = Desk(role)
    desk.access.note(Action.OPEN, "released", reference="A0012345", count=1)
    lines = [json.loads(line) for line in desk.access.export()]
    assert [(1, "open", "released"), (2, "export", "access-log")] == [
        (line["number"], line["action"], line["outcome"]) for line in lines
    ]
    assert "0012345" not in json.dumps(lines)


def test_exports_nothing_to_an_operator() -> None:
    """An operator does not read who looked at what."""
    with pytest.raises(AccessError):
        Desk().access.export()
