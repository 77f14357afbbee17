"""Making a damaged roster version whole again from a copy of its rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.services.backups.checking import has_whole_index, has_whole_rows
from callassist.services.backups.order import RepairOrder, VersionOrder
from callassist.services.backups.places import Places
from callassist.storage import search, swapping
from callassist.storage.backups import container
from callassist.storage.rosters import layout, verify


class Repair(StrEnum):
    """What a repair came to."""

    WHOLE = "whole"  # nothing was damaged
    INDEX = "index"  # the search index was made again
    ROWS = "rows"  # the rows were taken from a copy, and the index was made again


def repair(order: RepairOrder) -> Repair:
    """
    Look what of a version is damaged, and mend just that.

    Raises:
        RefusedError: roster-no-copy: no whole copy of its rows is there.
        OSError: disk full, read-only, or failing.
    """
    one = order.version
    folder = layout.version_folder(order.profile, one.version)
    swapping.tidy(folder)
    if not has_whole_rows(folder / layout.ROSTER_FILE, one):
        replace(folder, one, lambda aside: _from_copy(order, aside), RefusedError("roster-no-copy"))
        return Repair.ROWS
    if has_whole_index(folder, one) and (folder / layout.INDEX_FILE).exists():
        return Repair.WHOLE
    search.rebuild(folder, one.key)
    layout.seal(folder)
    return Repair.INDEX


def replace(
    folder: Path, one: VersionOrder, make: Callable[[Path], None], other: RefusedError
) -> None:
    """
    Let a version that is made aside take the place of the damaged one, which is deleted.

    Args:
        folder: the version's.
        one: what it must hold.
        make: fills the folder it is given with the version's files.
        other: what is raised where they are not the version.

    Raises:
        RefusedError: `other`, or why nothing could be made.
    """
    aside = swapping.aside_of(folder)
    try:
        make(aside)
        _check(aside, one, other)
        beside = folder / layout.PLAN_FILE  # what its import told of it, in no row
        if beside.is_file() and not (aside / layout.PLAN_FILE).exists():
            shutil.copyfile(beside, aside / layout.PLAN_FILE)
        layout.seal(aside)
        former = swapping.put_in_place(aside, folder)
    except BaseException:
        swapping.discard(aside)
        raise
    if former:
        layout.remove(former)


def _check(aside: Path, one: VersionOrder, other: RefusedError) -> None:
    if not has_whole_rows(aside / layout.ROSTER_FILE, one):
        raise other


def _from_copy(order: RepairOrder, aside: Path) -> None:
    one, target = order.version, aside / layout.ROSTER_FILE
    try:
        if order.source is not None:
            container.copy_out(order.source, order.at, order.size, target)
        else:
            copy = Places(order.profile).copy_of(one.version)
            with copy.open("rb") as source, container.private(target) as file:
                shutil.copyfileobj(source, file, container.CHUNK)
        verify.quick(target, one.key, one.expected)
        search.rebuild(aside, one.key)
    except (FileNotFoundError, RefusedError):
        raise RefusedError("roster-no-copy") from None
