"""Which rosters a profile knows, and which one searches use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterStamp
from callassist.storage.database import Database
from callassist.storage.registry import Registry
from tests.integration.storage.conftest import KEY, MOMENT

OLD = RosterStamp("20230605T010203Z-0001", MOMENT, 5000, "第1便.xlsx", "ab" * 32, active=False)
NEW = replace(OLD, version="20230612T010203Z-0002", as_of=MOMENT + timedelta(days=7))
OLD_KEY, NEW_KEY = b"o" * 32, b"n" * 32


@pytest.fixture
def registry(database: Database) -> Registry:
    """Return a registry with two versions, neither of them active."""
    made = Registry(database)
    made.add(OLD, OLD_KEY, 1)
    made.add(NEW, NEW_KEY, 2)
    return made


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.code


def test_versions_come_back_newest_first(registry: Registry) -> None:
    """A registered version is listed with all that is known of it, and not active."""
    assert (NEW, OLD) == registry.list()
    assert None is registry.active()
    assert (OLD_KEY, NEW_KEY) == (registry.key(OLD.version), registry.key(NEW.version))
    assert (1, 2) == (registry.key_version(OLD.version), registry.key_version(NEW.version))


def test_a_new_profile_knows_none(database: Database) -> None:
    """Before the first import there is no roster."""
    assert ((), None) == (Registry(database).list(), Registry(database).active())


def test_a_switch_and_the_way_back(registry: Registry) -> None:
    """Exactly one version is active, the one switched to last; each switch is remembered."""
    for version in (OLD.version, NEW.version, OLD.version):
        registry.activate(version, "chief", f"to {version}")

    assert replace(OLD, active=True) == registry.active()
    assert (NEW, replace(OLD, active=True)) == registry.list()
    assert [
        (OLD.version, "chief", f"to {OLD.version}"),
        (NEW.version, "chief", f"to {NEW.version}"),
        (OLD.version, "chief", f"to {OLD.version}"),
    ] == [(one.version, one.user, one.reason) for one in registry.history()]


def test_another_process_sees_the_switch(path: Path, registry: Registry) -> None:
    """A switch by command is what an open window finds at its next look."""
    window = Database.open(path, KEY)
    assert None is Registry(window).active()
    registry.activate(NEW.version, "chief", "")

    assert replace(NEW, active=True) == Registry(window).active()
    window.close()


def test_a_discarded_version_is_gone_for_good(registry: Registry) -> None:
    """Without its key a version cannot be opened or switched to; the history keeps its name."""
    registry.activate(OLD.version, "chief", "")
    registry.activate(NEW.version, "chief", "")
    registry.discard(OLD.version)
    tries: tuple[Callable[[], object], ...] = (
        lambda: registry.key(OLD.version),
        lambda: registry.activate(OLD.version, "chief", ""),
        lambda: registry.discard(OLD.version),
    )

    assert (replace(NEW, active=True),) == registry.list()
    assert ["roster-version-unknown"] * 3 == [_code(act) for act in tries]
    assert [NEW.version, OLD.version] == [one.version for one in registry.history()]


def test_the_active_version_is_not_discarded(registry: Registry) -> None:
    """Nobody deletes the roster that operators are searching."""
    registry.activate(NEW.version, "chief", "")

    assert "roster-in-use" == _code(lambda: registry.discard(NEW.version))
    assert NEW_KEY == registry.key(NEW.version)


def test_an_unknown_version_is_refused(registry: Registry) -> None:
    """A version that was never registered cannot be switched to."""
    registry.activate(OLD.version, "chief", "")

    assert "roster-version-unknown" == _code(lambda: registry.activate("none", "chief", ""))
    assert replace(OLD, active=True) == registry.active()


def test_a_rebuilt_index_is_noted(registry: Registry) -> None:
    """After a rebuild the version is known by its new search keys."""
    registry.set_key_version(OLD.version, 2)

    assert 2 == registry.key_version(OLD.version)


def test_an_undo_takes_back_what_still_stands(registry: Registry) -> None:
    """Undoing twice goes back two switches; each undo is a switch of its own in the history."""
    third = replace(NEW, version="20230619T010203Z-0003")
    registry.add(third, NEW_KEY, 2)
    for version in (OLD.version, NEW.version, third.version):
        registry.activate(version, "chief", "")

    assert NEW.version == registry.undo_target()
    assert NEW.version == registry.undo("chief", "wrong file", third.version)
    assert OLD.version == registry.undo("chief", "", NEW.version)

    assert replace(OLD, active=True) == registry.active()
    assert [True, True, False, False, False] == [one.undo for one in registry.history()]
    assert "wrong file" == registry.history()[1].reason
    assert ("", "undo-nothing") == (
        registry.undo_target(),
        _code(lambda: registry.undo("chief", "", OLD.version)),
    )


def test_a_switch_after_an_undo_can_be_undone(registry: Registry) -> None:
    """What was taken back is out of the way: the next undo leads to the roster before it."""
    registry.activate(OLD.version, "chief", "")
    registry.activate(NEW.version, "chief", "")
    registry.undo("chief", "", NEW.version)
    registry.activate(NEW.version, "chief", "after all")

    assert OLD.version == registry.undo("chief", "", NEW.version)


def test_two_who_undo_at_once_go_back_one_switch(registry: Registry) -> None:
    """Who saw another roster in force is told so, and nothing more is taken back."""
    third = replace(NEW, version="20230619T010203Z-0003")
    registry.add(third, NEW_KEY, 2)
    for version in (OLD.version, NEW.version, third.version):
        registry.activate(version, "chief", "")

    registry.undo("chief", "", third.version)
    late = _code(lambda: registry.undo("other", "", third.version))

    assert ("undo-stale", replace(NEW, active=True)) == (late, registry.active())


def test_a_purged_roster_is_not_undone_to(registry: Registry) -> None:
    """Where the roster before is no longer readable, nothing is switched."""
    registry.activate(OLD.version, "chief", "")
    registry.activate(NEW.version, "chief", "")
    registry.discard(OLD.version)

    assert ("", "roster-version-unknown") == (
        registry.undo_target(),
        _code(lambda: registry.undo("chief", "", NEW.version)),
    )
    assert replace(NEW, active=True) == registry.active()


def test_a_version_is_registered_once(registry: Registry) -> None:
    """Two versions cannot share an identifier."""
    with pytest.raises(IntegrityError):
        registry.add(OLD, OLD_KEY, 1)
