"""Has the rejected rows of an import written by a child process of its own."""

from __future__ import annotations

from collections.abc import Callable

from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits
from callassist.services.importing.events import Broke, Event, Wrote
from callassist.services.importing.family import Family, await_word
from callassist.services.importing.order import RejectOrder
from callassist.services.importing.rejecting_child import reject_child


def run(order: RejectOrder, cancelled: Callable[[], bool]) -> int:
    """
    Write the rejected rows; no child is left when it returns.

    Args:
        order: what to write.
        cancelled: asked several times a second; true ends it, and nothing is written.

    Returns:
        How many rows were written.

    Raises:
        CancelledError: `cancelled` said so.
        CallAssistError: the file changed since it was read, or the target cannot be written.
    """
    with Family() as family:
        events, told = family.event_pipe()
        child = family.start("callassist-reject", reject_child, order, Limits(), told)
        family.let_go()
        await_word(events, cancelled, "import-cancelled")
        try:
            event: Event | Wrote = events.recv()
        except (EOFError, ConnectionResetError):
            child.join()
            raise worker.verdict(child.exitcode) from None
    if isinstance(event, Broke):
        raise event.error
    if not isinstance(event, Wrote):
        message = f"the child that writes rejected rows told {event}"
        raise RuntimeError(message)  # noqa: TRY004 - not a wrong type: the child's own bug
    return event.rows
