"""One flipped bit in a roster's files: found when it is opened, used or checked, then mended."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from callassist.storage.rosters import layout
from tests.integration.faults.checking import look
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome

FILES = (layout.ROSTER_FILE, layout.INDEX_FILE)
ASKED = (*("A0000001", "A0000500"), *NAMES, "ミホン", "みほん", "090-0000-0000", "A9999998")
Answers = tuple[tuple[str, int, tuple[str, ...]], ...]


def run(ground: Ground, flips: int, repairs: int, chance: random.Random) -> Outcome:
    """
    Flip so many bits, one at a time.

    Args:
        ground: the profile.
        flips: how many bits; after each the file is put right again.
        repairs: how many more, each left to the daily check and to a repair, by turns from the
            backup's copy and by importing again.
        chance: which bits.
    """
    outcome = Outcome("one-bit flips of a roster's files")
    with ground.session() as session:
        session.backups.make()
        expected = _answers(session)
    for number in range(flips):
        name = FILES[number % len(FILES)]
        with _flipped(_file(ground, name), chance):
            outcome.counts["bits flipped"] += 1
            _find(ground, name, expected, outcome)
    for number in range(repairs):
        _mend(ground, number, chance, outcome)
    return outcome


def _find(ground: Ground, name: str, expected: Answers, outcome: Outcome) -> None:
    """Search and check with a flipped bit: who finds it, and was an answer wrong?"""
    with ground.session() as session:
        used = _used(session, expected)
        if used == "wrong":
            outcome.faults[f"a wrong answer was given out of {name}"] += 1
        daily = bool(session.backups.check().damaged)
    outcome.counts[f"{name}: found at first use"] += used == "found"
    outcome.counts[f"{name}: found by the daily check alone"] += used == "right" and daily
    if used == "right" and not daily:
        outcome.faults[f"a flipped bit of {name} was not found"] += 1


def _used(session: Session, expected: Answers) -> str:
    try:
        return "right" if _answers(session) == expected else "wrong"
    except CallAssistError:
        return "found"


def _mend(ground: Ground, number: int, chance: random.Random, outcome: Outcome) -> None:
    """Damage a file for good, let the daily check tell it, and repair it."""
    from_copy = number % 2 == 0
    _flip(_file(ground, chance.choice(FILES)), chance)
    with ground.session() as session:
        damaged = session.backups.check().damaged
        if not damaged:
            outcome.faults["damage was not told by the daily check"] += 1
            return
        if from_copy:
            told = session.backups.repair(damaged[0])
            outcome.counts[f"repaired: {told}"] += 1
        else:
            session.rosters.import_file(ImportRequest(ground.files[0]), Approval())
            session.backups.make()
            outcome.counts["repaired by importing again"] += 1
    outcome.faults.update(look(ground).faults)


def _answers(session: Session) -> Answers:
    """Return what searches say: state, total and whom they find."""
    views = [session.lookup.search(asked) for asked in ASKED]
    return tuple(
        (
            view.state.value,
            view.total,
            tuple(part.text for one in view.results for part in one.name),
        )
        for view in views
    )


def _file(ground: Ground, name: str) -> Path:
    return layout.version_folder(ground.profile, ground.active()) / name


@contextmanager
def _flipped(path: Path, chance: random.Random) -> Iterator[None]:
    place, bit = _flip(path, chance)
    try:
        yield
    finally:
        _turn(path, place, bit)


def _flip(path: Path, chance: random.Random) -> tuple[int, int]:
    place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
    _turn(path, place, bit)
    return place, bit


def _turn(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bit]))
