"""Widgets that several screens share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callassist.gui.theme import IncidentBadge, KeyButton, Segments, Theme


def _grounds(badge: QWidget) -> str:
    """Return which corners and edges of a picture are painted, as a fingerprint of the shape."""
    image = badge.grab().toImage()
    side = image.width() - 1
    places = ((2, 2), (side // 2, 1), (1, side // 2), (side - 2, side - 2), (4, side - 5))
    ground = image.pixelColor(0, 0)
    return "".join("x" if image.pixelColor(x, y) != ground else "." for x, y in places)


def test_a_key_button_is_pressed_by_the_key_it_shows(qtbot: QtBot, theme: Theme) -> None:
    """What stands on the cap is what works, also after the words were changed."""
    window = QWidget()
    qtbot.addWidget(window)
    button = KeyButton(window)
    button.set_key("F12")
    button.setText("次へ")
    theme.dress(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, Qt.Key.Key_F12)
    assert button.key() == "F12"


def test_a_key_button_is_wide_enough_for_words_and_key(qtbot: QtBot, theme: Theme) -> None:
    """The key never stands on the words."""
    with_key, without = KeyButton(), KeyButton()
    for button in (with_key, without):
        qtbot.addWidget(button)
        button.setText("この名簿に切り替える")
        theme.dress(button)
    with_key.set_key("Ctrl+Enter")
    assert with_key.sizeHint().width() > without.sizeHint().width() + 40


def test_segments_tell_what_was_chosen(qtbot: QtBot) -> None:
    """A click announces the choice; setting it from outside is silent."""
    segments = Segments()
    qtbot.addWidget(segments)
    segments.set_options((("brief", "一言"), ("normal", "ふつう"), ("slow", "ゆっくり")))
    assert segments.choice() == "brief"
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("normal")
    button = segments._buttons["slow"]
    with qtbot.waitSignal(segments.chosen) as heard:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (heard.args, segments.choice()) == (["slow"], "slow")


def test_badges_differ_by_shape_too(qtbot: QtBot, theme: Theme) -> None:
    """Incidents of one hue are still told apart by their shapes."""
    prints = []
    for shape in ("circle", "square", "diamond"):
        badge = IncidentBadge()
        qtbot.addWidget(badge)
        badge.set_incident("A", 0, shape)
        theme.dress(badge)
        badge.resize(badge.sizeHint())
        prints.append(_grounds(badge))
    assert len(set(prints)) == 3, prints
