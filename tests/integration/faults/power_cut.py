"""A power cut at any moment of a recorded day: writes not flushed are dropped, torn, reordered."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.integration.faults import recording, shim
from tests.integration.faults.checking import look
from tests.integration.faults.disk import NOT_ON_DISK, Disk
from tests.integration.faults.ground import Ground
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.promises import Day, Promises
from tests.integration.faults.recording import Change, Kind


@dataclass(frozen=True)
class Recording:
    """
    A day as it was recorded.

    Args:
        ground: the profile it was lived on. before: a copy of it from the evening before.
        changes: in order.
    """

    ground: Ground
    before: Path
    changes: list[Change]

    @classmethod
    def make(cls, folder: Path, rows: int) -> Recording:
        """Live through the first day of a profile."""
        ground = Ground.new(folder, rows)
        before, log, marks = folder / "before", folder / "changes.log", folder / "marks"
        shutil.copytree(ground.profile, before)
        marks.touch()
        command = [sys.executable, "-m", "tests.integration.faults.day"]
        subprocess.run(
            [*command, str(ground.profile), str(marks), *map(str, ground.files)],
            env=shim.environment(ground.profile, log, marks, with_data=True),
            check=True,
        )
        changes = [one for one in recording.read(log) if not one.path.endswith(NOT_ON_DISK)]
        return cls(ground, before, changes)

    def cut(self, states: int, chance: random.Random, *, heeds_flushes: bool = True) -> Outcome:
        """
        Cut the power so many times and look at what is left.

        Args:
            states: how many states of the disk are tried.
            chance: where the power is cut and what survives.
            heeds_flushes: false is the control.
        """
        title = "power cut" if heeds_flushes else "power cut on a disk that heeds no flush"
        outcome = Outcome(title, control=not heeds_flushes)
        outcome.counts["changes recorded"] = len(self.changes)
        disk = Disk(self.before, str(self.ground.profile.resolve()), heeds_flushes=heeds_flushes)
        day = Day(one.data.decode() for one in self.changes if one.kind is Kind.PROMISED)
        done = promised = 0
        for until in sorted(self._moments(states, chance)):
            for change in self.changes[done:until]:
                if change.kind is Kind.PROMISED:
                    promised += 1
                else:
                    disk.take(change)
            done = until
            self._try(disk, day.at(promised), chance, outcome)
        return outcome

    def _moments(self, states: int, chance: random.Random) -> list[int]:
        """Half of them anywhere, half of them beside a flush, a rename or a promise."""
        last = len(self.changes)
        deciding = {Kind.FLUSHED, Kind.RENAMED, Kind.PROMISED}
        edges = [place for place, one in enumerate(self.changes) if one.kind in deciding]
        anywhere = [chance.randint(0, last) for _ in range(states // 2)]
        beside = [chance.choice(edges) + chance.randint(0, 1) for _ in range(states - states // 2)]
        return anywhere + beside

    def _try(self, disk: Disk, promises: Promises, chance: random.Random, outcome: Outcome) -> None:
        left = self.ground.folder / "left"
        left.mkdir(mode=0o700)
        disk.survive(left, chance)
        seen = look(self.ground, left)
        faults = list(seen.faults)
        if not faults:
            faults = promises.broken(left, seen)
        outcome.counts["states tried"] += 1
        outcome.counts["states with a broken promise"] += bool(faults)
        outcome.counts["unfinished versions swept"] += seen.remains
        outcome.faults.update(set(faults))
        shutil.rmtree(left)
