"""The gallery draws every state, so that every state can be looked at."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callassist.gui.theme import apply
from callassist.presenters.shell import ScreenSettings
from tests.gallery import rosters, shell, window
from tests.gallery.stage import Stage, State

STATES: dict[str, State] = {**shell.STATES, **rosters.STATES, **window.STATES}
SCREEN = (1366, 768)


@pytest.mark.parametrize("name", sorted(STATES))
@pytest.mark.parametrize("percent", [100, 125])
def test_a_state_is_whole_on_the_small_screen(
    qtbot: QtBot, qapp: QApplication, name: str, percent: int
) -> None:
    """Nothing needs more than 1366×768, at 100 % and at 125 %."""
    theme = apply(qapp, "light", percent / 100)
    settings = ScreenSettings("light", percent / 100, "ja")
    widget = STATES[name](Stage(theme, settings))
    qtbot.addWidget(widget)
    theme.dress(widget)
    widget.resize(*SCREEN)
    widget.show()
    qtbot.waitExposed(widget)
    assert widget.width() <= SCREEN[0]
    assert widget.height() <= SCREEN[1]
    assert _cut(widget) == []


def _cut(root: QWidget) -> list[str]:
    """Return the labels whose words do not fit into them."""
    return [
        label.objectName()
        for label in root.findChildren(QLabel)
        if label.isVisible() and label.text() and not _fits(label)
    ]


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.minimumSizeHint().width()
