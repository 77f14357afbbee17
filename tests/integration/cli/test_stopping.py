"""An import that somebody stops, or that the disk does, changes nothing."""

from __future__ import annotations

import resource
import signal
import subprocess
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest

from callassist.services.samples import write_sample
from tests.integration.cli.child import TIMEOUT, Program
from tests.limits import KEEP_NO_MODULES

SMALL = 400_000  # bytes a file may grow to, where the disk is made full


@pytest.fixture
def program(begun: Program, tmp_path: Path) -> Program:
    """Return the program on an empty profile, with a large roster beside it."""
    write_sample(tmp_path / "big.csv", 30_000, 1)
    return begun


def _children_of(running: subprocess.Popen[str]) -> list[psutil.Process]:
    """Wait until the import has children: from then on there is something to clean up."""
    process = psutil.Process(running.pid)
    while not (children := process.children(recursive=True)):
        with suppress(subprocess.TimeoutExpired):
            assert running.wait(0.02) is None, "ended before it began to import"
    return children


@pytest.mark.slow
@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_stops_when_told(program: Program, tmp_path: Path, wish: signal.Signals) -> None:
    """Ctrl-C or the system's signal ends it with status 3 and leaves no row and no process."""
    running = program.start("import", str(tmp_path / "big.csv"), "--approve")
    children = _children_of(running)
    running.send_signal(wish)
    out, reason = running.communicate(timeout=TIMEOUT)
    assert (3, 1) == (running.returncode, reason.count("\n")), reason
    assert '"refused"' in out
    gone, alive = psutil.wait_procs(children, timeout=10)
    assert (True, []) == (bool(gone), alive)
    assert [] == [one.name for one in (tmp_path / "profile" / "rosters").iterdir() if one.is_dir()]
    assert [] == program("rosters", "list").json["rosters"]


@pytest.mark.slow
def test_says_when_the_disk_is_full(program: Program, tmp_path: Path) -> None:
    """A disk that takes no more is status 5; the profile works on."""
    hindered = replace(program, variables=KEEP_NO_MODULES)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    limited = partial(resource.setrlimit, resource.RLIMIT_FSIZE)
    limited((SMALL, before[1]))  # children inherit it; Python turns the signal into an error
    try:
        ran = hindered("import", str(tmp_path / "big.csv"), "--approve")
    finally:
        limited(before)
    # SQLite tells this limit from a full disk only where its own journal does not meet it first.
    assert (5, True) == (ran.status, ran.json["error"]["code"] in {"disk-full", "disk-error"})
    assert [] == program("rosters", "list").json["rosters"]
