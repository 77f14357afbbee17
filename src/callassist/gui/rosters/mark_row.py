"""One mark of a file's rows, and what the supervisor says it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_mark import Ui_MarkRow
from callassist.domain.rosterfile import Mark
from callassist.gui.theme import LIGHT, Theme
from callassist.presenters.rosters.file import KEEP, LEAVE_OUT, UNDECIDED, MarkLine
from callassist.words.catalogue import Catalogue

SWATCH = 18


class MarkRow(QWidget):
    """
    Shows a mark with its colour, and three choices.

    Args:
        words: the catalogue.
        line: the mark.
        theme: colours and zoom.
        parent: owner.
    """

    decided = Signal(Mark, str, str)  # mark, detail, choice

    def __init__(
        self, words: Catalogue, line: MarkLine, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_MarkRow()
        self.ui.setupUi(self)
        self._line = line
        self._theme = Theme(LIGHT)
        choices = (UNDECIDED, KEEP, LEAVE_OUT)
        self.ui.choice.set_options(
            tuple((one, words.text(f"rosters.mark.{one}")) for one in choices)
        )
        self.ui.choice.setAccessibleName(words.text("rosters.mark.choice", what=line.what))
        self.ui.choice.chosen.connect(self._decide)
        self.show_line(line)
        theme.dress(self)

    def show_line(self, line: MarkLine) -> None:
        """Show the same mark with another choice."""
        self._line = line
        self.ui.what.setText(line.what)
        self.ui.rows.setText(line.rows)
        self.ui.choice.choose(line.choice)
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draw the colour at the zoom."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        side = self._theme.px(SWATCH)
        swatch = QPixmap(side, side)
        swatch.fill(QColor(f"#{self._line.colour}") if self._line.colour else "transparent")
        self.ui.swatch.setPixmap(swatch)

    def _decide(self, choice: str) -> None:
        self.decided.emit(self._line.mark, self._line.detail, choice)
