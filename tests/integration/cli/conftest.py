"""One demo profile, made by the command itself, for all commands that only read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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


def make_demo(home: Path) -> Demo:
    """Prepare a demo profile by `demo --no-window`."""
    folder = home / "demo"
    made = Program(home)("demo", "--no-window", "--rows", str(ROWS), "--keep", str(folder))
    assert (0, "") == (made.status, made.err)
    passwords = {one["role"]: one["password"] for one in made.json["accounts"]}
    assert {one["role"]: one["user"] for one in made.json["accounts"]} == {r: r for r in passwords}
    return Demo(home, Path(made.json["profile"]), passwords)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Return a demo profile that no test changes."""
    return make_demo(tmp_path_factory.mktemp("cli"))


@pytest.fixture
def own_demo(tmp_path: Path) -> Callable[[], Demo]:
    """Return a maker of a demo profile for a test that changes it."""
    return lambda: make_demo(tmp_path)
