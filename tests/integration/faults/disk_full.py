"""A disk that takes no more, at sizes chosen so that it happens in every phase of an import."""

from __future__ import annotations

import math
import os
import random
import resource
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.storage.rosters import layout
from tests.integration.faults import mounts, striking
from tests.integration.faults.checking import folders, look
from tests.integration.faults.ground import NAMES, Ground, session_of
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.striking import Ended

DONE, MACHINE = 0, 5
# SQLite tells a file that may not grow from a disk that is full: it calls the first an I/O error.
NO_GROWTH = frozenset({"disk-full", "disk-error"})
NO_ROOM = frozenset({"disk-full"})
LEAST_KIB = 4
MORE_THAN_ENOUGH = 1.5  # times what an import takes: the largest sizes let it succeed
BUILDING = ("reading", "verifying", "indexing")
DISK_KIB = 64 * 1024


def by_file_size(ground: Ground, times: int, chance: random.Random) -> Outcome:
    """Let no file grow beyond a size, another one each time."""
    outcome = Outcome("disk full: no file may grow beyond a size (RLIMIT_FSIZE)")
    for kib in _sizes(max(_kibs(ground)), times, chance):
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (kib * 1024, kib * 1024))
        _try(ground, limit, NO_GROWTH, outcome)
    return outcome


def by_room(ground: Ground, times: int, chance: random.Random) -> Outcome:
    """
    Import on a small disk with some room left, another amount each time.

    Raises:
        NotAllowedError: no file system can be mounted here.
    """
    outcome = Outcome("disk full: a small file system with some room left")
    for number, kib in enumerate(_sizes(sum(_kibs(ground)), times, chance)):
        place = ground.folder.with_name(f"{ground.folder.name}-disk-{number}")
        place.mkdir()
        with mounts.small_disk(place, DISK_KIB):
            copy = ground.copy(place)
            junk = _fill(place, kib)
            _try_small(copy, junk, outcome)
    return outcome


def after_a_kill(ground: Ground, times: int, chance: random.Random) -> Outcome:
    """
    Kill an import, fill the disk to its last byte, and start again.

    Raises:
        NotAllowedError: no file system can be mounted here.
    """
    outcome = Outcome("disk full when the next log-in clears up after a kill")
    for number in range(times):
        place = ground.folder.with_name(f"{ground.folder.name}-killed-{number}")
        place.mkdir()
        with mounts.small_disk(place, DISK_KIB):
            copy = ground.copy(place)
            known = folders(copy.profile)
            victim = striking.start_hindered(copy, 1)
            striking.await_phase(victim, chance.choice(BUILDING))
            striking.kill(victim, "group", chance)
            _fill(place, 0)
            _clear_up(copy, known, outcome)
    return outcome


def _clear_up(copy: Ground, known: set[str], outcome: Outcome) -> None:
    remains = folders(copy.profile) - known
    outcome.counts["imports killed, then the disk filled"] += 1
    outcome.counts["unfinished versions they left"] += len(remains)
    outcome.counts[f"the next log-in and search: {_log_in(copy.profile)}"] += 1
    if folders(copy.profile) != known:
        outcome.faults["an unfinished version was left on the full disk"] += 1
    outcome.faults.update(look(copy).faults)


def _try_small(copy: Ground, junk: Path, outcome: Outcome) -> None:
    before = folders(copy.profile)
    ended = striking.wait_for_end(striking.start_hindered(copy, 1))
    left = folders(copy.profile) - before
    if ended.status != DONE and left:
        outcome.faults["an unfinished version was left on the full disk"] += 1
    outcome.counts[f"log-ins on the full disk: {_log_in(copy.profile)}"] += 1
    junk.unlink()
    _judge(copy, ended, NO_ROOM, outcome, next_file=1)


def _try(ground: Ground, hinder: partial[None], codes: frozenset[str], outcome: Outcome) -> None:
    name = look(ground).name
    file = 1 - NAMES.index(name)
    ended = striking.wait_for_end(striking.start_hindered(ground, file, hinder))
    _judge(ground, ended, codes, outcome, next_file=file)


def _judge(
    ground: Ground, ended: Ended, codes: frozenset[str], outcome: Outcome, next_file: int
) -> None:
    counts, faults = outcome.counts, outcome.faults
    seen = look(ground)
    faults.update(seen.faults)
    counts["imports"] += 1
    if ended.status == DONE:
        counts["there was room enough"] += 1
        expected = NAMES[next_file]
    else:
        counts[f"stopped after {ended.phase} began"] += 1
        counts[f"told as {ended.code}"] += 1
        expected = NAMES[1 - next_file]
        if ended.status != MACHINE or ended.code not in codes:
            faults[f"ended with {ended.status} {ended.code}"] += 1
    if seen.name != expected:
        faults["another roster is active than was told"] += 1


def _log_in(profile: Path) -> str:
    try:
        with session_of(profile) as session:
            return session.lookup.search("A0000001").state.value
    except CallAssistError as error:
        return error.code


def _sizes(needed: int, times: int, chance: random.Random) -> Iterator[int]:
    """Yield sizes in KiB, small and large ones alike."""
    least, most = math.log(LEAST_KIB), math.log(needed * MORE_THAN_ENOUGH)
    step = (most - least) / times
    for place in range(times):
        yield round(math.exp(least + step * (place + chance.random())))


def _kibs(ground: Ground) -> list[int]:
    version = layout.version_folder(ground.profile, ground.active())
    return [path.stat().st_size // 1024 for path in version.iterdir()]


def _fill(place: Path, kib: int) -> Path:
    """Leave so much room on a disk."""
    junk = place / "junk"
    with junk.open("wb") as file:
        free = os.statvfs(place)
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - kib * 1024)
    return junk
