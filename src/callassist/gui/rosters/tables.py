"""How the page's tables look and behave."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from callassist.gui.theme import Theme

ROW = 36


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
    header.setDefaultAlignment(table.horizontalHeader().defaultAlignment().AlignLeft)


def size_rows(table: QTableView, theme: Theme) -> None:
    """Give the rows their height at the zoom."""
    header = table.verticalHeader()
    header.setMinimumSectionSize(theme.px(ROW))
    header.setDefaultSectionSize(theme.px(ROW))
