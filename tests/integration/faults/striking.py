"""Starts the program under test and ends it at a chosen moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.integration.faults import recording, shim
from tests.integration.faults.ground import Ground
from tests.integration.faults.recording import Change, Kind
from tests.integration.faults.shim import Blow
from tests.limits import KEEP_NO_MODULES

GRACE_SECONDS = 10.0
SEALED = ("S", "index.db")  # the first thing the importer itself does when its children are done
MARKED = ("P", "marks")  # where there is no child: what is about to be switched is there already
ANNOUNCED = "/rosters/ACTIVE"
NOT_ON_DISK = "-shm"  # shared memory of SQLite's, made anew by whoever opens the database first


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    What an importer does from the sealing of a version on, in one undisturbed run.

    Args:
        seconds: of each of its changes, counted from the moment the switch was on the disk.
        switch: which of them that was.
    """

    seconds: tuple[float, ...]
    switch: int

    @classmethod
    def of(cls, changes: Sequence[Change]) -> Timeline:
        """
        Find the switch in what an importer did.

        Raises:
            LookupError: there was none.
        """
        announced = [c.kind is Kind.RENAMED and c.other.endswith(ANNOUNCED) for c in changes]
        before = changes[: announced.index(True)] if any(announced) else []
        flushed = [place for place, one in enumerate(before) if _is_commit(one)]
        if not flushed:
            raise LookupError("no switch")  # noqa: TRY003 - only the harness sees it
        switch = flushed[-1]
        seconds = tuple((one.at - changes[switch].at) / 1e9 for one in changes)
        return cls(seconds, switch)

    def near(self, seconds: float, *, early: bool) -> list[int]:
        """Return which changes lie so near to the switch, up to it or after it."""
        places = range(self.switch + 1) if early else range(self.switch + 1, len(self.seconds))
        return [place for place in places if abs(self.seconds[place]) < seconds]

    def away(self, changes: Sequence[Change], killed: Change) -> float:
        """Return how many seconds after the switch a blow fell; before it: below 0."""
        if len(changes) > self.switch:
            return (killed.at - changes[self.switch].at) / 1e9
        if not changes:
            return self.seconds[0]
        return self.seconds[len(changes) - 1] + (killed.at - changes[-1].at) / 1e9


def _is_commit(change: Change) -> bool:
    return change.kind is Kind.FLUSHED and change.path.endswith("callassist.db-wal")


def start(
    ground: Ground, file: int, how: str = "command", blow: Blow | None = None
) -> subprocess.Popen[str]:
    """Start an import of one of the ground's files in a process group of its own, watched."""
    log_of(ground).unlink(missing_ok=True)
    marks = ground.folder / "marks"
    marks.touch()
    env = shim.environment(ground.profile, log_of(ground), marks, blow)
    return _start(ground, file, how, env=env)


def start_hindered(
    ground: Ground, file: int, before: Callable[[], None] = lambda: None
) -> subprocess.Popen[str]:
    """Start an import of one of the ground's files; `before` runs in its process first."""
    return _start(ground, file, env={**os.environ, **KEEP_NO_MODULES}, preexec_fn=before)


def _start(
    ground: Ground,
    file: int,
    how: str = "command",
    *,
    env: Mapping[str, str],
    preexec_fn: Callable[[], None] | None = None,
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.faults.victim"]
    return subprocess.Popen(
        [*command, str(ground.profile), str(ground.files[file]), how],
        env=env,
        preexec_fn=preexec_fn,  # noqa: PLW1509 - the harness has one thread
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )


def log_of(ground: Ground) -> Path:
    """Return where the shim records what the program under test does."""
    return ground.folder / "changes.log"


def own_changes(
    ground: Ground, pid: int, since: tuple[str, str] = SEALED
) -> tuple[list[Change], Change | None]:
    """Return what an importer did from a change on, without its children; and the blow."""
    done = [one for one in recording.read(log_of(ground)) if one.process == pid]
    done = [one for one in done if not one.path.endswith(NOT_ON_DISK)]
    killed = next((one for one in done if one.kind is Kind.KILLED), None)
    sealed = (one.kind == since[0] and one.path.endswith(since[1]) for one in done)
    first = next((place for place, is_it in enumerate(sealed) if is_it), len(done))
    return [one for one in done[first:] if one.kind is not Kind.KILLED], killed


def await_phase(victim: subprocess.Popen[str], phase: str) -> bool:
    """Wait until the program under test says that a phase began; whether it did."""
    assert victim.stdout is not None
    return any(line.strip() == phase for line in victim.stdout)


@dataclass(frozen=True, slots=True)
class Ended:
    """
    How an import ended.

    Args:
        status: as the command would end with. code: of the error, or "".
        phase: the last one that began.
    """

    status: int
    code: str
    phase: str


def wait_for_end(victim: subprocess.Popen[str]) -> Ended:
    """Wait until the program under test has ended; return how."""
    said, _ = victim.communicate()
    lines = said.split("\n")
    codes = [line.removeprefix("error ") for line in lines if line.startswith("error ")]
    phases = [line for line in lines if line and not line.startswith("error ")]
    return Ended(victim.returncode, *codes[-1:] or [""], *phases[-1:] or ["logging in"])


def kill(victim: subprocess.Popen[str], who: str, chance: random.Random) -> int:
    """
    Kill -9 the importer with its children ("group"), itself alone, or one child.

    Returns:
        How many processes of the import still run when they have had time to notice.
    """
    family = _family(victim.pid)
    if who == "group":
        os.killpg(victim.pid, signal.SIGKILL)
    elif who == "child" and len(family) > 1:
        _silent_kill(chance.choice(family[1:]))
    else:
        victim.kill()
    wait_for_end(victim)
    _, alive = psutil.wait_procs(family, timeout=GRACE_SECONDS)
    return sum(_is_running(one) for one in alive)


def rest(chance: random.Random, seconds: float) -> None:
    """Let a random part of a time go by, so that no two blows fall alike."""
    time.sleep(chance.uniform(0, seconds))


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        children = parent.children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return [parent, *(one for one in children if "resource_tracker" not in _command(one))]


def _silent_kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return "resource_tracker"  # gone already: not one to strike


def _is_running(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
