"""The window around the screens."""

from callassist.gui.page import Page, Surroundings
from callassist.gui.shell.window import MainWindow

__all__ = ["MainWindow", "Page", "Surroundings"]
