"""The short form of `make faults`: power cuts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.integration.faults.power_cut import Recording


@pytest.mark.slow
@pytest.mark.timeout(600)  # five imports and dozens of log-ins on a busy machine
def test_a_power_cut_undoes_nothing_that_was_promised(tmp_path: Path) -> None:
    """
    Whatever a power cut leaves of un-flushed writes, the profile opens and keeps its promises.

    A disk that heeds no flush is the control: the same look at what it leaves finds broken
    promises, so this test can fail.
    """
    day = Recording.make(tmp_path, rows=200)
    chance = random.Random(1)  # noqa: S311 - moments of a power cut, not secrets

    outcome = day.cut(24, chance)
    control = day.cut(8, chance, heeds_flushes=False)

    print(*outcome.lines(), *control.lines(), sep="\n")  # noqa: T201 - shown with the report
    assert {} == outcome.faults
    assert control.as_expected
