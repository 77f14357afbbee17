"""What is done once a day, and how a damaged roster becomes whole again."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.services.backups import restoring
from callassist.services.doctor import examine
from callassist.services.views import Health
from callassist.storage.rosters import layout
from tests.integration.backups.ground import (
    CHIEF,
    GOOD,
    Clock,
    flip,
    found,
    index_file,
    kept,
    names,
    opened,
    roster_file,
)


def health(profile: Path) -> dict[str, Health]:
    """Return what `doctor` thinks of each thing."""
    return {one.check: one.health for one in examine(profile, required=True, window=True)}


def written(path: Path) -> tuple[int, int]:
    """Return which file it is, and when it was written."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_day_after_the_last_one_a_backup_is_made(profile: Path, clock: Clock) -> None:
    """Nothing is due on the first day; then one backup and one check a day."""
    with kept(profile, clock) as backups:
        backups.run_due()
        assert 0 == len(backups.list())
        clock.forward(1)
        state = backups.run_due()
        assert (clock.now.replace(microsecond=0), clock.now) == (
            state.backed_up_at,
            state.checked_at,
        )
        clock.forward(0.5)
        assert state == backups.run_due()
        clock.forward(0.5)
        backups.run_due()
        assert 2 == len(backups.list())


def test_rosters_are_kept_once(profile: Path, clock: Clock) -> None:
    """Two days' backups share one copy of each roster, and each restores alone."""
    with kept(profile, clock) as backups:
        for _ in range(2):
            backups.make()
            clock.forward(1)
        newest, oldest = backups.list()
    copies = sorted(path.stem for path in (profile / "backups" / "rosters").iterdir())
    assert sorted(newest.rosters) == copies == sorted(oldest.rosters)
    for number, backup in enumerate((newest, oldest)):
        target = profile.parent / f"restored-{number}"
        restoring.restore(profile / "backups" / backup.name, target, CHIEF, lambda: GOOD)
        with opened(target) as session:
            assert 1 == found(session, 320)


