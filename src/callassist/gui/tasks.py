"""The only background work of the window: run it in a pool, hear the reply in the main thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from callassist.domain.errors import CallAssistError

T = TypeVar("T")


class TaskRunner(QObject):
    """
    A small pool of threads whose replies arrive in the main thread, newest request first.

    Args:
        on_bug: called in the main thread with an exception that no caller expects.
        on_error: called with a CallAssistError whose request named no `failed`.
        workers: threads; an import may occupy one for minutes.
        parent: owner.
    """

    _delivered = Signal(object)

    def __init__(
        self,
        on_bug: Callable[[BaseException], None],
        on_error: Callable[[CallAssistError], None] | None = None,
        workers: int = 4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_bug = on_bug
        self._on_error = on_error or on_bug
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="task")
        self._newest: dict[str, int] = {}
        self._waiting: dict[int, Future[None]] = {}
        self._number = 0
        self._open = True
        # Queued: the reply runs in the thread this object lives in, whoever emits.
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """Return how many requests have neither been answered nor dropped."""
        return len(self._waiting)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[CallAssistError], None] | None = None,
        channel: str = "",
    ) -> int:
        """
        Start work in the background.

        Args:
            work: runs in another thread; touches no widget.
            done: called in the main thread with what `work` returned.
            failed: called in the main thread with the CallAssistError it raised.
            channel: a later request of the same name makes this one's reply stale.

        Returns:
            The number of the request.
        """
        self._number += 1
        number = self._number
        self.forget(channel)
        self._newest[channel] = number
        reply = _Reply(number, channel, done, failed or self._on_error)
        self._waiting[number] = self._pool.submit(self._work, work, reply)
        return number

    def forget(self, channel: str) -> None:
        """Drop the reply of a channel's request; work that has not begun never begins."""
        stale = self._newest.pop(channel, None) if channel else None
        waiting = self._waiting.get(stale) if stale is not None else None
        if stale is not None and waiting is not None and waiting.cancel():
            del self._waiting[stale]

    def relay(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """Return a function for other threads that calls `callback` in the main thread."""
        return lambda value: self._delivered.emit(partial(callback, value))

    def shutdown(self) -> None:
        """Start nothing more, wait for what runs, and deliver no reply."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _work(self, work: Callable[[], T], reply: _Reply) -> None:
        try:
            value = work()
        except CallAssistError as error:
            answer = partial(self._answer, reply, reply.failed, error)
        except BaseException as error:  # noqa: BLE001 - every bug goes to the crash dialog
            answer = partial(self._bug, reply, error)
        else:
            answer = partial(self._answer, reply, reply.done, value)
        self._delivered.emit(answer)

    def _answer(self, reply: _Reply, function: Callable[..., None], value: object) -> None:
        self._waiting.pop(reply.number, None)
        if not reply.channel or self._newest.get(reply.channel) == reply.number:
            function(value)

    def _bug(self, reply: _Reply, error: BaseException) -> None:
        """Report a bug even where the reply is stale."""
        self._waiting.pop(reply.number, None)
        self._on_bug(error)

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if self._open:
            answer()


@dataclass(frozen=True, slots=True)
class _Reply:
    """Where the outcome of one request goes."""

    number: int
    channel: str
    done: Callable[..., None]
    failed: Callable[[CallAssistError], None]
