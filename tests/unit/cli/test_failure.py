"""Exit statuses and sentences."""

from __future__ import annotations

import json

import pytest
import typer

from callassist.cli import failure
from callassist.cli.output import Output
from callassist.domain.errors import (
    AccessError,
    CallAssistError,
    CancelledError,
    MachineError,
    RefusedError,
    UsageError,
)
from callassist.words.catalogue import catalogue


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (UsageError("usage"), 2),
        (RefusedError("no-roster"), 3),
        (CancelledError("cancelled"), 3),
        (AccessError("not-allowed"), 4),
        (MachineError("no-display"), 5),
        (CallAssistError("bug"), 1),
    ],
)
def test_ends_with_the_contracts_status(error: CallAssistError, expected: int) -> None:
    """Each kind of failure has its status."""
    assert expected == failure.status_of(error)


def test_tells_the_reason_on_both_outputs(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on standard error, and an object on standard output for programs."""
    words = catalogue("en")
    failure.report(RefusedError("no-roster"), words, Output(as_json=True), status="refused")
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert ("no-roster", "refused") == (told["error"]["code"], told["status"])
    assert told["error"]["message"] in printed.err
    assert 1 == printed.err.count("\n")


def test_does_not_repeat_what_was_typed() -> None:
    """A caller's name mistaken for an option is not quoted."""
    complaint = typer.TyperException("no such option: -山田")
    complaint.option_name = "-山田"  # type: ignore[attr-defined]  # as typer's own subclass has it
    error = failure.misuse(complaint)
    assert ("usage", {}) == (error.code, error.params)


def test_names_a_misspelt_option() -> None:
    """An option that cannot be anybody's data is named."""
    complaint = typer.TyperException("no such option: --limt")
    complaint.option_name = "--limt"  # type: ignore[attr-defined]  # as typer's own subclass has it
    assert {"option": "--limt"} == failure.misuse(complaint).params
