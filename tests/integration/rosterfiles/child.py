"""Reads a file in a real spawned process, as the import does."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, field
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.rosterfiles import worker
from callassist.rosterfiles.messages import Failed
from callassist.rosterfiles.options import Limits, ReadOptions
from tests.unit.rosterfiles.support import OPTIONS, Outcome

LONGEST_WAIT = 60


@dataclass
class ChildOutcome(Outcome):
    """What came of a file in its own process, with the process's end."""

    error: CallAssistError | None = None
    exitcode: int | None = None
    records: int = field(default=0)

    @property
    def code(self) -> str:
        """Code of the refusal, or ""."""
        return self.error.code if self.error else ""


def read_in_child(
    path: Path, options: ReadOptions = OPTIONS, limits: Limits | None = None
) -> ChildOutcome:
    """Spawn a reading process for `path` and gather what it sends."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(
        target=worker.run, args=(str(path), options, limits or Limits(), sending)
    )
    process.start()
    sending.close()
    outcome = ChildOutcome()
    try:
        while receiving.poll(LONGEST_WAIT):
            message = receiving.recv()
            outcome.records += 1
            outcome.take(message)
            if isinstance(message, Failed):
                outcome.error = message.error
    except EOFError:
        pass
    process.join(LONGEST_WAIT)
    outcome.exitcode = process.exitcode
    if outcome.done is None and outcome.error is None:
        outcome.error = worker.verdict(process.exitcode)
    return outcome
