"""Caps Lock told from what a key types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from callassist.gui.page import Surroundings
from callassist.gui.unlock.caps import caps_lock
from callassist.gui.unlock.page import UnlockPage

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("text", "modifier", "expected"),
    [
        ("a", PLAIN, False),
        ("A", SHIFT, False),
        ("A", PLAIN, True),
        ("a", SHIFT, True),
        ("1", PLAIN, None),
        ("あ", PLAIN, None),
        ("", PLAIN, None),
    ],
)
def test_letters_tell(text: str, modifier: Qt.KeyboardModifier, *, expected: bool | None) -> None:
    """A letter in the case Shift did not ask for means that the lock is on; nothing else does."""
    event = QKeyEvent(QEvent.Type.KeyPress, 0, modifier, text)
    assert expected is caps_lock(event)


def _type(page: UnlockPage, key: Qt.Key, text: str) -> None:
    """Press a key without Shift; the text tells which case came out."""
    QCoreApplication.sendEvent(page.ui.password, QKeyEvent(QEvent.Type.KeyPress, key, PLAIN, text))


def test_the_hint_comes_and_goes(qtbot: QtBot, surroundings: Surroundings) -> None:
    """The hint stands under the field as long as letters come out wrong."""
    page = UnlockPage(surroundings.words)
    qtbot.addWidget(page)
    page.show()
    _type(page, Qt.Key.Key_A, "A")
    assert page.ui.caps.isVisible()
    _type(page, Qt.Key.Key_B, "b")
    assert not page.ui.caps.isVisible()
