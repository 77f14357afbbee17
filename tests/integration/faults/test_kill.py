"""The short form of `make faults`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.faults import kill


@pytest.mark.slow
@pytest.mark.timeout(900)  # six imports, each with its four interpreters, on a busy machine
def test_a_killed_import_leaves_the_previous_roster_whole(tmp_path: Path) -> None:
    """
    Killed in any phase, an import changes nothing that the next opening does not put right.

    The importer itself and a child are killed in turn; no process stays, no folder stays, the
    roster that is active verifies and a person on it is found.
    """
    tally = kill.run(tmp_path, times=6, rows=6_000)

    print("\n".join(tally.lines()))  # noqa: T201 - shown with the test's report
    assert tally.kept_promises
    assert 6 == tally.times
