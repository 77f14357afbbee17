"""The processes of one import: started together, ended together."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Self

from callassist.domain.errors import CancelledError

PRIVATE_PREFIX = "CALLASSIST_"
ATTENTION_SECONDS = 0.2
"""How late a cancellation may be noticed while a child says nothing."""


def await_word(told: Connection, cancelled: Callable[[], bool], code: str) -> None:
    """
    Wait until a child says something or ends.

    Args:
        told: the pipe from it.
        cancelled: asked several times a second.
        code: of the error where that said so.

    Raises:
        CancelledError: `cancelled` said so.
    """
    while not cancelled():
        if told.poll(ATTENTION_SECONDS):
            return
    raise CancelledError(code)


class Family:
    """
    Spawns the children of an import and makes sure that none outlives it.

    Used as a context manager: on the way out every child has ended and every pipe is closed.
    Keys and passwords reach a child through the pipe that spawning opens, never by its
    arguments or its environment.
    """

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._children: list[SpawnProcess] = []
        self._pipes: list[Connection] = []
        self._lent: list[Connection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def pipe(self) -> tuple[Connection, Connection]:
        """Return the reading and the writing end of a pipe between two children."""
        reading, writing = self._context.Pipe(duplex=False)
        self._lent += (reading, writing)
        return reading, writing

    def event_pipe(self) -> tuple[Connection, Connection]:
        """Return the reading end, which stays here, and the writing end for a child."""
        reading, writing = self._context.Pipe(duplex=False)
        self._pipes.append(reading)
        self._lent.append(writing)
        return reading, writing

    def start(self, name: str, target: Callable[..., None], *args: object) -> SpawnProcess:
        """Start a child; its arguments cross by pickle."""
        child = self._context.Process(target=target, args=args, name=name, daemon=True)
        with _bare_environment(), _deaf_to_interrupts():
            child.start()
        self._children.append(child)
        return child

    def let_go(self) -> None:
        """Close the ends the children hold now, so that a child's end is seen by the others."""
        for pipe in self._lent:
            pipe.close()
        self._lent.clear()

    def end(self) -> None:
        """Kill what still runs and wait until it is gone."""
        for child in self._children:
            child.kill()
        for child in self._children:
            child.join()
            child.close()
        self._children.clear()
        self.let_go()
        for pipe in self._pipes:
            pipe.close()
        self._pipes.clear()


@contextmanager
def _bare_environment() -> Iterator[None]:
    # A spawned process inherits the environment as it stands, and there is no argument to give
    # it another; passwords handed to this program must not be readable in its children's.
    hidden = {name: value for name, value in os.environ.items() if name.startswith(PRIVATE_PREFIX)}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    # Ctrl-C at a terminal reaches every process there; a child that still loads its modules would
    # answer with a traceback. It inherits this mask; what arrives here meanwhile only waits.
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started only now, it would lift the mask again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
