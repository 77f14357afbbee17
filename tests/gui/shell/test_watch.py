"""A roster switched by another process is noticed; idleness is counted from the last touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from callassist.domain.roster import RosterStamp
from callassist.gui.shell.idle import LONGEST_MINUTES, IdleWatch
from callassist.gui.shell.watch import RosterWatch
from callassist.gui.tasks import TaskRunner
from tests.doubles.rosters import NOW


def test_a_switch_on_disk_is_noticed(qtbot: QtBot, tasks: TaskRunner, tmp_path: Path) -> None:
    """A command that switches the roster is seen by the open window, once."""
    folder = tmp_path / "rosters"
    folder.mkdir()
    active = [NOW]
    seen: list[RosterStamp] = []
    watch = RosterWatch(tmp_path, lambda: active[0], tasks)
    watch.switched.connect(seen.append)
    with qtbot.waitSignal(watch.seen):
        watch.look()
    (folder / "ACTIVE").write_text("v2", encoding="ascii")
    active[0] = replace(NOW, version="v3")
    (folder / "ACTIVE.new").write_text("v3", encoding="ascii")
    (folder / "ACTIVE.new").replace(folder / "ACTIVE")
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: tasks.pending == 0)
    watch.stop()
    assert [stamp.version for stamp in seen] == ["v3"]


def test_an_unchanged_roster_is_no_switch(qtbot: QtBot, tasks: TaskRunner, tmp_path: Path) -> None:
    """Looking again without a switch announces nothing."""
    watch = RosterWatch(tmp_path, lambda: NOW, tasks)
    with qtbot.waitSignal(watch.seen):
        watch.look()
    with qtbot.assertNotEmitted(watch.switched):
        watch.look()
        qtbot.waitUntil(lambda: tasks.pending == 0)


def _key(field: QLineEdit) -> None:
    QTest.keyClick(field.window().windowHandle(), Qt.Key.Key_A)


def _move(field: QLineEdit) -> None:
    QTest.mouseMove(field.window().windowHandle(), QPoint(30, 10))


def _convert(field: QLineEdit) -> None:
    QCoreApplication.sendEvent(field, QInputMethodEvent())


@pytest.mark.parametrize("touch", [_key, _move, _convert])
def test_a_touch_starts_the_time_anew(
    touch: Callable[[QLineEdit], None], qtbot: QtBot, qapp: QApplication
) -> None:
    """A key, the mouse and an input method count: the window locks so long after the last one."""
    field = QLineEdit()
    qtbot.addWidget(field)
    watch = IdleWatch(qapp)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
        field.setFocus()
    watch.start(0.01)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 300)
    touch(field)
    assert watch._timer.remainingTime() > 400


def test_a_window_that_comes_to_the_front_is_watched(qtbot: QtBot, qapp: QApplication) -> None:
    """A dialog opened after the watch began is part of the work."""
    watch = IdleWatch(qapp)
    watch.start(0.01)
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 300)
    _key(field)
    assert watch._timer.remainingTime() > 400


def test_a_policy_of_hours_is_not_given(qapp: QApplication) -> None:
    """Five minutes are the most, whatever the policy says."""
    watch = IdleWatch(qapp)
    watch.start(600)
    assert watch._timer.interval() == LONGEST_MINUTES * 60_000


def test_a_stopped_watch_is_not_started_by_a_touch(qapp: QApplication) -> None:
    """Nobody is locked out of the way in."""
    watch = IdleWatch(qapp)
    watch.start(1)
    watch.stop()
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    assert not watch._timer.isActive()
