"""The window: the way in, the screens of a role, the lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from callassist.domain.accounts import Role
from callassist.domain.errors import MachineError
from callassist.gui.page import Page, Surroundings
from callassist.gui.rosters.page import RostersPage
from callassist.gui.shell.window import MainWindow
from callassist.presenters.shell import ScreenSettings
from callassist.services.session import Session
from callassist.services.views import DemoAccount
from callassist.services.workspace import Workspace
from tests.doubles.rosters import NOW, OLD, FakeRosters
from tests.doubles.session import PASSWORD, FakeSession, FakeWorkspace
from tests.gui.typing import activate, commit

NAME = "山田太郎"
FULL = "disk-full"


class Desk(Page):
    """A desk of one field, which holds a caller's name."""

    def __init__(self) -> None:
        super().__init__("desk")
        self.field = QLineEdit(self)
        self.field.setAccessibleName("field")
        QVBoxLayout(self).addWidget(self.field)
        self.heard: list[str] = []
        self.unfinished = False

    def may_leave(self) -> bool:
        """Ask to stay, once, where something is unfinished."""
        unfinished, self.unfinished = self.unfinished, False
        return not unfinished

    def header(self) -> QLabel:
        """Return a clock for the header."""
        return QLabel("通話 03:12")

    def enter(self) -> None:
        """Put the cursor into the field."""
        self.heard.append("enter")
        self.field.setFocus()

    def lock(self) -> None:
        """Empty the field."""
        self.heard.append("lock")
        self.field.clear()

    def unlock(self) -> None:
        """Go on."""
        self.heard.append("unlock")

    def roster_switched(self) -> None:
        """Hear of a switch."""
        self.heard.append("switched")

    def leave(self) -> None:
        """Hear of the end."""
        self.heard.append("leave")


def _pages(session: Session, surroundings: Surroundings) -> tuple[Page, ...]:
    if session.role is Role.SUPERVISOR:
        return (Desk(), RostersPage(session.rosters, surroundings))
    return (Desk(),)


def _in_front(window: MainWindow, key: str) -> bool:
    return window.ui.pages.currentWidget() is window.page(key)


Open = Callable[[FakeSession], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> Open:
    """Return a function that opens the window for a session."""

    def open_window(session: FakeSession) -> MainWindow:
        workspace = FakeWorkspace(tmp_path, session)
        window = MainWindow(cast("Workspace", workspace), surroundings, _pages)
        qtbot.addWidget(window)
        activate(qtbot, window)
        return window

    return open_window


def _log_in(qtbot: QtBot, window: MainWindow, user: str, password: str = PASSWORD) -> None:
    commit(window.unlock_page.ui.user, user)
    commit(window.unlock_page.ui.password, password)
    QTest.keyClick(window.unlock_page.ui.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)


def test_the_keyboard_alone_leads_in(qtbot: QtBot, opened: Open) -> None:
    """Account, password, Enter: the desk is there with the cursor in it, and the roster's date."""
    window = opened(FakeSession(role=Role.OPERATOR))
    assert window.ui.header.isHidden()
    _log_in(qtbot, window, "saeki")
    desk = cast("Desk", window.page("desk"))
    assert desk.field.hasFocus()
    assert window.ui.user_line.text() == "saeki（オペレーター）"
    assert window.ui.roster_line.text() == "名簿 2023年6月5日版 ・ 2日前 ・ 152,348件"
    assert window.ui.navigation.isHidden()
    assert window.unlock_page.ui.password.text() == ""


def test_a_wrong_password_stays_outside(qtbot: QtBot, opened: Open) -> None:
    """The reason and the next step stand under the field, which is empty and ready again."""
    window = opened(FakeSession())
    commit(window.unlock_page.ui.user, "saeki")
    commit(window.unlock_page.ui.password, "wrong")
    QTest.keyClick(window.unlock_page.ui.password, Qt.Key.Key_Return)
    qtbot.waitUntil(window.unlock_page.ui.notice.isVisible)
    assert window.session is None
    assert window.unlock_page.ui.password.text() == ""
    assert window.unlock_page.ui.password.hasFocus()


def test_a_supervisor_without_a_roster_begins_at_the_rosters(qtbot: QtBot, opened: Open) -> None:
    """The first start leads to the file that is missing."""
    window = opened(FakeSession(rosters=FakeRosters(stamps=())))
    _log_in(qtbot, window, "saeki")
    assert window.ui.pages.currentWidget() is window.page("rosters")
    assert window.ui.roster_line.text() == "名簿なし"


def test_a_supervisor_moves_between_screens_by_keys(qtbot: QtBot, opened: Open) -> None:
    """Alt+9 and Alt+8 change the screen, and the header marks where one is."""
    window = opened(FakeSession())
    _log_in(qtbot, window, "saeki")
    for key, page in ((Qt.Key.Key_9, "rosters"), (Qt.Key.Key_8, "desk")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(_in_front, window, page))
        assert window.ui.to_desk.isChecked() is (page == "desk")


def test_the_lock_takes_everything_personal(qtbot: QtBot, opened: Open) -> None:
    """Ctrl+L empties what is personal, stops the screens, and shows no name anywhere."""
    session = FakeSession(role=Role.OPERATOR)
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    desk = cast("Desk", window.page("desk"))
    commit(desk.field, NAME)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.locked)
    assert session.events == ["lock"]
    assert not window.ui.pages.isEnabled()
    assert NAME not in window.windowTitle()
    texts = [field.text() for field in window.findChildren(QLineEdit)]
    assert all(NAME not in text for text in texts)
    assert window.ui.lock_bar.ui.password.hasFocus()


