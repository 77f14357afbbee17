"""Two imports at once: of two commands, and of the window beside a command."""

from __future__ import annotations

import random

from callassist.domain.errors import RefusedError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest
from callassist.services.session import Session
from tests.integration.faults import command, striking
from tests.integration.faults.checking import look
from tests.integration.faults.command import Ended
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome

TOLD = [Ended(command.DONE, ""), Ended(command.REFUSED, "import-running")]
STALE = "import-plan-stale"
APART_SECONDS = 4.0  # from both at once to one that may come when the other is over


def run(ground: Ground, pairs: int, chance: random.Random) -> Outcome:
    """Start so many pairs of commands, and a command beside the window as often."""
    outcome = Outcome("two importers at once")
    for _ in range(pairs):
        _two_commands(ground, chance, outcome)
        window_and_command(ground, outcome)
    return outcome


def _two_commands(ground: Ground, chance: random.Random, outcome: Outcome) -> None:
    before = look(ground)
    first = command.import_of(ground.profile, ground.files[0])
    striking.rest(chance, APART_SECONDS)
    second = command.import_of(ground.profile, ground.files[1])
    ends = [command.ended(first), command.ended(second)]
    done = sum(one.status == command.DONE for one in ends)
    outcome.counts["pairs of commands"] += 1
    outcome.counts["commands: one was refused: an import is running"] += done == 1
    outcome.counts["commands: both ended well, one after the other"] += done == len(ends)
    outcome.faults.update(f"ended with {one.status} {one.code}" for one in ends if one not in TOLD)
    seen = look(ground)
    outcome.faults.update(seen.faults)
    if done != len(seen.rosters) - len(before.rosters) or not done:
        outcome.faults["not one roster for each import that ended well"] += 1
    if done == 1 and seen.name != NAMES[[one.status for one in ends].index(command.DONE)]:
        outcome.faults["the roster of the refused import is active"] += 1


def window_and_command(ground: Ground, outcome: Outcome) -> None:
    """Let a command come while the window builds a plan, and again while the plan waits."""
    file = 1 - NAMES.index(look(ground).name)
    beside: list[Ended] = []

    def come(progress: ImportProgress) -> None:
        if not beside and progress.phase is ImportPhase.READING:
            beside.append(command.ended(command.import_of(ground.profile, ground.files[1 - file])))

    with ground.session() as window:
        plan = window.rosters.plan(ImportRequest(ground.files[file]), come)
        later = command.ended(command.import_of(ground.profile, ground.files[1 - file]))
        told = _applied(window, plan)
    outcome.counts["a window and a command"] += 1
    outcome.counts["beside a window: the command was refused: an import is running"] += (
        beside[0] in TOLD[1:]
    )
    outcome.counts["beside a window: the plan that waited was applied"] += told == "applied"
    outcome.counts[
        "beside a window: the plan that waited was refused: another roster is active"
    ] += told == STALE
    if beside != TOLD[1:] or later not in TOLD or (later == TOLD[0]) != (told == STALE):
        outcome.faults["window and command both imported, or neither"] += 1
    seen = look(ground)
    outcome.faults.update(seen.faults)
    if seen.name != NAMES[1 - file if told == STALE else file]:
        outcome.faults["another roster is active than was told"] += 1


def _applied(window: Session, plan: ImportPlan) -> str:
    try:
        return window.rosters.apply(plan, Approval()).status.value
    except RefusedError as refused:
        return refused.code
