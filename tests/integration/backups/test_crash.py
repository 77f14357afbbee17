"""Backups beside work, and backups, restorings and repairs that are killed halfway."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from callassist.domain.access import Action
from callassist.domain.errors import MachineError, RefusedError
from callassist.services.backups import restoring
from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.backups.ground import (
    CHIEF,
    GOOD,
    Clock,
    flip,
    found,
    kept,
    names,
    opened,
    roster_file,
)
from tests.integration.cli.child import Program
from tests.integration.importing.support import people, write_csv
from tests.limits import KEEP_NO_MODULES

BLOWS = 2  # `make faults` deals many more
SEED = 20230605

LITTLE_DISK = """
import resource, signal, sys
from pathlib import Path
from callassist.domain.errors import CallAssistError
from tests.integration.backups.ground import opened

with opened(Path(sys.argv[1])) as session:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    most = int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        session.backups.export(Path(sys.argv[2]))
    except CallAssistError as error:
        print(error.code)
"""


def program(profile: Path) -> Program:
    """Return the program on this profile, as its supervisor."""
    return Program(profile.parent, ("--profile", str(profile), "--user", CHIEF), GOOD)


def struck(running: subprocess.Popen[str], after: float) -> bool:
    """Kill a process some seconds after its start; return whether it was still running."""
    try:
        running.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        running.kill()
        running.communicate()
        return True
    return False


def blows(start: Callable[[], subprocess.Popen[str]], usual: float, least: float) -> Iterator[None]:
    """
    Kill a command again and again, and give way after each try.

    Args:
        start: the command.
        usual: seconds it takes undisturbed; longer than it takes now where the machine was busy.
        least: part of that time after which the first blows may fall.
    """
    chance, dealt = random.Random(SEED), 0  # noqa: S311 - reproducible
    while dealt < BLOWS:
        began = time.monotonic()
        if struck(start(), chance.uniform(least, 1) * usual):
            dealt += 1
        else:
            usual = time.monotonic() - began
        yield


def time_of(running: subprocess.Popen[str]) -> float:
    """Return how long a command takes that nobody disturbs."""
    started = time.monotonic()
    running.communicate()
    assert 0 == running.returncode
    return time.monotonic() - started


def test_backup_is_one_moment_while_others_write(profile: Path, tmp_path: Path) -> None:
    """Entries are written without waiting while a backup is made, and it has no gap in them."""
    file, longest = tmp_path / "one.backup", 0.0
    with opened(profile) as session:
        made = threading.Thread(target=session.backups.export, args=(file,))
        made.start()
        while made.is_alive():
            started = time.monotonic()
            session.access.note(Action.CALL, "written")
            longest = max(longest, time.monotonic() - started)
        made.join()
    restoring.restore(file, tmp_path / "new", CHIEF, lambda: GOOD)
    with opened(tmp_path / "new") as session:
        written = sum('"written"' in line for line in session.access.export())
    assert written > 0
    assert longest < 5


def test_backup_beside_an_import(profile: Path, tmp_path: Path) -> None:
    """A backup made while a roster is imported has the rosters of its moment, all whole."""
    source = write_csv(tmp_path / "next.csv", people(range(1, 20_000)))
    file = tmp_path / "one.backup"
    with opened(profile) as session:
        before = names(session)
        importing = threading.Thread(
            target=session.rosters.import_file, args=(ImportRequest(source), Approval("test"))
        )
        importing.start()
        made = session.backups.export(file)
        importing.join()
        after = names(session)
    assert made.rosters in {before, after}
    restoring.restore(file, tmp_path / "new", CHIEF, lambda: GOOD)
    with opened(tmp_path / "new") as session:
        assert made.rosters == names(session)
        assert 1 == found(session, 320)


def test_killed_backups_leave_the_last_good_one(profile: Path, tmp_path: Path) -> None:
    """Wherever a backup is killed, the file of the day before restores, and nothing is left."""
    run, file = program(profile), tmp_path / "one.backup"
    start = partial(run.start, "backup", str(file))
    usual = time_of(start())
    whole = file.read_bytes()
    for _ in blows(start, usual, 0.3):
        if file.read_bytes() != whole:  # it was done just before
            whole = file.read_bytes()
        with opened(profile) as session:
            assert 1 == found(session, 320)
    restoring.restore(file, tmp_path / "new", CHIEF, lambda: GOOD)
    with opened(profile) as session:
        session.backups.export(file)
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]
    assert not list((profile / "backups").glob(".scratch-*"))


def test_killed_restorings_leave_one_whole_profile(profile: Path, tmp_path: Path) -> None:
    """Wherever a restoring is killed, the profile in its place opens and is whole."""
    run, file = program(profile), tmp_path / "one.backup"
    with opened(profile) as session:
        session.backups.export(file)
    start = partial(run.start, "restore", str(file))
    for _ in blows(start, time_of(start()), 0.2):
        with opened(profile) as session:
            for version in names(session):
                session.rosters.verify(version)
            assert 1 == found(session, 320)
    time_of(start())
    assert not list(tmp_path.glob(".profile.aside-*"))


def test_killed_repairs_leave_a_roster_that_can_be_repaired(profile: Path, clock: Clock) -> None:
    """Wherever a repair is killed, the next one ends it."""
    with kept(profile, clock) as backups:
        version = backups.make().rosters[0]
    path = roster_file(profile, version)
    repair = partial(program(profile).start, "rosters", "repair", version)

    def damaged() -> subprocess.Popen[str]:
        flip(path, path.stat().st_size // 2)
        return repair()

    for _ in blows(damaged, time_of(damaged()), 0.4):
        time_of(repair())
        with opened(profile) as session:
            session.rosters.verify(version)
            assert 1 == found(session, 320)
    assert {"roster.db", "index.db", "plan.db"} == {one.name for one in path.parent.iterdir()}
    assert not list(path.parent.parent.glob("*.former-*")) + list(path.parent.parent.glob(".*"))


@pytest.mark.parametrize("most", [20_000, 150_000])
def test_full_disk_is_told_and_leaves_nothing(profile: Path, tmp_path: Path, most: int) -> None:
    """Where the disk is full, the reason is told and no part of a backup stays."""
    target = tmp_path / "one.backup"
    done = subprocess.run(
        [sys.executable, "-c", LITTLE_DISK, str(profile), str(target), str(most)],
        env={**os.environ, **KEEP_NO_MODULES},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.strip() in {"disk-full", "disk-error"}
    assert [] == [one.name for one in tmp_path.iterdir() if "one.backup" in one.name]
    assert not list((profile / "backups").glob(".scratch-*"))


def test_read_only_place_is_told(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing may be written, a restoring says so and leaves the profile alone."""
    from callassist.storage import swapping  # noqa: PLC0415 - patched here only

    with opened(profile) as session:
        session.backups.export(tmp_path / "one.backup")
    monkeypatch.setattr(
        swapping, "aside_of", lambda _: (_ for _ in ()).throw(PermissionError(errno.EACCES, ""))
    )
    with pytest.raises(MachineError, match="read-only"):
        restoring.restore(tmp_path / "one.backup", profile, CHIEF, lambda: GOOD)
    with opened(profile) as session:
        assert 1 == found(session, 320)


def test_two_backups_at_once(profile: Path, tmp_path: Path) -> None:
    """A second backup waits for the first one or says that it is under way; both files are good."""
    with opened(profile) as one, opened(profile) as two:
        other = threading.Thread(target=one.backups.export, args=(tmp_path / "one.backup",))
        other.start()
        try:
            two.backups.export(tmp_path / "two.backup")
        except RefusedError as refused:
            assert "backup-running" == refused.code  # noqa: PT017 - either is right
        other.join()
    for file in tmp_path.glob("*.backup"):
        restoring.restore(file, tmp_path / file.stem, CHIEF, lambda: GOOD)
