"""An icon standing in a form, coloured and sized by the theme."""

from __future__ import annotations

from PySide6.QtCore import Property
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from callassist.gui.theme.icons import pixmap
from callassist.gui.theme.theme import Theme

SIZE = 18


class IconLabel(QLabel):
    """Shows one of our icons; it says nothing that the words beside it do not say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = "", "text", SIZE
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, ink: str) -> None:
        """Show an icon in the colour of a token."""
        self._name, self._ink = name, ink
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        if self._theme is not None and self._name:
            self.setPixmap(pixmap(self._name, self._theme, self._ink, self._size))

    def _get_name(self) -> str:
        return self._name

    def _set_name(self, name: str) -> None:
        self.set_icon(name, self._ink)

    def _get_ink(self) -> str:
        return self._ink

    def _set_ink(self, ink: str) -> None:
        self.set_icon(self._name, ink)

    def _get_size(self) -> int:
        return self._size

    def _set_size(self, size: int) -> None:
        self._size = size
        self._draw()

    # Qt Designer's names for what the forms set.
    iconName = Property(str, _get_name, _set_name)  # noqa: N815 - a Designer property
    ink = Property(str, _get_ink, _set_ink)
    iconSize = Property(int, _get_size, _set_size)  # noqa: N815 - a Designer property
