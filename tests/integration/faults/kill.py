"""
kill -9 during an import, at points spread over all its phases.

`python -m tests.integration.faults.kill [--times 30] [--rows 20000]` kills the importing process
or one of its children again and again, looks each time whether the previous roster is active and
whole, whether a process was left running, and whether the next opening clears what was left, and
prints the counts. Exit status 1 if any promise was broken.
"""

from __future__ import annotations

import argparse
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from callassist.matching import plan
from callassist.services.importing.request import Approval, ImportRequest
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout, verify
from callassist.storage.search import RosterSearch
from tests.integration.faults.profiles import RULE, imports_of, open_database
from tests.integration.importing.support import person, write_csv

PHASES = ("starting", "reading", "comparing", "verifying", "indexing", "switching")
GRACE_SECONDS = 10.0
# How long after the first sign of a phase the blow may fall: spawning three interpreters takes
# the better part of a second, the switch a few milliseconds.
SPREAD_SECONDS = {
    "starting": 0.6,
    "reading": 0.4,
    "comparing": 0.1,
    "indexing": 0.05,
    "switching": 0.03,
}
DEFAULT_SPREAD = 0.2


@dataclass
class Tally:
    """
    What a series of kills came to.

    Args:
        kills: by phase and by who was killed.
        active_kept: the roster active before is still active. switched: the new one is, because
            its transaction was over. whole: the active one verifies and finds a person.
        orphans: processes still running after the importer was killed.
        remains: folders of unfinished versions found; unswept: left after the next opening.
        came_late: the import was over before the blow fell.
    """

    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    active_kept: int = 0
    switched: int = 0
    whole: int = 0
    orphans: int = 0
    remains: int = 0
    unswept: int = 0
    came_late: int = 0
    lost: int = 0

    @property
    def times(self) -> int:
        """How many imports were struck."""
        return sum(self.kills.values())

    @property
    def kept_promises(self) -> bool:
        """Whether nothing was lost, left running or left lying."""
        intact = self.whole == self.times and self.active_kept + self.switched == self.times
        return intact and not (self.orphans or self.unswept or self.lost)

    def lines(self) -> list[str]:
        """Return the counts as lines to print."""
        struck = [
            f"  {phase:<10} {sum(n for (at, _), n in self.kills.items() if at == phase):>4}"
            for phase in PHASES
        ]
        victims: Counter[str] = Counter()
        for (_, who), number in self.kills.items():
            victims[who] += number
        return [
            f"kills: {self.times} (importer {victims['parent']}, a child {victims['child']})",
            *struck,
            f"previous roster still active: {self.active_kept}",
            f"already switched when struck: {self.switched}",
            f"active roster whole (verified, one person found): {self.whole}",
            f"neither the previous nor the new roster active: {self.lost}",
            f"processes left running: {self.orphans}",
            f"unfinished versions swept: {self.remains}, left after the sweep: {self.unswept}",
            f"struck too late, import was over: {self.came_late}",
        ]


