"""How bright and how large the window is, changed by keys and kept for the next start."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from callassist.gui.page import Surroundings
from callassist.gui.theme import Theme, apply
from callassist.presenters.shell import ScreenSettings

BRIGHTNESS_KEY = "F7"
LARGER_KEYS = ("Ctrl++", "Ctrl+=", "Ctrl+;")  # ; carries the plus on Japanese keyboards
SMALLER_KEY = "Ctrl+-"
PLAIN_KEY = "Ctrl+0"


class Appearance(QObject):
    """
    The window's theme; every change is saved.

    Args:
        app: the application.
        surroundings: settings to begin with, and where to keep them.
        window: the window whose keys change it.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, surroundings: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._save = surroundings.save
        self.settings = surroundings.settings
        self.theme: Theme = apply(app, self.settings.scheme, self.settings.scale)
        self._window = window
        self._bind()

    def toggle(self) -> None:
        """Change between light and dark."""
        self.take(self.settings.toggled(dark_now=self.theme.tokens.dark))

    def take(self, settings: ScreenSettings) -> None:
        """Dress the window by other settings and keep them."""
        self.settings = settings
        self.theme = apply(self._app, settings.scheme, settings.scale)
        self.theme.dress(self._window)
        self._save(settings)
        self.changed.emit(self.theme)

    def _bind(self) -> None:
        for key in LARGER_KEYS:
            self._on(key, lambda: self.take(self.settings.zoomed(1)))
        self._on(SMALLER_KEY, lambda: self.take(self.settings.zoomed(-1)))
        self._on(PLAIN_KEY, lambda: self.take(self.settings.unzoomed()))
        self._on(BRIGHTNESS_KEY, self.toggle)

    def _on(self, key: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(act)
