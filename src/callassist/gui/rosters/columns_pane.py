"""The second step: our fields and the file's columns; below, the first rows as they are read."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from callassist._generated.forms.rosters_columns import Ui_ColumnsPane
from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import LIGHT, Theme
from callassist.presenters.rosters.columns import ENCODINGS, ColumnsSheet, PreviewLine
from callassist.words.catalogue import Catalogue


class ColumnsPane(QWidget):
    """Shows which column is which field; a correction is handed on and answered by a new look."""

    column_chosen = Signal(str, int)
    sheet_chosen = Signal(int)
    header_row_chosen = Signal(int)
    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ColumnsPane()
        self.ui.setupUi(self)
        self._words: Catalogue | None = None
        self._theme = Theme(LIGHT)
        self.ui.header_row.setKeyboardTracking(False)
        self.ui.columns.chosen.connect(self.column_chosen)
        self.ui.sheet.activated.connect(self.sheet_chosen)
        self.ui.header_row.valueChanged.connect(self.header_row_chosen)
        self.ui.encoding.textActivated.connect(self.encoding_chosen)
        self.ui.refreshing.hide()

    def begin(self, words: Catalogue) -> None:
        """Give the table its headings."""
        self._words = words
        self.ui.columns.begin(words)

    def set_theme(self, theme: Theme) -> None:
        """Size the preview's rows."""
        self._theme = theme
        size_rows(self.ui.preview, theme)
        self.ui.header_row.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return self.ui.columns.first()

    def show_columns(self, sheet: ColumnsSheet) -> None:
        """Show a sheet's columns."""
        self._show_choices(sheet)
        if sheet.missing is None:
            self.ui.missing.clear()
        else:
            said = sheet.missing
            self.ui.missing.show_line(said.kind, said.message, said.hint)
        self.ui.columns.show_columns(sheet)
        self.ui.kept.setText(sheet.kept)
        self.ui.kept.setVisible(bool(sheet.kept))
        self._show_preview(sheet)

    def show_refreshing(self, *, busy: bool) -> None:
        """Say that the file is being looked at again, or no longer."""
        self.ui.refreshing.setVisible(busy)

    def clear(self) -> None:
        """Take everything off the screen."""
        self.ui.columns.clear_lines()
        self.ui.preview.setModel(None)

    def _show_choices(self, sheet: ColumnsSheet) -> None:
        self.ui.sheet.clear()
        self.ui.sheet.addItems(list(sheet.sheets))
        self.ui.sheet.setCurrentIndex(sheet.shown)
        for part in (self.ui.sheet, self.ui.sheet_label):
            part.setVisible(len(sheet.sheets) > 1)
        with QSignalBlocker(self.ui.header_row):  # shown, not chosen
            self.ui.header_row.setValue(sheet.header_row)
        self.ui.encoding.clear()
        self.ui.encoding.addItems(list(dict.fromkeys((sheet.encoding, *ENCODINGS))))
        for part in (self.ui.encoding, self.ui.encoding_label):
            part.setVisible(bool(sheet.encoding))

    def _show_preview(self, sheet: ColumnsSheet) -> None:
        if self._words is None:
            return
        words = self._words
        row, problem = (words.text(f"rosters.columns.heading-{key}") for key in ("row", "problem"))
        model: LineModel[PreviewLine] = LineModel(
            (row, *sheet.headings, problem), lambda line: (line.row, *line.values, line.problem)
        )
        model.setParent(self.ui.preview)
        model.replace(sheet.preview)
        furnish(self.ui.preview, model, len(sheet.headings) + 1)
        header = self.ui.preview.horizontalHeader()
        header.setMinimumSectionSize(self._theme.px(60))
        header.setMaximumSectionSize(self._theme.px(260))
        header.setSectionResizeMode(len(sheet.headings) + 1, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
