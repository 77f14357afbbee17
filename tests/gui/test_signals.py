"""The system's wish that the program ends reaches a window that waits for events."""

from __future__ import annotations

import signal
from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.app.signals import STOPPING, StopSignals


def test_hears_the_system_while_qt_waits(qapp: QApplication, qtbot: QtBot) -> None:
    """Each signal calls once, and afterwards the signals are whose they were."""
    before = [signal.getsignal(one) for one in STOPPING]
    heard: list[str] = []
    signals = StopSignals(lambda: heard.append("stop"), qapp)
    for count, one in enumerate(STOPPING, start=1):
        signal.raise_signal(one)
        qtbot.waitUntil(partial(_reached, heard, count))
    signals.release()
    assert before == [signal.getsignal(one) for one in STOPPING]


def _reached(heard: list[str], count: int) -> bool:
    return count == len(heard)
