"""The bar of a locked window: who locked it, and the password that opens it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.lock_bar import Ui_LockBar
from callassist.domain.errors import CallAssistError
from callassist.words.catalogue import Catalogue


class LockBar(QFrame):
    """Stands under the header while the window is locked."""

    submitted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LockBar()
        self.ui.setupUi(self)
        self._words: Catalogue | None = None
        self.ui.unlock.set_key("Enter")
        self.ui.unlock.clicked.connect(self._submit)
        # The keypad's Enter; the other one is the button's own key.
        self.ui.password.returnPressed.connect(self._submit)
        self.ui.log_out.clicked.connect(self.left)
        self.hide()

    def begin(self, words: Catalogue, user: str) -> None:
        """Show the bar for the person who is logged in."""
        self._words = words
        self.ui.title.setText(words.text("shell.lock.title", user=user))
        self.clear_error()
        self.show()
        self.clear_password()

    def end(self) -> None:
        """Take the bar away."""
        self.ui.password.clear()
        self.hide()

    def show_busy(self, *, busy: bool) -> None:
        """Take no input while the password is being checked."""
        for part in (self.ui.password, self.ui.unlock, self.ui.log_out):
            part.setEnabled(not busy)

    def show_error(self, error: CallAssistError) -> None:
        """Say what is wrong beside the field."""
        if self._words is not None:
            self.ui.notice.show_error(self._words, error)

    def clear_error(self) -> None:
        """Take the last error away."""
        self.ui.notice.clear()

    def clear_password(self) -> None:
        """Empty the password field and put the cursor there."""
        self.ui.password.clear()
        self.ui.password.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self.ui.password.text())
