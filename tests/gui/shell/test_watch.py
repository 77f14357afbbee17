"""A roster switched by another process is noticed; idleness is counted from the last touch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
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


def test_a_touch_starts_the_time_anew(qtbot: QtBot) -> None:
    """The window locks so long after the last touch, not after the first."""
    watch = IdleWatch()
    watch.start(0.01)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 300)
    assert not watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    assert watch._timer.remainingTime() > 400


def test_a_policy_of_hours_is_not_given() -> None:
    """Five minutes are the most, whatever the policy says."""
    watch = IdleWatch()
    watch.start(600)
    assert watch._timer.interval() == LONGEST_MINUTES * 60_000


def test_a_stopped_watch_is_not_started_by_a_touch() -> None:
    """Nobody is locked out of the way in."""
    watch = IdleWatch()
    watch.start(1)
    watch.stop()
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    assert not watch._timer.isActive()
