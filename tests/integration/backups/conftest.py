"""The profile that every test of backups begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.backups import ground


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile that no test changes."""
    return ground.make(tmp_path_factory.mktemp("original"))


@pytest.fixture
def profile(original: Path, tmp_path: Path) -> Path:
    """Return a profile of the test's own."""
    return ground.copy_of(original, tmp_path)


@pytest.fixture
def clock() -> ground.Clock:
    """Return a clock that only the test moves."""
    return ground.Clock()
