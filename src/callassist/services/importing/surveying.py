"""Has a roster file looked at by a child process of its own, before it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from callassist.domain.rosterfile import FileSurvey
from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.services.importing.events import Broke, Bug
from callassist.services.importing.family import Family, await_word
from callassist.services.importing.surveying_child import survey_child
from callassist.services.importing.wire import decoded_survey


def run(path: Path, options: ReadOptions, cancelled: Callable[[], bool]) -> FileSurvey:
    """
    Look at a roster file; no child is left when it returns.

    Args:
        path: the file.
        options: how to look at it.
        cancelled: asked several times a second; true ends it.

    Raises:
        RefusedError: the file was refused.
        CancelledError: the caller cancelled.
        MachineError: the file cannot be read.
    """
    with Family() as family:
        found, told = family.event_pipe()
        child = family.start("callassist-survey", survey_child, path, options, Limits(), told)
        family.let_go()
        await_word(found, cancelled, "import-cancelled")
        try:
            outcome = decoded_survey(found.recv_bytes())
        except (EOFError, ConnectionResetError):
            child.join()
            raise worker.verdict(child.exitcode) from None
    if isinstance(outcome, Broke):
        raise outcome.error
    if isinstance(outcome, Bug):
        message = f"{outcome.kind} in the child that surveys a file, at {outcome.place}"
        raise RuntimeError(message)  # noqa: TRY004 - not a wrong type: the child's own bug
    return outcome
