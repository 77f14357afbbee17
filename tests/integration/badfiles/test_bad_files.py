"""No nasty file crashes, hangs or loses a row; each ends as was foretold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.badfiles.case import BadFile
from tests.integration.badfiles.judge import BAD_FILES, faults
from tests.integration.rosterfiles.child import read_in_child


@pytest.mark.parametrize("bad", BAD_FILES, ids=[bad.name for bad in BAD_FILES])
def test_a_bad_file_ends_as_foretold(tmp_path: Path, bad: BadFile) -> None:
    """Read whole or refused with its reason, in a process of its own, every row accounted for."""
    path = tmp_path / bad.name
    bad.write(path)
    assert [] == faults(bad, read_in_child(path))
