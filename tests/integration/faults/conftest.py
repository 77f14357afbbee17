"""One profile for all fault tests of a process: each gets a copy of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.integration.faults.ground import Ground

ROWS = 1_000

# Signals to process groups, limits, mounts and preloaded libraries are Linux's.
collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Return a profile with one roster, not to be touched."""
    return Ground.make(tmp_path_factory.mktemp("faults"), ROWS)


@pytest.fixture
def ground(prepared: Ground, tmp_path: Path) -> Ground:
    """Return a profile with one roster, to be done with as one likes."""
    return prepared.copy(tmp_path)
