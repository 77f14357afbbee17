"""kill -9: two blows in three within 30 ms of the switch, the others over all phases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice, repeat
from multiprocessing import get_context
from pathlib import Path

from callassist.domain.plans import PlanState
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from tests.integration.faults import striking
from tests.integration.faults.checking import Seen, look
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.shim import Blow
from tests.integration.faults.striking import MARKED, SEALED, Timeline

NEAR_SECONDS = 0.030
NEAR = "within 30 ms of the switch"
SWITCH_SHARE = 2 / 3
# How long after the first sign of a phase the blow may fall: spawning three interpreters takes
# the better part of a second, comparing some milliseconds.
SPREAD_SECONDS = {
    "starting": 1.5,
    "reading": 0.2,
    "comparing": 0.05,
    "verifying": 0.05,
    "indexing": 0.1,
}
WAYS = ("command", "window")
HOW = {
    "command": "of an import by command",
    "window": "of an import by the window",
    "waiting": "of a plan that had waited",
    "undo": "of an undo",
}
BACKUP_SECONDS = 1.5
VICTIMS = ("group", "importer", "child")
ALL_WAYS = tuple(HOW)
EVEN = 0.5
IMPORT_AGAIN_EVERY = 5  # an import that ends well is proof, and takes as long as a blow


@dataclass
class Killing:
    """
    A series of blows on one profile.

    Args:
        ground: the profile.
        chance: where the blows fall.
        ways: what makes the switch.
        outcome: what they came to.
    """

    ground: Ground
    chance: random.Random
    ways: tuple[str, ...]
    outcome: Outcome = field(default_factory=lambda: Outcome("kill -9"))
    _timelines: dict[str, Timeline] = field(default_factory=dict)
    _seen: Seen = field(default_factory=Seen)

    def run(self, times: int) -> Outcome:
        """Strike so many imports."""
        self._seen = look(self.ground)
        near = round(times * SWITCH_SHARE)
        ways = [*[self.at_the_switch] * near, *islice(cycle(self._phases()), times - near)]
        self.chance.shuffle(ways)
        for strike in ways:
            self._blow(strike)
        while self.outcome.counts[NEAR] < near:  # on a busy machine some miss the moment
            self._blow(self.at_the_switch)
        self._go_on(whole_import=True)
        return self.outcome

    def _blow(self, strike: Callable[[], None]) -> None:
        strike()
        self._look()
        self._go_on(whole_import=self.outcome.counts["blows"] % IMPORT_AGAIN_EVERY == 0)

    def at_the_switch(self) -> None:
        """Strike between the sealing of a version and the end, at any change or beside it."""
        how = self._way()
        since, timeline = _since(how), self._timeline(how)
        near = timeline.near(NEAR_SECONDS, early=self.chance.choice((True, False)))
        late = self.chance.choice((0, self.chance.randrange(3_000)))
        blow = Blow(*since, self.chance.choice(near), late)
        victim = striking.start(self.ground, self._next_file(), how, blow)
        striking.wait_for_end(victim)
        done, killed = striking.own_changes(self.ground, victim.pid, since)
        if killed is None:
            self.outcome.counts["too late: the import was over"] += 1
            return
        away = timeline.away(done, killed)
        if abs(away) <= NEAR_SECONDS:
            self.outcome.counts[NEAR] += 1
            self.outcome.counts[f"within 30 ms: {HOW[how]}"] += 1
            self.outcome.counts["within 30 ms: before it was on the disk"] += away < 0
        else:
            self.outcome.counts["farther from the switch"] += 1

    def _way(self) -> str:
        """Choose what makes the switch; a plan that waits already needs no building."""
        if PlanState.READY in self._seen.waiting.values():
            return "waiting"
        how = self.chance.choice(self.ways)
        return "window" if how == "undo" and not self._can_undo() else how

    def _timeline(self, how: str) -> Timeline:
        """Return how such a switch goes, from one that nobody disturbed."""
        if how not in self._timelines:
            if how == "waiting":
                self._plan()
            self._timelines[how] = self._undisturbed(how)
        if how == "waiting":
            self._plan()
        return self._timelines[how]

    def _plan(self) -> None:
        """See that a plan waits."""
        with self.ground.session() as session:
            if not any(one.state is PlanState.READY for one in session.rosters.waiting()):
                session.rosters.plan(ImportRequest(self.ground.files[self._next_file()]))

    def _can_undo(self) -> bool:
        with self.ground.session() as session:
            return any(one.active and one.undoable for one in session.rosters.history())

    def in_a_phase(self, phase: str, who: str) -> None:
        """Strike an import, its importer or one of its children, while a phase is under way."""
        victim = striking.start(self.ground, self._next_file(), self.chance.choice(WAYS))
        seen = striking.await_phase(victim, phase)
        striking.rest(self.chance, SPREAD_SECONDS[phase])
        left = striking.kill(victim, who, self.chance)
        self.outcome.counts[f"while {phase}" if seen else "too late: the import was over"] += 1
        if left:
            self.outcome.faults["processes left running"] += left

    def while_sealing(self) -> None:
        """Strike while a finished version is flushed to the disk."""
        self._watched("while sealing", Blow(*SEALED, self.chance.randrange(3), 0))

    def while_discarding(self) -> None:
        """Strike while a dry run removes what it built."""
        blow = Blow("U", ".db", self.chance.randrange(2), self.chance.randrange(200))
        self._watched("while discarding", blow, "dry-run")

    def while_backing_up(self, who: str) -> None:
        """Strike a backup; the next one must be whole, as each is tried when it is made."""
        victim = striking.start(self.ground, self._next_file(), "backup")
        striking.await_phase(victim, "backing up")
        striking.rest(self.chance, BACKUP_SECONDS)
        striking.kill(victim, who, self.chance)
        self.outcome.counts["while backing up"] += 1
        with self.ground.session() as session:
            made = session.backups.make()
            if made.name not in {one.name for one in session.backups.list()}:
                self.outcome.faults["no backup can be made afterwards"] += 1

    def _watched(self, name: str, blow: Blow, how: str = "command") -> None:
        victim = striking.start(self.ground, self._next_file(), how, blow)
        striking.wait_for_end(victim)
        _, killed = striking.own_changes(self.ground, victim.pid)
        self.outcome.counts[name if killed else "too late: the import was over"] += 1

    def _phases(self) -> Iterator[Callable[[], None]]:
        for who in VICTIMS:
            for phase in SPREAD_SECONDS:
                yield partial(self.in_a_phase, phase, who)
            yield self.while_sealing
            yield self.while_discarding
            yield partial(self.while_backing_up, who)

    def _undisturbed(self, how: str) -> Timeline:
        victim = striking.start(self.ground, self._next_file(), how)
        striking.wait_for_end(victim)
        self._seen = look(self.ground)
        return Timeline.of(striking.own_changes(self.ground, victim.pid, _since(how))[0])

    def _next_file(self) -> int:
        return 1 - NAMES.index(self._seen.name) if self._seen.name else 0

    def _look(self) -> None:
        """Open the profile and hold it against what it was before."""
        before, seen = self._seen, look(self.ground)
        counts, faults = self.outcome.counts, self.outcome.faults
        counts["blows"] += 1
        faults.update(seen.faults)
        counts["the roster before is active, whole and found"] += seen.version == before.version
        counts["the new roster is active, whole and found"] += seen.version != before.version
        counts["unfinished versions swept by the next log-in"] += seen.remains
        if (seen.version == before.version) != (seen.name == before.name):
            faults["the active roster is neither the old nor the new one"] += 1
        if len(set(seen.waiting) - set(before.waiting)) > (seen.version == before.version):
            faults["more is offered than was interrupted"] += 1
        if not seen.version:
            faults["no roster is active"] += 1
        if seen.entries < before.entries:
            faults["entries of the access log are gone"] += 1
        self._seen = seen

    def _go_on(self, *, whole_import: bool) -> None:
        """
        Take up what the profile offers after a blow, or discard it.

        Args:
            whole_import: an import must end well now, the interrupted one or another.
        """
        before, version = self._seen, ""
        with self.ground.session() as session:
            for one in session.rosters.waiting():
                self.outcome.counts[f"plans offered by the next log-in: {one.state.value}"] += 1
                if whole_import and not version:
                    version = self._take_up(session, one.id)
                elif one.state is not PlanState.READY or one.stale or self._by_chance():
                    session.rosters.discard(one.id)
                    self.outcome.counts["plans offered: discarded"] += 1
            if whole_import and not version:
                file = ImportRequest(self.ground.files[self._next_file()])
                version = session.rosters.import_file(file, Approval()).version
                self.outcome.counts["imported again"] += 1
        self._expect(version or before.version)

    def _by_chance(self) -> bool:
        return self.chance.random() < EVEN

    def _take_up(self, session: Session, plan: str) -> str:
        made = session.rosters.resume(plan)
        self.outcome.counts["plans offered: taken up and applied"] += 1
        return session.rosters.apply(made, Approval()).version

    def _expect(self, version: str) -> None:
        """See that this version is active and nothing waits any more."""
        self._seen = look(self.ground)
        self.outcome.faults.update(self._seen.faults)
        if self._seen.version != version:
            self.outcome.faults["what was applied afterwards is not active"] += 1
        if set(self._seen.waiting.values()) - {PlanState.READY}:
            self.outcome.faults["what was settled is offered again"] += 1


def _since(how: str) -> tuple[str, str]:
    return SEALED if how in WAYS else MARKED


def run(ground: Ground, times: int, seed: int = 1, ways: Sequence[str] = ALL_WAYS) -> Outcome:
    """
    Strike `times` imports.

    Args:
        ground: the profile to strike them on.
        times: how many.
        seed: of the random points.
        ways: what makes the switch.
    """
    return Killing(ground, random.Random(seed), tuple(ways)).run(times)  # noqa: S311 - no secret


def run_beside(folder: Path, rows: int, times: int, profiles: int) -> Outcome:
    """
    Strike `times` imports on several profiles at once, each in a process of its own.

    Args:
        folder: an empty folder to work in.
        rows: size of the rosters.
        times: how many imports in all.
        profiles: how many profiles.
    """
    share = -(-times // profiles)
    whole = Outcome("kill -9")
    with ProcessPoolExecutor(profiles, mp_context=get_context("spawn")) as pool:
        folders = [folder / str(place) for place in range(profiles)]
        for part in pool.map(run_new, folders, *map(repeat, (rows, share))):
            whole.add(part)
    return whole


def run_new(folder: Path, rows: int, times: int) -> Outcome:
    """Strike `times` imports on a new profile, at points that its folder's name decides."""
    return run(Ground.make(folder, rows), times, sum(folder.name.encode()))