def test_only_the_password_unlocks(qtbot: QtBot, opened: Open) -> None:
    """A wrong one is explained; the right one goes on where the work was."""
    session = FakeSession(role=Role.OPERATOR)
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    window.lock()
    bar = window.ui.lock_bar.ui
    commit(bar.password, "wrong")
    QTest.keyClick(bar.password, Qt.Key.Key_Return)
    qtbot.waitUntil(bar.notice.isVisible)
    assert window.locked
    commit(bar.password, PASSWORD)
    QTest.keyClick(bar.password, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: not window.locked)
    assert session.events == ["lock", "unlock"]
    desk = cast("Desk", window.page("desk"))
    assert desk.heard == ["enter", "lock", "unlock", "enter"]
    assert window.ui.pages.isEnabled()
    assert window.ui.lock_bar.isHidden()


def test_a_locked_window_changes_no_screen(qtbot: QtBot, opened: Open) -> None:
    """Neither keys nor the roster's arrival bring another screen to the front."""
    window = opened(FakeSession())
    _log_in(qtbot, window, "saeki")
    window.lock()
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    window.show_page("rosters")
    assert window.ui.pages.currentWidget() is window.page("desk")


def test_logging_out_of_a_locked_window_ends_the_session(qtbot: QtBot, opened: Open) -> None:
    """Another person can log in where a locked window was left."""
    session = FakeSession(role=Role.OPERATOR)
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    desk = cast("Desk", window.page("desk"))
    window.lock()
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session is None)
    assert session.events == ["lock", "log-out"]
    assert desk.heard[-1] == "leave"
    assert window.ui.pages.currentWidget() is window.unlock_page
    assert window.ui.pages.isEnabled()
    assert window.ui.user_line.text() == ""


class FullDiskSession(FakeSession):
    """A session whose access log cannot be written."""

    def lock(self) -> None:
        """Forget everything, and fail to note it."""
        super().lock()
        raise MachineError(FULL)

    def log_out(self) -> None:
        """End, and fail to note it."""
        super().log_out()
        raise MachineError(FULL)


