"""What is done once a day behind a command's own answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from callassist.cli.commands.backup import keep_up
from callassist.domain.errors import CancelledError, MachineError


@pytest.mark.parametrize(
    "failure", [MachineError("disk-full"), CancelledError("cancelled"), KeyboardInterrupt()]
)
def test_the_answer_of_a_command_stands(
    failure: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    """An import that was reported as applied is not called a failure for its backup's sake."""
    asked = list[str]()

    def run_due() -> None:
        asked.append("run_due")
        raise failure

    session: Any = SimpleNamespace(backups=SimpleNamespace(run_due=run_due))
    keep_up(session)

    assert (["run_due"], "") == (asked, capsys.readouterr().out)
