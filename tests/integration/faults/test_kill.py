"""The short form of `make faults`: kill -9."""

from __future__ import annotations

import pytest

from tests.integration.faults import kill
from tests.integration.faults.ground import Ground


@pytest.mark.slow
@pytest.mark.timeout(600)  # five imports, each with its four interpreters, on a busy machine
def test_a_killed_import_leaves_the_old_roster_or_the_new_one_whole(ground: Ground) -> None:
    """
    Killed at the switch or in any phase, an import leaves the old roster or the new one.

    Whichever it is verifies and is found, the log has no gap, no folder and no process is left
    by the next log-in, and an import afterwards ends well.
    """
    outcome = kill.run(ground, times=3, ways=("window",))

    print(*outcome.lines(), sep="\n")  # noqa: T201 - shown with the test's report
    assert {} == outcome.faults
    assert 3 <= outcome.counts["blows"]
    assert 2 <= outcome.counts["within 30 ms of the switch"]
