"""The program's own commands, run as a supervisor's scheduled job would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.integration.faults.ground import PASSWORD, USER
from tests.limits import KEEP_NO_MODULES

DONE, REFUSED, MACHINE = 0, 3, 5


@dataclass(frozen=True, slots=True)
class Ended:
    """
    How a command ended.

    Args:
        status: its exit status.
        code: of the error it told, or "".
    """

    status: int
    code: str


def start(
    profile: Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Start a command on a profile; `before` runs in the process first."""
    command = [sys.executable, "-m", "callassist", *arguments]
    return subprocess.Popen(
        [*command, "--profile", str(profile), "--user", USER, "--json"],
        env={**os.environ, "CALLASSIST_PASSWORD": PASSWORD, **KEEP_NO_MODULES},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - the harness has one thread when it starts commands
    )


def import_of(
    profile: Path, file: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Start the import of a file, whatever it removes."""
    return start(profile, "import", str(file), "--approve", before=before)


def ended(process: subprocess.Popen[str]) -> Ended:
    """Wait for a command and return how it ended."""
    said, _ = process.communicate()
    last = said.strip().splitlines()[-1:] or ["{}"]
    told = json.loads(last[0])
    return Ended(process.returncode, told.get("error", {}).get("code", ""))
