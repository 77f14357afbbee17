"""Every designed state of the desk fits the smallest screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.gui.theme import apply
from callassist.presenters.shell import ScreenSettings
from tests.gallery.desk import STATES
from tests.gallery.stage import Stage

SCREEN = (1366, 768)


@pytest.mark.parametrize("name", sorted(STATES))
@pytest.mark.parametrize("percent", [100, 125])
def test_a_state_is_whole_on_the_small_screen(
    qtbot: QtBot, qapp: QApplication, name: str, percent: int
) -> None:
    """No state pushes the window over 1366×768, at 100 % and at 125 %."""
    theme = apply(qapp, "light", percent / 100)
    window = STATES[name](Stage(theme, ScreenSettings("light", percent / 100, "ja")))
    qtbot.addWidget(window)
    theme.dress(window)
    window.resize(*SCREEN)
    window.show()
    qtbot.waitExposed(window)
    least = window.minimumSizeHint()
    assert (True, True) == (least.width() <= SCREEN[0], least.height() <= SCREEN[1])
