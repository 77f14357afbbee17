"""A line where the eye is: what happened, and the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.notice import Ui_Notice
from callassist.domain.errors import CallAssistError
from callassist.gui.explain import explain
from callassist.gui.theme import set_role
from callassist.words.catalogue import Catalogue

LOOKS = {"info": ("info", "muted"), "good": ("check", "match"), "warn": ("warning", "never_text")}


class Notice(QFrame):
    """Stands in the form, hidden until there is something to say; never a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Notice()
        self.ui.setupUi(self)
        self.hide()

    def show_line(self, kind: str, message: str, hint: str = "") -> None:
        """
        Say a line.

        Args:
            kind: "info", "good" or "warn"; each has an icon of its own beside its colour.
            message: what happened or is to be known.
            hint: the next step, or "".
        """
        set_role(self, f"notice-{kind}")
        self.ui.icon.set_icon(*LOOKS[kind])
        self.ui.message.setText(message)
        self.ui.hint.setText(hint)
        self.ui.hint.setVisible(bool(hint))
        self.setAccessibleName(f"{message} {hint}".strip())
        self.show()
        from PySide6.QtGui import (  # noqa: PLC0415 - slow to load, and the way in says nothing
            QAccessible,
            QAccessibleEvent,
        )

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_error(self, words: Catalogue, error: CallAssistError) -> None:
        """Say what went wrong and the next step."""
        sentence = explain(words, error)
        self.show_line("warn", sentence.message, sentence.hint)

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        self.setAccessibleName("")
        self.ui.message.clear()
        self.ui.hint.clear()

    def text(self) -> str:
        """Return what is said now, or ""."""
        return self.accessibleName()
