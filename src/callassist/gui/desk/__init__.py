"""The desk: the operator's screen with a caller on the line."""

from callassist.gui.desk.page import DeskPage

__all__ = ["DeskPage"]
