"""The real program with its real window, in a process of its own and without a screen."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.cli.child import TIMEOUT, Program

TOUR = Path(__file__).parents[3] / "scripts" / "tour.py"
STEPS = ("opened the window", "unlocked as operator", "searched", "verified", "opened the record")
SHOTS = ("1-unlock", "2-found", "3-record", "4-record-dark")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.slow
def test_takes_a_call_in_the_real_window(tmp_path: Path) -> None:
    """By keys only: the pre-filled way in, a number, the verification, the record, dark colours."""
    shots = tmp_path / "shots"
    done = subprocess.run(
        [sys.executable, str(TOUR), str(shots), "--rows", "300"],
        capture_output=True,
        encoding="utf-8",
        env=Program(tmp_path, variables=OFFSCREEN).environment(),
        timeout=TIMEOUT,
        check=False,
    )
    assert (0, "tour: done") == (done.returncode, done.stdout.splitlines()[-1]), done.stderr
    told = [line.removeprefix("tour: ") for line in done.stdout.splitlines()]
    assert list(STEPS) == [step for step in STEPS if any(line.startswith(step) for line in told)]
    assert {f"tour-{name}.png" for name in SHOTS} == {shot.name for shot in shots.iterdir()}


@pytest.mark.slow
def test_a_demo_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    """When the system ends it the window closes, and the throw-away profile goes with it."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = Program(tmp_path, variables=OFFSCREEN | {"TMPDIR": str(temporary)})
    running = program.start("demo", "--rows", "50", "--lang", "en")
    assert running.stdout is not None
    first = running.stdout.readline()  # the profile is ready, and the window is on its way
    profiles = list(temporary.glob("callassist-demo-*"))
    running.send_signal(signal.SIGTERM)
    _, reason = running.communicate(timeout=TIMEOUT)
    assert (1, True) == (len(profiles), str(profiles[0]) in first)
    assert running.returncode in (0, 3), reason  # the window closed, or was not there yet
    assert not list(temporary.glob("callassist-demo-*"))
    assert "Traceback" not in reason