def test_a_full_disk_keeps_no_window_open(qtbot: QtBot, opened: Open) -> None:
    """Where the lock cannot be noted the window is locked all the same, and says why."""
    session = FullDiskSession(role=Role.OPERATOR)
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    window.lock()
    assert not window.ui.pages.isEnabled()
    assert window.ui.lock_bar.isVisible()
    assert window.ui.lock_bar.ui.notice.isVisible()

    window.log_out()
    assert ["lock", "log-out"] == session.events
    assert window.ui.pages.currentWidget() is window.unlock_page
    assert window.unlock_page.ui.notice.isVisible()


def test_closing_the_window_logs_out(qtbot: QtBot, opened: Open) -> None:
    """No session outlives its window."""
    session = FakeSession()
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    window.close()
    assert session.events == ["log-out"]


def test_closing_over_an_unfinished_call_takes_two(qtbot: QtBot, opened: Open) -> None:
    """A page with something to lose keeps the window open once, and comes to the front."""
    session = FakeSession()
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    desk = cast("Desk", window.page("desk"))
    desk.unfinished = True
    assert (False, True) == (window.close(), window.isVisible())
    assert (desk, []) == (window.ui.pages.currentWidget(), session.events)
    assert (True, ["log-out"]) == (window.close(), session.events)


def test_the_system_closes_at_once(qtbot: QtBot, opened: Open) -> None:
    """Whoever ends the program by a signal does not wait for an answer."""
    session = FakeSession()
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    cast("Desk", window.page("desk")).unfinished = True
    window.stop()
    assert (False, ["log-out"]) == (window.isVisible(), session.events)


def test_idleness_locks(qtbot: QtBot, opened: Open) -> None:
    """A window left alone locks itself after the minutes of the policy."""
    window = opened(FakeSession(role=Role.OPERATOR, idle_minutes=0.001))
    _log_in(qtbot, window, "saeki")
    qtbot.waitUntil(lambda: window.locked)
    assert window.session is not None


def test_a_switch_is_told_without_moving_the_screen(qtbot: QtBot, opened: Open) -> None:
    """The operator goes on; the header shows the new date, and a line says what happened."""
    session = FakeSession(role=Role.OPERATOR, rosters=FakeRosters(stamps=(OLD, NOW)))
    window = opened(session)
    _log_in(qtbot, window, "saeki")
    desk = cast("Desk", window.page("desk"))
    session.rosters.activate("v1")
    desk.switched.emit()
    assert desk.heard[-1] == "switched"
    assert "2023年5月29日版" in window.ui.roster_line.text()
    assert "2023年5月29日版" in window.ui.line.text()


def test_brightness_and_zoom_are_kept(
    opened: Open, saved: list[ScreenSettings], qapp: QApplication
) -> None:
    """F7 and Ctrl with plus, minus and zero change the window and are remembered."""
    window = opened(FakeSession())
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    assert qapp.font().pixelSize() == 18
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert [settings.scheme for settings in saved] == ["dark"] * 5
    assert [settings.scale for settings in saved] == [1.0, 1.1, 1.25, 1.1, 1.0]
    assert window.theme.tokens.dark


def test_demo_accounts_are_filled_in(
    qtbot: QtBot, surroundings: Surroundings, tmp_path: Path
) -> None:
    """A demo needs one key; another role needs one choice more."""
    accounts = (
        DemoAccount("saeki", PASSWORD, Role.OPERATOR),
        DemoAccount("hara", "synthetic-other", Role.SUPERVISOR),
    )
    workspace = FakeWorkspace(tmp_path, FakeSession(role=Role.OPERATOR), accounts)
    window = MainWindow(cast("Workspace", workspace), surroundings, _pages)
    qtbot.addWidget(window)
    activate(qtbot, window)
    page = window.unlock_page.ui
    page.demo.chosen.emit("hara")
    assert (page.user.text(), page.password.text()) == ("hara", "synthetic-other")
    page.demo.chosen.emit("saeki")
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)
