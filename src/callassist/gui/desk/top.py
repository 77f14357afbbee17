"""Top of the desk: what the caller gives first, read back, and the incidents by one key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.desk_top import Ui_TopPanel
from callassist.gui.desk.choice import ChoiceButton
from callassist.gui.theme import Theme
from callassist.presenters.desk.models import IncidentChoice


class TopPanel(QFrame):
    """Holds the two fields; each accepts the other's content too."""

    typed = Signal(str, str)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_TopPanel()
        self.ui.setupUi(self)
        self._theme: Theme | None = None
        for field in (self.ui.number, self.ui.name):
            field.textChanged.connect(self._type)

    def set_theme(self, theme: Theme) -> None:
        """Remember the theme for buttons that come later."""
        self._theme = theme

    def focus_number(self) -> None:
        """Put the cursor where the number is typed."""
        self.ui.number.setFocus()

    def focus_name(self) -> None:
        """Put the cursor where the name is typed."""
        self.ui.name.setFocus()

    def clear_fields(self) -> None:
        """Empty both fields and their undo history."""
        self.ui.number.wipe()
        self.ui.name.wipe()

    def show_read_back(self, sentence: str) -> None:
        """Show the number as it is read back to the caller, or nothing."""
        self.ui.read_label.setVisible(bool(sentence))
        self.ui.read_back.setText(sentence)

    def show_choices(self, choices: tuple[IncidentChoice, ...]) -> None:
        """Offer the incidents, each by its key."""
        for choice in choices:
            button = ChoiceButton(choice, self)
            button.clicked.connect(lambda _checked, one=choice.prefix: self.picked.emit(one))
            self.ui.choices.addWidget(button)
            if self._theme:
                self._theme.dress(button)

    def show_locked(self, *, locked: bool) -> None:
        """Take the fields away, or give them back."""
        self.ui.number.setEnabled(not locked)
        self.ui.name.setEnabled(not locked)

    def _type(self) -> None:
        self.typed.emit(self.ui.number.text(), self.ui.name.text())
