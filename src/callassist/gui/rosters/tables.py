"""How the page's tables look and behave."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from callassist.gui.theme import Theme

ROW = 36  # of one line
LINE = 22  # of each line more


def furnish(table: QTableView, model: QAbstractItemModel, stretched: int) -> None:
    """
    Give a table its model and the house's manners.

    Args:
        table: of the form.
        model: what it shows.
        stretched: the column that takes the room left over.
    """
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab leaves the table; the arrows move in it
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def size_rows(table: QTableView, theme: Theme, lines: int = 1) -> None:
    """Give the rows the height of their lines at the zoom."""
    height = theme.px(ROW + LINE * (lines - 1))
    table.verticalHeader().setMinimumSectionSize(height)
    table.verticalHeader().setDefaultSectionSize(height)
    table.updateGeometry()
