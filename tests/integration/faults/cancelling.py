"""Cancelling an import at any moment: how long it takes, and what is left."""

from __future__ import annotations

import random
import time
from threading import Event, Timer

from callassist.domain.errors import CancelledError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.faults.checking import look
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome, quantile

ONE_SECOND = 1.0
PHASE_SECONDS = 0.2
PHASES = tuple(one for one in ImportPhase if one is not ImportPhase.SWITCHING)


def run(ground: Ground, times: int, chance: random.Random) -> Outcome:
    """Cancel so many imports: at moments spread over the time one takes, and in each phase."""
    outcome = Outcome(f"cancelling an import of {ground.rows:,} rows")
    whole = _seconds_of_an_import(ground)
    waits = []
    for number in range(times):
        if number % 2:
            phase, moment = PHASES[number // 2 % len(PHASES)], chance.uniform(0, PHASE_SECONDS)
        else:
            phase, moment = None, whole * (number + chance.random()) / times
        waits += _cancel(ground, phase, moment, outcome)
    for name, share in (("median", 0.5), ("longest", 1.0)):
        outcome.figures[f"ms until it has ended, {name}"] = 1000 * quantile(waits, share)
    if any(one > ONE_SECOND for one in waits):
        outcome.faults["it took longer than a second"] += sum(one > ONE_SECOND for one in waits)
    return outcome


def _cancel(
    ground: Ground, phase: ImportPhase | None, moment: float, outcome: Outcome
) -> list[float]:
    """Cancel so many seconds after a phase began, or after the import did."""
    before = look(ground)
    asked, since, phases = Event(), [0.0], ["starting"]

    def ask() -> None:
        since[0] = time.monotonic()
        asked.set()

    def follow(progress: ImportProgress) -> None:
        if progress.phase is phase and phase.value not in phases:
            timer.start()
        phases.append(progress.phase.value)

    timer = Timer(moment, ask)
    file = ImportRequest(ground.files[1 - NAMES.index(before.name)])
    with ground.session() as session:
        if phase is None:
            timer.start()
        try:
            session.rosters.import_file(file, Approval(), follow, asked.is_set)
        except CancelledError:
            ended = time.monotonic()
        else:
            ended = 0.0
        timer.cancel()
    seen = look(ground)
    outcome.faults.update(seen.faults)
    if not ended:
        outcome.counts["too late: it was switched to"] += 1
        return []
    outcome.counts[f"cancelled while {phases[-1]}"] += 1
    if seen.version != before.version or seen.remains:
        outcome.faults["something is left of a cancelled import"] += 1
    return [ended - since[0]]


def _seconds_of_an_import(ground: Ground) -> float:
    with ground.session() as session:
        file = 1 - NAMES.index(look(ground).name)
        began = time.monotonic()
        session.rosters.import_file(ImportRequest(ground.files[file]), Approval())
        return time.monotonic() - began
