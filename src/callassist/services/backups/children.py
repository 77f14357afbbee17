"""The children that back up, check and repair: as quiet as the system lets them be."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Event
from typing import TypeVar

from callassist.domain.errors import MachineError
from callassist.services.backups import checking, making, repairing
from callassist.services.backups.order import BackupOrder, CheckOrder, RepairOrder
from callassist.services.importing.events import Broke
from callassist.services.importing.family import Family, await_word
from callassist.services.importing.guard import guarded

Result = TypeVar("Result")


def back_up_child(order: BackupOrder, events: Connection) -> None:
    """Make a backup."""
    _stand_back()
    guarded(events, lambda: making.make(order))


def check_child(order: CheckOrder, events: Connection) -> None:
    """Read every roster back."""
    _stand_back()
    guarded(events, lambda: checking.check(order))


def repair_child(order: RepairOrder, events: Connection) -> None:
    """Make a roster version whole; somebody waits for it, so it does not stand back."""
    guarded(events, lambda: repairing.repair(order))


def run(
    name: str,
    target: Callable[..., None],
    order: object,
    result: type[Result],
    stop: Event,
) -> Result:
    """
    Have a child do a piece of work; none is left when this returns.

    Args:
        name: of the process.
        target: one of the children above.
        order: what it is told.
        result: what it answers with.
        stop: set by whoever does not want the work any more.

    Raises:
        CancelledError: `stop` was set; nothing is left but what the next backup sweeps.
        CallAssistError: what the work came to.
        MachineError: upkeep-process-ended: the child was ended from outside.
    """
    with Family() as family:
        events, told = family.event_pipe()
        family.start(name, target, order, told)
        family.let_go()
        await_word(events, stop.is_set, "cancelled")
        try:
            outcome = events.recv()
        except (EOFError, ConnectionResetError):
            raise MachineError("upkeep-process-ended") from None
    if isinstance(outcome, Broke):
        raise outcome.error
    if not isinstance(outcome, result):
        message = f"{name} ended with {outcome}"
        raise RuntimeError(message)  # noqa: TRY004 - not a wrong type: the child's own bug
    return outcome


def _stand_back() -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(19)