class Ground:
    """
    A profile with a roster and two files that replace each other.

    Args:
        folder: an empty folder.
        rows: how many rows each file has.
    """

    def __init__(self, folder: Path, rows: int) -> None:
        self.profile = folder / "profile"
        self.profile.mkdir(mode=0o700)
        self.key = secrets.token_bytes(32)
        numbers = range(1, rows + 1)
        names = ("見本　太郎", "見本　花子")
        self.files = [
            write_csv(folder / f"{place}.csv", (person(number, name) for number in numbers))
            for place, name in enumerate(names)
        ]
        self.known = person(rows // 2)[0]
        with closing(open_database(self.profile, self.key)) as database:
            imports = imports_of(self.profile, database)
            imports.import_file(ImportRequest(self.files[0]), Approval())

    def active(self) -> str:
        """Return the active version."""
        with closing(open_database(self.profile, self.key)) as database:
            stamp = Registry(database).active()
        return stamp.version if stamp else ""

    def is_whole(self) -> bool:
        """Verify the active version thoroughly and find one person on it."""
        with closing(open_database(self.profile, self.key)) as database:
            registry = Registry(database)
            stamp = registry.active()
            if stamp is None:
                return False
            key = registry.key(stamp.version)
        folder = layout.version_folder(self.profile, stamp.version)
        expected = verify.Expected(stamp.rows, stamp.sha256)
        verify.thorough(folder / layout.ROSTER_FILE, key, expected)
        search = RosterSearch(folder, key)
        with closing(search):
            hits = search.find(plan(self.known, "", RULE)).hits
        return [self.known] == [hit.row.reference for hit in hits]

    def sweep(self) -> tuple[int, int]:
        """Open the profile as the next start does; return what was swept and what is left."""
        with closing(open_database(self.profile, self.key)) as database:
            swept = imports_of(self.profile, database).sweep()
            registered = {stamp.version for stamp in Registry(database).list()}
            left = len(list(layout.leftovers(self.profile, registered)))
        return swept, left


def strike(ground: Ground, phase: str, who: str, chance: random.Random, tally: Tally) -> None:
    """Start an import, kill it or one of its children in a phase, and look at what is left."""
    before = ground.active()
    victim = _start(ground, ground.files[tally.times % 2])
    with victim:
        seen = _await_phase(victim, phase)
        time.sleep(chance.uniform(0, SPREAD_SECONDS.get(phase, DEFAULT_SPREAD)))
        family = _family(victim.pid)
        struck = _kill(victim, family, who, chance)
        _let_it_end(victim)
        tally.orphans += _running_after_grace(family)
        tally.came_late += not (seen and struck)
    tally.kills[phase, who] += 1
    _look(ground, before, tally)


def _look(ground: Ground, before: str, tally: Tally) -> None:
    swept, left = ground.sweep()
    tally.remains += swept
    tally.unswept += left
    active = ground.active()
    tally.active_kept += active == before
    tally.switched += active > before
    tally.lost += active < before
    tally.whole += ground.is_whole()


def _start(ground: Ground, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.faults.victim"]
    victim = subprocess.Popen(
        [*command, str(ground.profile), str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert victim.stdin is not None
    victim.stdin.write(f"{ground.key.hex()}\n")
    victim.stdin.flush()
    return victim


def _await_phase(victim: subprocess.Popen[str], phase: str) -> bool:
    assert victim.stdout is not None
    return any(line.strip() == phase for line in victim.stdout)


def _let_it_end(victim: subprocess.Popen[str]) -> None:
    """Read what the importer still says; a pipe closed on it would be a fault of its own."""
    assert victim.stdout is not None
    for _ in victim.stdout:
        pass
    victim.wait()


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _kill(
    victim: subprocess.Popen[str], family: list[psutil.Process], who: str, chance: random.Random
) -> bool:
    """Kill -9 the importer, or one of the processes it started; whether anything was struck."""
    if who == "parent":
        late = victim.poll() is not None
        victim.kill()
        return not late
    children = [one for one in family[1:] if "resource_tracker" not in _command(one)]
    if not children:
        return False
    chance.choice(children).kill()
    return True


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return "resource_tracker"  # gone already: not one to strike


def _running_after_grace(family: list[psutil.Process]) -> int:
    _, alive = psutil.wait_procs(family, timeout=GRACE_SECONDS)
    return sum(_is_running(one) for one in alive)


def _is_running(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def run(folder: Path, times: int, rows: int, seed: int = 1) -> Tally:
    """
    Strike `times` imports, every phase in turn, half of them at the importer itself.

    Args:
        folder: an empty folder to work in.
        times: how many imports.
        rows: size of the rosters.
        seed: of the random points.
    """
    chance = random.Random(seed)  # noqa: S311 - points in time, not secrets
    ground = Ground(folder, rows)
    tally = Tally()
    for number in range(times):
        who = ("parent", "child")[(number // len(PHASES)) % 2]
        phase = PHASES[number % len(PHASES)]
        # At the switch there is no child left to kill.
        strike(ground, phase, "parent" if phase == "switching" else who, chance, tally)
    return tally


def main() -> int:
    """Print the counts of a series."""
    parser = argparse.ArgumentParser(description="kill -9 during imports")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--rows", type=int, default=20_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), chosen.times, chosen.rows)
    print("\n".join(tally.lines()))  # noqa: T201 - a command's result
    return 0 if tally.kept_promises else 1


if __name__ == "__main__":
    sys.exit(main())
