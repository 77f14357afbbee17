"""The short form of `make faults`: everything that is neither kill, power cut nor full disk."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.integration.faults import (
    bit_flips,
    cancelling,
    mounts,
    read_only,
    two_importers,
    undisturbed,
)
from tests.integration.faults.ground import Ground
from tests.integration.faults.outcome import Outcome


def test_a_read_only_folder_changes_nothing(ground: Ground) -> None:
    """
    Where nobody may write an import ends with that word, and the roster stays.

    Root may write whatever the mode says; where root cannot mount, there is nothing to try.
    """
    try:
        outcome = read_only.run(ground)
    except mounts.NotAllowedError as error:
        print(error)  # noqa: T201 - shown with the test's report
        return

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults


def test_of_two_importers_one_is_refused(ground: Ground) -> None:
    """Of two imports at once one is refused with that word, and the other one is whole."""
    outcome = Outcome("two importers at once")

    two_importers.window_and_command(ground, outcome)

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults


def test_a_cancelled_import_ends_within_a_second(ground: Ground) -> None:
    """Cancelled at any moment, an import is over within a second and nothing is left of it."""
    outcome = cancelling.run(ground, 2, random.Random(1))  # noqa: S311 - moments

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults


@pytest.mark.slow
def test_an_import_disturbs_neither_searches_nor_notes(tmp_path: Path) -> None:
    """
    While another process imports, searches are answered and notes are written, without an error.

    Other tests run beside this one, so searches get four times the time they have in
    `make faults`.
    """
    outcome = undisturbed.run(tmp_path, 2_000, limit_ms=200.0, alone_searches=40)

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults
    assert 20 <= outcome.counts["searches beside the import"]


@pytest.mark.slow
def test_a_flipped_bit_is_found_and_mended(ground: Ground) -> None:
    """A flipped bit gives no wrong answer, is found, and a repair or an import mends it."""
    outcome = bit_flips.run(ground, 3, 1, random.Random(1))  # noqa: S311 - places

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults
