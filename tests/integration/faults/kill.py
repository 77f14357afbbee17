"""kill -9: two blows in three within 30 ms of the switch, the others over all phases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice

from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.faults import striking
from tests.integration.faults.checking import look
from tests.integration.faults.ground import NAMES, Ground
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.shim import Blow
from tests.integration.faults.striking import SEALED, Timeline

NEAR_SECONDS = 0.030
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
VICTIMS = ("group", "importer", "child")
IMPORT_AGAIN_EVERY = 5  # an import that ends well is proof, and takes as long as a blow


@dataclass
class Killing:
    """
    A series of blows on one profile.

    Args:
        ground: the profile.
        chance: where the blows fall.
        outcome: what they came to.
    """

    ground: Ground
    chance: random.Random
    outcome: Outcome = field(default_factory=lambda: Outcome("kill -9"))
    _timeline: Timeline | None = None

    def run(self, times: int) -> Outcome:
        """Strike so many imports."""
        self._seen = look(self.ground)
        self._timeline = self._undisturbed()
        near = round(times * SWITCH_SHARE)
        ways = [*[self.at_the_switch] * near, *islice(cycle(self._phases()), times - near)]
        self.chance.shuffle(ways)
        for number, strike in enumerate(ways, 1):
            strike()
            self._look()
            if number % IMPORT_AGAIN_EVERY == 0 or number == times:
                self._import_again()
        return self.outcome

    def at_the_switch(self) -> None:
        """Strike between the sealing of a version and the end, at any change or beside it."""
        assert self._timeline is not None
        early = self.chance.choice((True, False))
        near = self._timeline.near(NEAR_SECONDS, early=early)
        late = self.chance.choice((0, self.chance.randrange(3_000)))
        blow = Blow(*SEALED, self.chance.choice(near), late)
        victim = striking.start(self.ground, self._next_file(), blow=blow)
        striking.wait_for_end(victim)
        done, killed = striking.own_changes(self.ground, victim.pid)
        if killed is None:
            self.outcome.counts["too late: the import was over"] += 1
            return
        away = self._timeline.away(done, killed)
        self.outcome.counts["within 30 ms of the switch"] += abs(away) <= NEAR_SECONDS
        self.outcome.counts["  of these before it was on the disk"] += -NEAR_SECONDS <= away < 0

    def in_a_phase(self, phase: str, who: str) -> None:
        """Strike an import, its importer or one of its children, while a phase is under way."""
        victim = striking.start(self.ground, self._next_file())
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

    def _watched(self, name: str, blow: Blow, *how: str) -> None:
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

    def _undisturbed(self) -> Timeline:
        victim = striking.start(self.ground, self._next_file())
        striking.wait_for_end(victim)
        self._look()
        self.outcome = Outcome(self.outcome.title)
        return Timeline.of(striking.own_changes(self.ground, victim.pid)[0])

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
        if seen.entries < before.entries:
            faults["entries of the access log are gone"] += 1
        self._seen = seen

    def _import_again(self) -> None:
        with self.ground.session() as session:
            file = ImportRequest(self.ground.files[self._next_file()])
            report = session.rosters.import_file(file, Approval())
        self._seen = look(self.ground)
        self.outcome.faults.update(self._seen.faults)
        if self._seen.version != report.version:
            self.outcome.faults["an import afterwards is not switched to"] += 1
        self.outcome.counts["imports that ended well afterwards"] += 1


def run(ground: Ground, times: int, seed: int = 1) -> Outcome:
    """
    Strike `times` imports.

    Args:
        ground: the profile to strike them on.
        times: how many.
        seed: of the random points.
    """
    return Killing(ground, random.Random(seed)).run(times)  # noqa: S311 - no secret
