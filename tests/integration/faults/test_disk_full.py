"""The short form of `make faults`: disks that take no more."""

from __future__ import annotations

import random

from tests.integration.faults import disk_full, mounts
from tests.integration.faults.ground import Ground

CHANCE = 1


def test_files_that_may_not_grow_change_nothing(ground: Ground) -> None:
    """When no file may grow further an import ends with the machine's fault and no remains."""
    outcome = disk_full.by_file_size(ground, 2, random.Random(CHANCE))  # noqa: S311 - sizes

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults


def test_a_full_disk_changes_nothing(ground: Ground) -> None:
    """
    When the disk is full an import ends with that word and no remains.

    Where no small disk can be mounted the limit on file sizes, above, is all that is tried.
    """
    try:
        outcome = disk_full.by_room(ground, 2, random.Random(CHANCE))  # noqa: S311 - sizes
    except mounts.NotAllowedError as error:
        print(error)  # noqa: T201 - shown with the test's report
        return

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults
