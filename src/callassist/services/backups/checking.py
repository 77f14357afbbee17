"""Reading every roster file of a profile back, to find what a disk has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.services.backups.order import CheckOrder, VersionOrder
from callassist.services.backups.places import Places
from callassist.storage.rosters import layout, verify


@dataclass(frozen=True, slots=True)
class Found:
    """Versions whose rows or index are damaged, and versions whose copy for the backups is."""

    damaged: tuple[str, ...]
    copies: tuple[str, ...]


def check(order: CheckOrder) -> Found:
    """
    Read every version back whole, and every copy of one.

    A damaged copy is removed: the next backup makes a new one of the whole version.
    """
    places = Places(order.profile)
    damaged = [one.version for one in order.versions if not is_whole(order.profile, one)]
    copies = [one for one in order.versions if not _copy_is_whole(places, one)]
    for one in copies:
        places.copy_of(one.version).unlink(missing_ok=True)
    return Found(tuple(damaged), tuple(one.version for one in copies))


def is_whole(profile: Path, one: VersionOrder) -> bool:
    """Return whether a version's rows and its index are what was built."""
    folder = layout.version_folder(profile, one.version)
    return has_whole_rows(folder / layout.ROSTER_FILE, one) and has_whole_index(folder, one)


def has_whole_rows(path: Path, one: VersionOrder) -> bool:
    """Return whether a file holds every row of a version."""
    try:
        verify.thorough(path, one.key, one.expected)
    except RefusedError:
        return False
    return True


def has_whole_index(folder: Path, one: VersionOrder) -> bool:
    """Return whether every page of a version's index is as it was written, where it has one."""
    path = folder / layout.INDEX_FILE
    return not path.exists() or verify.pages(path, one.key)


def _copy_is_whole(places: Places, one: VersionOrder) -> bool:
    copy = places.copy_of(one.version)
    return not copy.exists() or has_whole_rows(copy, one)
