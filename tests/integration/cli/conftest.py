"""One demo profile, made by the command itself, for all commands that only read it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from callassist.services import setup
from tests.cheap import CHEAP
from tests.integration.cli.child import Program

ROWS = 300
CHIEF = "chief"
PASSWORD = "correct horse battery staple"


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
    home = _shared(tmp_path_factory)
    made = json.loads(_once(home, "demo", _prepare_demo))
    passwords = {one["role"]: one["password"] for one in made["accounts"]}
    assert {one["role"]: one["user"] for one in made["accounts"]} == {r: r for r in passwords}
    return Demo(home, Path(made["profile"]), passwords)


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty profile to be copied: making one takes longer than most commands."""
    home = _shared(tmp_path_factory)
    _once(home, "empty", _prepare_empty)
    return home / "empty"


@pytest.fixture
def begun(_empty: Path, tmp_path: Path) -> Program:
    """Return the program on an empty profile of the test's own, as its supervisor."""
    shutil.copytree(_empty, tmp_path / "profile")
    return Program(tmp_path, _options(tmp_path / "profile"), PASSWORD)


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of one run have in common."""
    own = factory.getbasetemp()
    folder = own.parent / f"cli-{os.environ.get('PYTEST_XDIST_TESTRUNUID', own.name)}"
    folder.mkdir(exist_ok=True)
    return folder


def _once(home: Path, name: str, prepare: Callable[[Path], str]) -> str:
    """Let the first process prepare something, and all of them read what it told."""
    told = home / f"{name}.json"
    with FileLock(home / f"{name}.lock"):
        if not told.exists():
            told.write_text(prepare(home), encoding="utf-8")
    return told.read_text(encoding="utf-8")


def _options(profile: Path) -> tuple[str, ...]:
    return ("--profile", str(profile), "--user", CHIEF, "--json")


def _prepare_empty(home: Path) -> str:
    (home / "empty").mkdir()
    return json.dumps(setup.create(home / "empty", CHIEF, PASSWORD, cost=CHEAP))


def _prepare_demo(home: Path) -> str:
    folder = str(home / "demo")
    made = Program(home)("demo", "--no-window", "--rows", str(ROWS), "--keep", folder)
    assert (0, "") == (made.status, made.err)
    return made.out
