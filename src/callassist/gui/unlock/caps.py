"""Whether Caps Lock seems to be on, told from what a key types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def caps_lock(event: QKeyEvent) -> bool | None:
    """
    Return whether Caps Lock is on, or None where the key does not tell.

    Qt has no question for the lock's state on all systems; a letter that comes out in the other
    case than Shift asks for tells it everywhere.
    """
    text = event.text()
    if len(text) != 1 or not text.isascii() or not text.isalpha():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift
