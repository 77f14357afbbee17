"""The classes of an incident, one of which may be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from callassist.gui.theme.widgets import Segments

FRAME = 2  # a line on either side
NARROW_COLUMNS = 2  # where one row has no room: at a large zoom on a small screen


class ClassSegments(Segments):
    """Segments whose choices change with the incident, and of which none need be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()

    def show_classes(self, labels: tuple[str, ...], chosen: int) -> None:
        """
        Offer classes.

        Args:
            labels: left to right.
            chosen: index of the chosen one, or -1.
        """
        if labels != self._labels:
            self._labels = labels
            self._empty()
            self.set_options(tuple((str(at), label) for at, label in enumerate(labels)))
            self._arrange()
        self._group.setExclusive(False)
        for at, button in enumerate(self._buttons.values()):
            button.setChecked(at == chosen)
        self._group.setExclusive(True)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the choices, for dressing."""
        return tuple(self._buttons.values())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for two columns: the panel never grows wider for one row's sake."""
        widest = max((button.sizeHint().width() for button in self.buttons()), default=0)
        return QSize(NARROW_COLUMNS * widest + FRAME, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for one row, however many rows there are now."""
        across = sum(button.sizeHint().width() for button in self.buttons())
        return QSize(across + FRAME, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take as many rows as the width needs."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        buttons = self.buttons()
        one_row = self.sizeHint().width() <= self.width()
        columns = len(buttons) if one_row else NARROW_COLUMNS
        for at, button in enumerate(buttons):
            self._grid.addWidget(button, *divmod(at, max(columns, 1)))

    def _empty(self) -> None:
        for button in self.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
