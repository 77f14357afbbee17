"""Before any incident is known: which there are, each by one key, and where the number stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from callassist._generated.forms.desk_overview import Ui_OverviewBody
from callassist.gui.desk.choice import ChoiceButton
from callassist.gui.theme import Theme
from callassist.presenters.desk.models import IncidentChoice


class OverviewPane(QScrollArea):
    """Lists the incidents; the picture shows where the letter prints its number."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget(self)
        self.ui = Ui_OverviewBody()
        self.ui.setupUi(body)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Remember the theme for buttons that come later."""
        self._theme = theme

    def show_choices(self, choices: tuple[IncidentChoice, ...]) -> None:
        """Offer the incidents."""
        for choice in choices:
            button = ChoiceButton(choice, self.widget(), wide=True)
            button.clicked.connect(lambda _checked, one=choice.prefix: self.picked.emit(one))
            self.ui.choices.addWidget(button)
            if self._theme:
                self._theme.dress(button)

    def show_common(self, know: str) -> None:
        """Show what to know before any incident is named."""
        self.ui.know_text.setText(know)
        self.ui.know_block.setVisible(bool(know))

    def show_letter(self, source: str) -> None:
        """Show the picture of the letter."""
        self.ui.letter.show_source(source)
