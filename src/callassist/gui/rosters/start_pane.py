"""Before the first step: choose or drop a file; what waits above it, the history below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_start import Ui_StartPane
from callassist.gui.rosters.models import history_model, waiting_model
from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import Theme
from callassist.presenters.rosters.start import HistoryLine, StartSheet, WaitingLine
from callassist.words.catalogue import Catalogue

SOURCE, WAITING_SOURCE = 3, 1  # the columns that take the room left over
MOST_WAITING = 3


class StartPane(QWidget):
    """Asks for a file, for a plan to go on with, or for a version to go back to."""

    chosen_back = Signal(str, str)  # version, reason
    resumed = Signal(str, str)  # plan, file
    report_asked = Signal(str, str, str)  # version, file, ending
    dropped_plan = Signal(str)  # plan

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StartPane()
        self.ui.setupUi(self)
        self._history: LineModel[HistoryLine] | None = None
        self._waiting: LineModel[WaitingLine] | None = None
        self.ui.activate.clicked.connect(self._go_back)
        self.ui.reason.returnPressed.connect(self._go_back)
        self.ui.reason.textChanged.connect(self._judge)
        self.ui.resume.clicked.connect(self._resume)
        self.ui.xlsx.clicked.connect(lambda: self._ask_report("xlsx"))
        self.ui.pdf.clicked.connect(lambda: self._ask_report("pdf"))
        self.ui.drop_waiting.clicked.connect(self._drop)
        self.ui.waiting_card.hide()

    def begin(self, words: Catalogue) -> None:
        """Give the tables their headings."""
        self._history, self._waiting = history_model(words), waiting_model(words)
        furnish(self.ui.history, self._history, SOURCE)
        furnish(self.ui.waiting, self._waiting, WAITING_SOURCE)
        self.ui.waiting.fit(MOST_WAITING)
        for table in (self.ui.history, self.ui.waiting):
            table.selectionModel().selectionChanged.connect(self._judge)
        self._judge()

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return self.ui.choose if self.ui.waiting_card.isHidden() else self.ui.waiting

    def set_theme(self, theme: Theme) -> None:
        """Size the rows."""
        size_rows(self.ui.history, theme)
        size_rows(self.ui.waiting, theme)

    def show_start(self, sheet: StartSheet) -> None:
        """Show the roster in use, what waits, and the history; a first start has none."""
        self.ui.active.setText(sheet.active)
        if self._history is not None and self._waiting is not None:
            self._history.replace(sheet.history)
            self._waiting.replace(sheet.waiting)
        ui = self.ui
        for part in (ui.history, ui.history_title, ui.undo, ui.xlsx, ui.pdf):
            part.setVisible(bool(sheet.history))
        self.ui.undo.setEnabled(sheet.can_undo)
        self.ui.back.setVisible(len(sheet.history) > 1)
        self.ui.waiting_card.setVisible(bool(sheet.waiting))
        if sheet.waiting:
            self.ui.waiting.selectRow(0)
        self.ui.reason.clear()
        self._judge()

    def _judge(self) -> None:
        line, plan = self._chosen(), self._plan()
        other = line is not None and not line.active and line.there
        self.ui.reason.setEnabled(other)
        self.ui.activate.setEnabled(other and bool(self.ui.reason.text().strip()))
        for button in (self.ui.xlsx, self.ui.pdf):
            button.setEnabled(line is not None and line.reported)
        self.ui.resume.setEnabled(plan is not None and plan.resumable)
        self.ui.drop_waiting.setEnabled(plan is not None)

    def _chosen(self) -> HistoryLine | None:
        rows = self.ui.history.selectionModel().selectedRows()
        return self._history.line(rows[0]) if self._history is not None and rows else None

    def _plan(self) -> WaitingLine | None:
        rows = self.ui.waiting.selectionModel().selectedRows()
        return self._waiting.line(rows[0]) if self._waiting is not None and rows else None

    def _go_back(self) -> None:
        line = self._chosen()
        if line is not None and self.ui.activate.isEnabled():
            self.chosen_back.emit(line.version, self.ui.reason.text())

    def _ask_report(self, ending: str) -> None:
        line = self._chosen()
        if line is not None:
            self.report_asked.emit(line.version, line.source, ending)

    def _resume(self) -> None:
        plan = self._plan()
        if plan is not None:
            self.resumed.emit(plan.id, plan.source)

    def _drop(self) -> None:
        plan = self._plan()
        if plan is not None:
            self.dropped_plan.emit(plan.id)
