"""One demo profile, made by the command itself, for all commands that only read it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from tests.integration.cli.child import Program

ROWS = 300


@dataclass(frozen=True)
class Demo:
    """A demo profile and its accounts."""

    home: Path
    profile: Path
    passwords: dict[str, str]

    def as_(self, role: str, *options: str, **variables: str) -> Program:
        """Return the program as run by the account of a role."""
        named = ("--profile", str(self.profile), "--user", role, *options)
        return Program(self.home, named, self.passwords[role], variables)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Return a demo profile that no test changes; all the processes of a run share it."""
    home = tmp_path_factory.getbasetemp().parent / f"cli-{_run_of(tmp_path_factory)}"
    home.mkdir(exist_ok=True)
    told = home / "demo.json"
    with FileLock(home / "lock"):
        if not told.exists():
            told.write_text(_prepared(home), encoding="utf-8")
    made = json.loads(told.read_text(encoding="utf-8"))
    passwords = {one["role"]: one["password"] for one in made["accounts"]}
    assert {one["role"]: one["user"] for one in made["accounts"]} == {r: r for r in passwords}
    return Demo(home, Path(made["profile"]), passwords)


def _run_of(factory: pytest.TempPathFactory) -> str:
    """Return what the processes of one run have in common: its id, else the own folder's name."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", factory.getbasetemp().name)


def _prepared(home: Path) -> str:
    folder = str(home / "demo")
    made = Program(home)("demo", "--no-window", "--rows", str(ROWS), "--keep", folder)
    assert (0, "") == (made.status, made.err)
    return made.out
