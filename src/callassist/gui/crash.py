"""What happens when the program itself is wrong: a log entry and a dialog, never a row's values."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from callassist.gui.theme import Theme
from callassist.words.catalogue import Catalogue

log = logging.getLogger(__name__)


def place_of(error: BaseException) -> str:
    """Return file and line where an exception was raised, without its text or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "-"
    last = frames[-1]
    name = last.filename.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{name}:{last.lineno} {last.name}"


class CrashDialog(QDialog):
    """
    Tells that the program is wrong, and lets the person go on or end it.

    Args:
        words: the catalogue.
        theme: colours and zoom.
        error: the exception; its text is not shown, it may hold a row's values.
        parent: the window.
    """

    def __init__(
        self, words: Catalogue, theme: Theme, error: BaseException, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from callassist._generated.forms.crash import (  # noqa: PLC0415 - loaded when it is needed
            Ui_CrashDialog,
        )

        self.ui = Ui_CrashDialog()
        self.ui.setupUi(self)
        self.ui.kind.setText(words.text("shell.crash.kind", kind=type(error).__name__))
        self.ui.place.setText(words.text("shell.crash.place", place=place_of(error)))
        self.ui.go_on.clicked.connect(self.accept)
        self.ui.quit.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)


class CrashReporter(QObject):
    """
    Takes every exception nobody caught, from any thread, to the log and to one dialog.

    Args:
        words: the catalogue.
        theme: colours and zoom of the dialog.
        parent: owner.
    """

    _raised = Signal(object)

    def __init__(self, words: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = words
        self._dialog: CrashDialog | None = None
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the last resort of the main thread and of all others."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def report(self, error: BaseException) -> None:
        """Log where a bug is, and show the dialog; callable from any thread."""
        log.error("bug: %s at %s", type(error).__name__, place_of(error))
        self._raised.emit(error)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)

    def _thread_hook(self, hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_value is not None:
            self.report(hooked.exc_value)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        """Show the first bug; the next ones are in the log until its dialog is closed."""
        if self._dialog is not None:
            return
        dialog = CrashDialog(self._words, self.theme, error, QApplication.activeWindow())
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    @Slot(int)
    def _closed(self, outcome: int) -> None:
        self._dialog = None
        if outcome == QDialog.DialogCode.Rejected:
            QApplication.quit()
