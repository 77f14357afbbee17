"""The real window, driven from its first paint to the operator's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.accounts import OPERATOR
from benchmarks.window.painting import Painted, until
from callassist.gui.shell import MainWindow
from callassist.gui.tasks import TaskRunner

if TYPE_CHECKING:  # as in the program, these are loaded after the first paint
    from callassist.gui.desk import DeskPage
    from callassist.services.session import Session


class Desk:
    """
    The window from its first paint to the desk.

    Args:
        window: the window; tasks: its background work.
        painted_at: when the first paint was finished, by the system's clock.
    """

    def __init__(self, window: MainWindow, tasks: TaskRunner, painted_at: float) -> None:
        self.window = window
        self.tasks = tasks
        self.painted_at = painted_at

    @property
    def page(self) -> DeskPage:
        """The operator's screen."""
        return cast("DeskPage", self.window.page("desk"))

    @property
    def session(self) -> Session:
        """Whoever is logged in."""
        return cast("Session", self.window.session)

    def type_password(self) -> None:
        """Give the program the moment that typing takes, and fill the fields."""
        until(lambda: self.tasks.pending == 0)
        fields = self.window.unlock_page.ui
        fields.user.setText(OPERATOR.user)
        fields.password.setText(OPERATOR.password)
        fields.password.setFocus()

    def enter(self) -> None:
        """Press Enter on the password, and wait until the desk has been painted."""
        field = self.window.unlock_page.ui.password
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(field, key)
        until(lambda: self.window.session is not None)
        painted = Painted(self.page)
        self.page.update()
        until(lambda: painted.count > 0)
