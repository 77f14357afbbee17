"""A table that is as high as its rows, up to a bound."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

MOST = 6  # rows that are seen at once


class FittedTable(QTableView):
    """Takes no more room than its rows need; more than a bound of them scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = MOST
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, most: int) -> None:
        """Show so many rows at once."""
        self._most = most
        self.updateGeometry()

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Follow the model's rows."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the rows and their heading."""
        model = self.model()
        rows = min(model.rowCount() if model is not None else 0, self._most)
        header = self.horizontalHeader()
        above = 0 if header.isHidden() else header.sizeHint().height()
        return QSize(200, above + rows * self._row_height() + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: less would cut a row."""
        return QSize(100, self.sizeHint().height())

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()
