"""The active roster is followed when somebody switches it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterStamp
from callassist.services.active import LOOK_AGAIN, ActiveRoster
from callassist.services.ports import Searcher
from tests.unit.services.fakes import STAMP, Roster


class Versions:
    """A registry that counts how often it is asked."""

    def __init__(self, stamp: RosterStamp | None) -> None:
        self.stamp = stamp
        self.asked = 0

    def active(self) -> RosterStamp | None:
        """Return what a test put there."""
        self.asked += 1
        return self.stamp


class World:
    """A registry, an announcement and the versions opened."""

    def __init__(self, folder: Path, stamp: RosterStamp | None = STAMP) -> None:
        self.versions = Versions(stamp)
        self.announced = folder / "ACTIVE"
        self.opened: list[tuple[str, Roster]] = []
        self.seconds = 0.0
        self.active = ActiveRoster(self.versions, self.announced, self._open, lambda: self.seconds)

    def version(self) -> str:
        """Return the version a search would use."""
        current = self.active.current()
        return current.stamp.version if current else ""

    def switch(self, version: str) -> None:
        """Switch as an import does: registry first, then the announcement."""
        self.versions.stamp = replace(STAMP, version=version)
        self.announced.write_text(version, encoding="ascii")

    def _open(self, version: str) -> Searcher:
        if version == "damaged":
            raise RefusedError("roster-damaged")
        self.opened.append((version, Roster()))
        return self.opened[-1][1]


def test_opens_the_active_version_once(tmp_path: Path) -> None:
    """A search after the first asks neither the registry nor the disk for more than a stat."""
    world = World(tmp_path)
    assert ["v1", "v1"] == [world.version(), world.version()]
    assert (1, 1) == (world.versions.asked, len(world.opened))


def test_has_no_roster_before_the_first_import(tmp_path: Path) -> None:
    """An empty registry is no error."""
    assert World(tmp_path, None).active.current() is None


def test_follows_an_announced_switch_and_closes_the_old_version(tmp_path: Path) -> None:
    """The next search after a switch uses the new version."""
    world = World(tmp_path)
    world.version()
    world.switch("v2")
    assert "v2" == world.version()
    assert [True, False] == [roster.closed for _, roster in world.opened]


def test_finds_a_switch_whose_announcement_was_lost(tmp_path: Path) -> None:
    """A writer killed between switch and announcement is noticed within seconds."""
    world = World(tmp_path)
    world.version()
    world.versions.stamp = replace(STAMP, version="v2")
    world.seconds = LOOK_AGAIN
    assert "v2" == world.version()


def test_stays_with_the_old_version_where_the_new_one_is_damaged(tmp_path: Path) -> None:
    """The reason is told, and the old version is not closed."""
    world = World(tmp_path)
    world.version()
    world.switch("damaged")
    with pytest.raises(RefusedError, match="roster-damaged"):
        world.version()
    assert not world.opened[0][1].closed
