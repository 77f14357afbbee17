"""Runs the program as a user does: a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TIMEOUT = 240  # seconds; a hang must not stop the whole run


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command printed
        """Return standard output as one JSON object."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Return standard output as one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Program:
    """
    The program, as one user of one machine.

    Args:
        home: stands in for the home folder, so that logs and settings stay in the test.
        options: given with every command, such as a profile.
        password: in the environment, or None.
    """

    home: Path
    options: tuple[str, ...] = ()
    password: str | None = None
    variables: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, given: str | bytes = "") -> Ran:
        """Run a command to its end, with `given` on standard input."""
        done = subprocess.run(
            self._line(arguments),
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            env=self.environment(),
            timeout=TIMEOUT,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command that a test will interrupt, with its outputs as pipes."""
        return subprocess.Popen(
            self._line(arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=self.environment(),
        )

    def _line(self, arguments: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "callassist", *arguments, *self.options]

    def environment(self) -> dict[str, str]:
        """Return the environment of its processes: this one's, without what would differ here."""
        hidden = (
            "CALLASSIST_",
            "XDG_",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "QT_QPA_PLATFORM",
            "PYTHONDONTWRITEBYTECODE",  # compiling every module anew takes longer than most tests
            "LANG",
            "LC_",
        )
        kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        kept |= {"HOME": str(self.home), "PYTHONUTF8": "1", "LANG": "ja_JP.UTF-8"}
        if self.password is not None:
            kept["CALLASSIST_PASSWORD"] = self.password
        return kept | self.variables
