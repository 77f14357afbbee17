"""Between the second and the third step: how far the reading is, and the way out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_progress import Ui_ProgressPane
from callassist.presenters.rosters.steps import ProgressLine

WHOLE = 1000


class ProgressPane(QWidget):
    """Shows the phase, the count and the pace; the button stops everything within a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ProgressPane()
        self.ui.setupUi(self)

    def first(self) -> QWidget:
        """Return where the cursor begins: not on the button, which Enter would press."""
        return self

    def begin(self, source: str) -> None:
        """Name the file and start from nothing."""
        self.ui.source.setText(source)
        for label in (self.ui.phase, self.ui.count, self.ui.rate, self.ui.left):
            label.clear()
        self.ui.bar.setRange(0, 0)

    def show_progress(self, line: ProgressLine) -> None:
        """Say how far the import is; without a total the bar only moves."""
        self.ui.phase.setText(line.phase)
        self.ui.count.setText(line.count)
        self.ui.rate.setText(line.rate)
        self.ui.left.setText(line.left)
        self.ui.bar.setRange(0, WHOLE if line.share is not None else 0)
        self.ui.bar.setValue(line.share or 0)
