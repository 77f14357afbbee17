"""Being told to stop, by Ctrl-C or by the system."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def stop_politely() -> None:
    """Let a request to end unwind the program as Ctrl-C does, so that nothing is left behind."""
    signal.signal(signal.SIGTERM, _interrupt)


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """
    Note requests to stop instead of obeying them at once, while the block runs.

    An exception in the middle of a switch could not say whether the switch was made; a question
    that is asked between steps can.

    Yields:
        A function that returns whether somebody asked.
    """
    asked = Event()
    before = {one: signal.signal(one, lambda *_: asked.set()) for one in SIGNALS}
    try:
        yield asked.is_set
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt
