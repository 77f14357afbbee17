"""The page of faults is made from what was counted."""

from __future__ import annotations

import json

from tests.integration.faults.outcome import Outcome
from tests.integration.faults.report import table


def test_a_series_becomes_a_table_with_its_broken_promises() -> None:
    """What is counted and measured stands in the table, and each broken promise with its name."""
    outcome = Outcome("kill -9")
    outcome.counts["blows"] = 1300
    outcome.figures["ms, longest"] = 12.34
    outcome.faults["a roster is gone"] = 2

    told = json.loads(json.dumps(outcome.told()))

    assert [
        "| kill -9 | |",
        "| --- | ---: |",
        "| blows | 1,300 |",
        "| ms, longest | 12.3 |",
        "| **promises broken** | 2 |",
        "| – a roster is gone | 2 |",
    ] == table(told).splitlines()


def test_a_control_is_as_expected_only_with_broken_promises() -> None:
    """A control that finds nothing proves nothing, and ends `make faults` as a failure does."""
    control = Outcome("power cut", control=True)
    assert not control.as_expected

    control.faults["a switch is undone"] = 1
    assert control.as_expected
