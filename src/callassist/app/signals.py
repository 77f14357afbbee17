"""The system's wish that the program ends, heard while Qt waits for events."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

STOPPING = (signal.SIGINT, signal.SIGTERM)


class StopSignals(QObject):
    """
    Ends the window when Ctrl-C or the system asks for it.

    Python runs signal handlers between its own instructions only, and there are none while Qt
    waits; so each signal also writes a byte to a socket that Qt watches.

    Args:
        stop: called in the main thread, once a signal.
        parent: owner.
    """

    def __init__(self, stop: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = stop
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._handlers = {one: signal.signal(one, self._note) for one in STOPPING}
        self._wakeup = signal.set_wakeup_fd(self._told.fileno())

    def release(self) -> None:
        """Give the signals back to whoever had them."""
        signal.set_wakeup_fd(self._wakeup)
        for one, handler in self._handlers.items():
            signal.signal(one, handler)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

    @staticmethod
    def _note(*_: object) -> None:
        """Do nothing: the byte on the socket is the news."""

    def _wake(self) -> None:
        self._heard.recv(64)
        self._stop()
