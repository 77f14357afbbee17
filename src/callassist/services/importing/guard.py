"""How a child ends: with its result, or with the reason why there is none."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from callassist.domain.errors import CallAssistError, MachineError
from callassist.domain.machine import machine_error
from callassist.services.importing.events import Broke, Bug
from callassist.services.importing.lifeline import settle_in
from callassist.storage.driver import DatabaseError
from callassist.storage.rosters.connection import translated


def guarded(events: Connection, work: Callable[[], object]) -> None:
    """
    Run a child's work and tell its outcome.

    A neighbour that is gone closes the pipe to it; then this child ends without a word, for
    the neighbour's own end is the news.

    Args:
        events: pipe to the process that owns this one.
        work: returns what is told last.
    """
    settle_in()
    try:
        outcome: object = work()
    except (BrokenPipeError, EOFError):
        return
    except CallAssistError as error:
        outcome = Broke(error)
    except DatabaseError as error:
        outcome = Broke(translated(error))
    except MemoryError:
        outcome = Broke(MachineError("memory-full"))
    except OSError as error:
        outcome = Broke(machine_error(error))
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises it as a bug
        outcome = Bug(type(error).__name__, _place(error))
    events.send(outcome)


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
