"""Reads a file in a real process of its own, as the import does."""

from __future__ import annotations

import re
import resource
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.rosterfile import FileSurvey
from callassist.rosterfiles import worker
from callassist.rosterfiles.messages import Failed
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.survey import survey
from tests.children import forked
from tests.unit.rosterfiles.support import OPTIONS, Outcome

LONGEST_WAIT = 60


@dataclass
class ChildOutcome(Outcome):
    """
    What came of a file in its own process, with the process's end.

    Args:
        megabytes: the most memory the process used until the file was read or refused; 0 where
            the file brought it down.
        seconds: processor time of both looks.
        survey: what a look before reading found, or why it was refused.
    """

    error: CallAssistError | None = None
    exitcode: int | None = None
    records: int = field(default=0)
    megabytes: int = 0
    seconds: float = 0.0
    survey: FileSurvey | CallAssistError | None = None

    @property
    def code(self) -> str:
        """Code of the refusal, or ""."""
        return self.error.code if self.error else ""


def read_in_child(
    path: Path, options: ReadOptions = OPTIONS, limits: Limits | None = None
) -> ChildOutcome:
    """Start a reading process for `path` and gather what it sends."""
    context = forked()
    receiving, sending = context.Pipe(duplex=False)
    beside, told = context.Pipe(duplex=False)
    process = context.Process(
        target=_read_and_tell, args=(str(path), options, limits or Limits(), sending, told)
    )
    process.start()
    sending.close()
    told.close()
    outcome = ChildOutcome()
    _gather(receiving, outcome)
    try:
        if beside.poll(4 * LONGEST_WAIT):  # a second look at the file
            outcome.megabytes, outcome.seconds, outcome.survey = beside.recv()
    except EOFError:
        pass
    process.join(LONGEST_WAIT)
    outcome.exitcode = process.exitcode
    if outcome.done is None and outcome.error is None:
        outcome.error = worker.verdict(process.exitcode)
    return outcome


def _gather(receiving: Connection, outcome: ChildOutcome) -> None:
    try:
        while receiving.poll(LONGEST_WAIT):
            message = receiving.recv()
            outcome.records += 1
            outcome.take(message)
            if isinstance(message, Failed):
                outcome.error = message.error
    except EOFError:
        pass


def _read_and_tell(
    path: str, options: ReadOptions, limits: Limits, records: Connection, beside: Connection
) -> None:
    """Read a file as the import does, then look at it as is done before an import."""
    worker.run(path, options, limits, records)
    kilobytes = _most_resident()
    found: FileSurvey | CallAssistError
    try:
        found = survey(Path(path), options, limits)
    except CallAssistError as error:
        found = error
    usage = resource.getrusage(resource.RUSAGE_SELF)
    beside.send((kilobytes // 1024, usage.ru_utime + usage.ru_stime, found))


def _most_resident() -> int:
    """Return the most kilobytes this process had; `rusage` adds what it was forked from."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"^VmHWM:\s+([0-9]+) kB$", status, re.MULTILINE)[0])