def test_oldest_backups_go_with_the_rosters_only_they_have(
    profile: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last backup with a roster expires, its copy goes too."""
    from callassist.services.backups import rotation  # noqa: PLC0415 - patched here only

    monkeypatch.setattr(rotation, "DAILY", 1)
    monkeypatch.setattr(rotation, "WEEKLY", 1)
    with kept(profile, clock) as backups:
        first = backups.make()
        stale = first.rosters[1]
        with opened(profile) as session:
            session.backups.purge(stale)
        (profile / "backups" / "rosters" / f"{stale}.db").touch()
        clock.forward(8)
        second = backups.make()
        assert [second.name] == [one.name for one in backups.list()]
    copies = {path.stem for path in (profile / "backups" / "rosters").iterdir()}
    assert set(second.rosters) == copies


def test_flipped_bit_is_found_and_repaired(profile: Path, clock: Clock) -> None:
    """A flipped bit of a roster is found by the check, told by doctor, and mended from the copy."""
    with opened(profile) as session:
        active = names(session)[0]
    with kept(profile, clock) as backups:
        backups.make()
        clock.forward(1)
        path = roster_file(profile, active)
        whole = path.read_bytes()
        flip(path, len(whole) // 2)
        assert (active,) == backups.check().damaged
        assert Health.FAIL is health(profile)["check"]
        assert "rows" == backups.repair(active)
        assert () == backups.state().damaged
        assert () == backups.check().damaged
    assert whole == path.read_bytes()
    assert {active, "ACTIVE", "import.lock"} <= {one.name for one in path.parent.parent.iterdir()}
    assert not list(path.parent.parent.glob(".*"))


def test_damaged_index_is_made_again(profile: Path, clock: Clock) -> None:
    """A flipped bit of the index costs the index only; it is made again of the rows."""
    with opened(profile) as session:
        active = names(session)[0]
    path = index_file(profile, active)
    with kept(profile, clock) as backups:
        for at in range(5, path.stat().st_size, path.stat().st_size // 5):
            flip(path, at)
            assert (active,) == backups.check().damaged
            assert "index" == backups.repair(active)
    with opened(profile) as session:
        assert 1 == found(session, 320)


def test_whole_roster_is_left_alone(profile: Path, clock: Clock) -> None:
    """Repairing what is not damaged changes nothing."""
    with opened(profile) as session:
        active = names(session)[0]
    before = written(roster_file(profile, active))
    with kept(profile, clock) as backups:
        assert "whole" == backups.repair(active)
    assert before == written(roster_file(profile, active))


def test_without_a_copy_repair_says_so(profile: Path, clock: Clock, tmp_path: Path) -> None:
    """Where there is no copy the error names the next step, and a backup file mends it."""
    with opened(profile) as session:
        active = names(session)[0]
        session.backups.export(tmp_path / "one.backup")
    path = roster_file(profile, active)
    flip(path, path.stat().st_size // 2)
    damaged = path.read_bytes()
    with kept(profile, clock) as backups:
        with pytest.raises(RefusedError, match="roster-no-copy"):
            backups.repair(active)
        assert damaged == path.read_bytes()
        assert "rows" == backups.repair(active, tmp_path / "one.backup")
        assert () == backups.check().damaged


def test_roster_is_repaired_of_its_own_file(profile: Path, original: Path) -> None:
    """Without any copy the file it was imported from makes the very same roster again."""
    source = original.parent / "1.csv"
    with opened(profile) as session:
        active = names(session)[0]
        path = roster_file(profile, active)
        flip(path, path.stat().st_size // 2)
        with pytest.raises(RefusedError, match="import-file-changed"):
            session.backups.repair(active, original.parent / "0.csv")
        assert "rows" == session.backups.repair(active, source)
        session.rosters.verify(active)
        assert (1, 0) == (found(session, 320), found(session, 1))


def test_damaged_copy_is_made_again(profile: Path, clock: Clock) -> None:
    """A flipped bit in a backup's copy is found, and the next backup has a whole one."""
    with kept(profile, clock) as backups:
        version = backups.make().rosters[0]
        copy = profile / "backups" / "rosters" / f"{version}.db"
        whole = copy.read_bytes()
        flip(copy, len(whole) // 2)
        clock.forward(1)
        state = backups.check()
        assert ((version,), ()) == (state.copies_damaged, state.damaged)
        backups.make()
        assert whole == copy.read_bytes()


def test_damaged_roster_does_not_keep_the_rest_from_being_saved(
    profile: Path, clock: Clock
) -> None:
    """An automatic backup leaves out a roster that is damaged, says so, and restores."""
    with opened(profile) as session:
        active, older = names(session)
    path = roster_file(profile, older)
    flip(path, path.stat().st_size // 2)
    with kept(profile, clock) as backups:
        made = backups.make()
    assert ((active,), (older,)) == (made.rosters, made.left_out)
    target = profile.parent / "restored"
    restoring.restore(profile / "backups" / made.name, target, CHIEF, lambda: GOOD)
    with opened(target) as session:
        assert (active,) == names(session)


def test_file_of_a_damaged_roster_is_refused(profile: Path, tmp_path: Path) -> None:
    """A backup somebody asks for is whole or none: the damaged roster is named."""
    with opened(profile) as session:
        version = names(session)[1]
        path = roster_file(profile, version)
        flip(path, path.stat().st_size // 2)
        with pytest.raises(RefusedError, match="backup-roster-damaged") as refused:
            session.backups.export(tmp_path / "one.backup")
    assert {"version": version} == refused.value.params
    assert not list(tmp_path.glob("*.backup*")) + list(tmp_path.glob(".*"))


def test_search_says_that_the_roster_is_damaged(profile: Path, clock: Clock) -> None:
    """Whatever page of the files is damaged, a search finds the person or says what is wrong."""
    with opened(profile) as session:
        active = names(session)[0]
    for path in (roster_file(profile, active), index_file(profile, active)):
        whole = path.read_bytes()
        for at in range(9, len(whole), max(4096, len(whole) // 4)):
            flip(path, at)
            assert outcome(profile) in {1, "roster-damaged"}
            path.write_bytes(whole)
    with kept(profile, clock) as backups:
        assert () == backups.check().damaged


def outcome(profile: Path) -> int | str:
    """Return how many a search finds, or the code of why it cannot."""
    with opened(profile) as session:
        try:
            return found(session, 320)
        except RefusedError as refused:
            return refused.code


def test_open_window_sees_the_repaired_roster(profile: Path, clock: Clock) -> None:
    """A session that met the damage searches the repaired files without logging in anew."""
    with kept(profile, clock) as backups:
        version = backups.make().rosters[0]
    path = roster_file(profile, version)
    with opened(profile) as session:
        assert 1 == found(session, 320)
        before = layout.rosters_folder(profile).joinpath("ACTIVE").stat()
        flip(path, path.stat().st_size // 2)
        assert "rows" == session.backups.repair(version)
        assert before.st_ino != layout.rosters_folder(profile).joinpath("ACTIVE").stat().st_ino
        assert 1 == found(session, 320)
