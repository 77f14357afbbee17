"""
Where roster versions live below a profile, and how their folders come and go.

    rosters/ACTIVE                 the version searches use; watched by open windows
    rosters/import.lock            held by the one import that may run
    rosters/rebuild.lock           held while an outdated search index is made again
    rosters/switch.lock            held while a version is switched to, or purged
    rosters/<version>/roster.db    the rows; never written again once registered
    rosters/<version>/index.db     the search index of those rows
    rosters/<version>/plan.db      what was wrong with the file's rows, and who was lost by it
    rosters/ballast                room for cleaning up when the disk is full
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error, sync
from callassist.storage import locks

ROSTERS_FOLDER = "rosters"
ROSTER_FILE = "roster.db"
INDEX_FILE = "index.db"
PLAN_FILE = "plan.db"
ACTIVE_FILE = "ACTIVE"
LOCK_FILE = "import.lock"
REBUILD_LOCK_FILE = "rebuild.lock"
SWITCH_LOCK_FILE = "switch.lock"
SWITCH_SECONDS = 10.0
PROBE_BYTES = 64 * 1024

_VERSION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")


def new_version(now: datetime) -> str:
    """Return an identifier that only sorts by time, such as 20230605T101500Z-3f9a."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def rosters_folder(profile: Path) -> Path:
    """Return the folder of all versions, made on first use and readable by its owner only."""
    folder = profile / ROSTERS_FOLDER
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
        sync(profile)  # without its name on the disk, what is flushed in it cannot be found
    return folder


def version_folder(profile: Path, version: str) -> Path:
    """
    Return the folder of one version.

    Raises:
        RefusedError: `version` is not an identifier this program writes, so it is no path either.
    """
    if not _VERSION.fullmatch(version):
        raise RefusedError("roster-version-unknown")
    return profile / ROSTERS_FOLDER / version


@contextmanager
def switching(profile: Path) -> Iterator[None]:
    """
    Keep a version that is being purged from being switched to, and the other way round.

    Raises:
        RefusedError: roster-switching: somebody is at it for longer than a purge takes.
    """
    path = rosters_folder(profile) / SWITCH_LOCK_FILE
    with locks.held(path, RefusedError("roster-switching"), SWITCH_SECONDS):
        yield


def seal(folder: Path) -> None:
    """Make a finished version durable: owner-only, its files and both folders on the disk."""
    for path in sorted(folder.iterdir()):
        _flush(path)
    sync(folder)
    sync(folder.parent)


def settle(path: Path) -> None:
    """Make a finished file and its name last through a power cut, readable by its owner only."""
    _flush(path)
    sync(path.parent)


def _flush(path: Path) -> None:
    path.chmod(0o600)
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def announce(profile: Path, version: str) -> None:
    """
    Write the active version where open windows watch for a switch; it holds nothing personal.

    The switch itself is in the registry: where this cannot be written, windows notice it some
    seconds later all the same.
    """
    with suppress(OSError):
        folder = rosters_folder(profile)
        aside = folder / f"{ACTIVE_FILE}.{secrets.token_hex(4)}"
        try:
            aside.write_text(version, encoding="ascii")
            aside.chmod(0o600)
            aside.replace(folder / ACTIVE_FILE)
        finally:
            aside.unlink(missing_ok=True)


def takes_no_more(folder: Path) -> bool:
    """
    Return whether the largest file of a folder may not grow.

    SQLite calls it a failing disk where a limit on file sizes ends a write, though nothing is
    broken. The probe is written behind a gap and takes no room itself.
    """
    probe = folder / "probe"
    try:
        largest = max((path.stat().st_size for path in folder.iterdir()), default=0)
        with probe.open("wb") as file:
            file.seek(largest)
            file.write(bytes(PROBE_BYTES))
    except OSError as error:
        return machine_error(error).code == "disk-full"
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return False


def remove(folder: Path) -> None:
    """Delete a version's folder; one that is already gone is no error."""
    shutil.rmtree(folder, ignore_errors=True)


def leftovers(profile: Path, wanted: Collection[str]) -> Iterator[Path]:
    """Yield version folders that neither the registry nor a plan names: an interrupted import's."""
    for path in sorted(rosters_folder(profile).iterdir()):
        if path.is_dir() and _VERSION.fullmatch(path.name) and path.name not in wanted:
            yield path
