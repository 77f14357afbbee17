"""Every designed state of the desk fits the smallest screen."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callassist.gui.desk.say import SayPanel
from callassist.gui.theme import apply
from callassist.presenters.shell import ScreenSettings
from tests.gallery.desk import STATES
from tests.gallery.stage import Stage

SCREEN = (1366, 768)
Part = TypeVar("Part", bound=QWidget)


@pytest.mark.parametrize("name", sorted(STATES))
@pytest.mark.parametrize("percent", [100, 125])
def test_a_state_is_whole_on_the_small_screen(
    qtbot: QtBot, qapp: QApplication, name: str, percent: int
) -> None:
    """No state pushes the window over 1366×768, at 100 % and at 125 %."""
    least = _shown(qtbot, qapp, name, percent, SCREEN).minimumSizeHint()
    assert (True, True) == (least.width() <= SCREEN[0], least.height() <= SCREEN[1])


@pytest.mark.parametrize("percent", [100, 125])
def test_what_must_not_be_said_stays_in_sight(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    """However long the words are, they scroll and the warning below them does not."""
    window = _shown(qtbot, qapp, "desk-answer", percent, SCREEN)
    warning = _part(window, SayPanel).ui.never_text
    assert warning.visibleRegion().boundingRect() == warning.rect()


def test_on_the_largest_zoom_the_words_come_first(qtbot: QtBot, qapp: QApplication) -> None:
    """Where nothing else fits the warning scrolls with the words; the roster's line is whole."""
    window = _shown(qtbot, qapp, "desk-verified", 200, (1920, 1080))
    words = _part(window, SayPanel).ui
    assert words.scroll.isAncestorOf(words.never_text)
    line = _part(window, QLabel, "roster_line")
    assert line.heightForWidth(line.width()) <= line.height()


def _shown(
    qtbot: QtBot, qapp: QApplication, name: str, percent: int, size: tuple[int, int]
) -> QWidget:
    """Return a state on a screen of that size."""
    theme = apply(qapp, "light", percent / 100)
    window = STATES[name](Stage(theme, ScreenSettings("light", percent / 100, "ja")))
    qtbot.addWidget(window)
    theme.dress(window)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    return window


def _part(window: QWidget, kind: type[Part], name: str = "") -> Part:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert isinstance(found, kind)
    return found
