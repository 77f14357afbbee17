"""The first step: choose or drop a file; below it the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_start import Ui_StartPane
from callassist.gui.rosters.models import history_model
from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import Theme
from callassist.presenters.rosters import HistoryLine
from callassist.words.catalogue import Catalogue

SOURCE_COLUMN = 2
SUPPLEMENT_KEY = "Alt+S"


class StartPane(QWidget):
    """Asks for a file, or for a version to go back to."""

    chosen_back = Signal(str, str)  # version, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StartPane()
        self.ui.setupUi(self)
        self.ui.supplement.setShortcut(SUPPLEMENT_KEY)
        self._model: LineModel[HistoryLine] | None = None
        self.ui.activate.clicked.connect(self._go_back)
        self.ui.reason.returnPressed.connect(self._go_back)
        self.ui.reason.textChanged.connect(self._judge)

    def begin(self, words: Catalogue) -> None:
        """Give the history its headings."""
        self._model = history_model(words)
        furnish(self.ui.history, self._model, SOURCE_COLUMN)
        self.ui.history.selectionModel().selectionChanged.connect(self._judge)
        self._judge()

    def set_theme(self, theme: Theme) -> None:
        """Size the history's rows."""
        size_rows(self.ui.history, theme)

    def show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        """Replace the list of versions; a first start shows none."""
        if self._model is not None:
            self._model.replace(lines)
        for part in (self.ui.history, self.ui.history_title, self.ui.history_hint):
            part.setVisible(bool(lines))
        self.ui.back.setVisible(len(lines) > 1)
        self.ui.reason.clear()
        self._judge()

    def selected(self) -> HistoryLine | None:
        """Return the version chosen in the list."""
        rows = self.ui.history.selectionModel().selectedRows()
        return self._model.line(rows[0]) if self._model is not None and rows else None

    def _judge(self) -> None:
        line = self.selected()
        other = line is not None and not line.active
        self.ui.reason.setEnabled(other)
        self.ui.activate.setEnabled(other and bool(self.ui.reason.text().strip()))

    def _go_back(self) -> None:
        line = self.selected()
        if line is not None and self.ui.activate.isEnabled():
            self.chosen_back.emit(line.version, self.ui.reason.text())
