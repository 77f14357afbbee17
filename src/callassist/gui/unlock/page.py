"""The unlock page: passive; what is typed goes to its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.unlock import Ui_UnlockPage
from callassist.domain.errors import CallAssistError
from callassist.gui.theme import set_look
from callassist.gui.unlock.caps import caps_lock
from callassist.words.catalogue import Catalogue

if TYPE_CHECKING:
    from callassist.services.views import DemoAccount


class UnlockPage(QWidget):
    """
    Asks for account and password.

    Args:
        words: the catalogue.
        accounts: accounts of a demo, offered and pre-filled.
        parent: owner.
    """

    submitted = Signal(str, str)

    def __init__(
        self,
        words: Catalogue,
        accounts: tuple[DemoAccount, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_UnlockPage()
        self.ui.setupUi(self)
        self._words = words
        self._accounts = {account.user: account for account in accounts}
        self.ui.caps.hide()
        self.ui.log_in.set_key("Enter")
        self.ui.log_in.clicked.connect(self._submit)
        self.ui.user.returnPressed.connect(self.ui.password.setFocus)
        # The keypad's Enter; the other one is the button's own key.
        self.ui.password.returnPressed.connect(self._submit)
        self.ui.password.installEventFilter(self)
        self._offer(accounts)

    def enter(self) -> None:
        """Put the cursor where something is missing."""
        field = self.ui.log_in if self.ui.password.text() else self.ui.password
        (field if self.ui.user.text() else self.ui.user).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch the password field for Caps Lock."""
        if watched is self.ui.password and isinstance(event, QKeyEvent):
            locked = caps_lock(event)
            if locked is not None and event.type() == QEvent.Type.KeyPress:
                self.ui.caps.setVisible(locked)
        return super().eventFilter(watched, event)

    def show_busy(self, *, busy: bool) -> None:
        """Take no input while the password is being checked."""
        for field in (self.ui.user, self.ui.password, self.ui.log_in, self.ui.demo):
            field.setEnabled(not busy)

    def show_error(self, error: CallAssistError) -> None:
        """Say what is wrong under the field."""
        set_look(self.ui.password, "wrong", "true")
        self.ui.notice.show_error(self._words, error)
        self.enter()

    def clear_error(self) -> None:
        """Take the last error away."""
        set_look(self.ui.password, "wrong", "false")
        self.ui.notice.clear()

    def clear_password(self) -> None:
        """Empty the password field and put the cursor there."""
        self.ui.password.clear()
        self.ui.password.setFocus()

    def _offer(self, accounts: tuple[DemoAccount, ...]) -> None:
        shown = bool(accounts)
        self.ui.demo.setVisible(shown)
        self.ui.demo_label.setVisible(shown)
        if shown:
            role = self._words.text
            self.ui.demo.set_options(
                tuple((one.user, role(f"shell.role.{one.role.value}")) for one in accounts)
            )
            self.ui.demo.chosen.connect(self._fill)
            self._fill(accounts[0].user)

    def _fill(self, user: str) -> None:
        self.ui.user.setText(user)
        self.ui.password.setText(self._accounts[user].password)
        self.ui.log_in.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self.ui.user.text(), self.ui.password.text())
