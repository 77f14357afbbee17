"""A profile that nobody may write to: wholly, or where rosters are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.integration.faults import mounts, striking
from tests.integration.faults.checking import look
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome

MACHINE = 5
READABLE = 0o500


def run(ground: Ground) -> Outcome:
    """Import into a profile that is read-only, and into one whose rosters are."""
    outcome = Outcome("read-only folder")
    for name, place in (("profile", ground.profile), ("rosters", ground.profile / "rosters")):
        before = look(ground)
        with _read_only(place) as way:
            file = 1 - NAMES.index(before.name)
            ended = striking.wait_for_end(striking.start_hindered(ground, file))
        outcome.counts[f"{name} read-only by {way}"] += 1
        outcome.counts[f"told as {ended.code}"] += 1
        if (ended.status, ended.code) != (MACHINE, "read-only"):
            outcome.faults[f"ended with {ended.status} {ended.code}"] += 1
        seen = look(ground)
        outcome.faults.update(seen.faults)
        if seen.version != before.version:
            outcome.faults["another roster is active"] += 1
    return outcome


@contextmanager
def _read_only(place: Path) -> Iterator[str]:
    if os.geteuid() != 0:
        with _closed(place):
            yield "its mode"
        return
    with mounts.read_only(place):
        yield "a read-only mount"


@contextmanager
def _closed(place: Path) -> Iterator[None]:
    mode = place.stat().st_mode
    place.chmod(READABLE)
    try:
        yield
    finally:
        place.chmod(mode)
