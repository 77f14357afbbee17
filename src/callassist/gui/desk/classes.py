"""The classes of an incident, one of which may be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from callassist.gui.theme.widgets import Segments


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
        self._group.setExclusive(False)
        for at, button in enumerate(self._buttons.values()):
            button.setChecked(at == chosen)
        self._group.setExclusive(True)

    def buttons(self) -> tuple[QWidget, ...]:
        """Return the choices, for dressing."""
        return tuple(self._buttons.values())

    def _empty(self) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
