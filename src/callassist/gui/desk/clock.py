"""The call's clock, in the window's header."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.desk_clock import Ui_CallClock
from callassist.words.catalogue import Catalogue

SECOND_MS, MINUTE = 1000, 60


class CallClock(QWidget):
    """
    Counts minutes and seconds since the call began, and begins the next one.

    Args:
        words: the catalogue of the window's language.
        now: the time, aware.
        parent: owner.
    """

    new_call = Signal()

    def __init__(
        self, words: Catalogue, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._now = now
        self._started: datetime | None = None
        self.ui = Ui_CallClock()
        self.ui.setupUi(self)
        self.ui.new_call.clicked.connect(self.new_call)
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._show)
        self.run_from(None)

    def run_from(self, started: datetime | None) -> None:
        """Count from then on, or stop."""
        self._started = started
        if started is None:
            self._tick.stop()
        else:
            self._tick.start()
        self._show()

    def _show(self) -> None:
        running = self._started is not None
        self.ui.dot.setVisible(running)
        if self._started is None:
            self.ui.time.setText(self._words.text("desk.clock.idle"))
            return
        seconds = max(0, int((self._now() - self._started).total_seconds()))
        time = f"{seconds // MINUTE:02d}:{seconds % MINUTE:02d}"
        self.ui.time.setText(self._words.text("desk.clock.running", time=time))
