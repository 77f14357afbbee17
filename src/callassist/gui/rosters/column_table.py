"""The table of our fields, each with a box to choose the file's column from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QTableView, QWidget

from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish
from callassist.gui.theme import LIGHT, Theme
from callassist.presenters.rosters.columns import NO_COLUMN, ColumnLine, ColumnsSheet
from callassist.words.catalogue import Catalogue

ROW = 40
COLUMN, SAMPLES = 1, 3
COLUMN_WIDTH = 280


class ColumnBox(QComboBox):
    """Is chosen from by click or key; a turning wheel scrolls the table and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the table."""
        event.ignore()


class ColumnTable(QTableView):
    """A line a field: its name, the file's column, why that one, and what stands in it."""

    chosen = Signal(str, int)  # field, position

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Catalogue | None = None
        self._model: LineModel[ColumnLine] | None = None
        self._boxes: dict[str, ColumnBox] = {}
        self._columns: tuple[tuple[int, str], ...] = ()
        self._theme = Theme(LIGHT)

    def begin(self, words: Catalogue) -> None:
        """Give the table its headings."""
        self._words = words
        headings = tuple(
            words.text(f"rosters.columns.heading-{key}")
            for key in ("field", "column", "reason", "samples")
        )
        self._model = LineModel(
            headings, lambda line: (self._label(line), "", line.reason, line.samples)
        )
        furnish(self, self._model, SAMPLES)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from box to box
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)

    def set_theme(self, theme: Theme) -> None:
        """Size rows and boxes."""
        self._theme = theme
        height = theme.px(ROW)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setSectionResizeMode(COLUMN, header.ResizeMode.Fixed)
        header.resizeSection(COLUMN, theme.px(COLUMN_WIDTH))

    def show_columns(self, sheet: ColumnsSheet) -> None:
        """Show a sheet; boxes that stay the same keep the cursor."""
        if self._model is None:
            return
        same = [line.field for line in sheet.lines] == list(self._boxes)
        if same and sheet.columns == self._columns:
            self._model.update(sheet.lines)
        else:
            self._columns = sheet.columns
            self._model.replace(sheet.lines)
            self._make_boxes(sheet.lines)
        for line in sheet.lines:
            self._boxes[line.field].setCurrentIndex(self._boxes[line.field].findData(line.position))

    def clear_lines(self) -> None:
        """Take everything off the screen."""
        self._boxes, self._columns = {}, ()
        if self._model is not None:
            self._model.replace(())

    def box(self, field: str) -> QComboBox:
        """Return the box of a field."""
        return self._boxes[field]

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return next(iter(self._boxes.values()), self)

    def _make_boxes(self, lines: tuple[ColumnLine, ...]) -> None:
        self._boxes = {}
        for row, line in enumerate(lines):
            box = self._box(line)
            self._boxes[line.field] = box
            if self._model is not None:
                self.setIndexWidget(self._model.index(row, COLUMN), box)
        for before, after in zip(
            self._boxes.values(), list(self._boxes.values())[1:], strict=False
        ):
            QWidget.setTabOrder(before, after)

    def _box(self, line: ColumnLine) -> ColumnBox:
        box = ColumnBox(self)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self._words is not None:
            box.setAccessibleName(self._words.text("rosters.columns.spoken", field=line.label))
            box.addItem(self._words.text("rosters.columns.no-column"), NO_COLUMN)
        for position, header in self._columns:
            box.addItem(header, position)
        box.activated.connect(
            lambda place, field=line.field: self.chosen.emit(field, box.itemData(place))
        )
        return box

    def _label(self, line: ColumnLine) -> str:
        if line.required and self._words is not None:
            return self._words.text("rosters.columns.required", field=line.label)
        return line.label
