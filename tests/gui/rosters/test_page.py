"""The rosters page on real widgets, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.domain.rosterfile import FileKind
from callassist.gui.page import Surroundings
from callassist.gui.rosters.page import RostersPage
from callassist.gui.tasks import TaskRunner
from callassist.gui.theme import Theme
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest
from tests.doubles.rosters import PROBLEMS, FakeRosters, make_plan
from tests.gui.typing import activate, commit

CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[FakeRosters], RostersPage]


@pytest.fixture
def opened(qtbot: QtBot, surroundings: Surroundings, theme: Theme) -> Open:
    """Return a function that shows the page for a service."""

    def open_page(rosters: FakeRosters) -> RostersPage:
        page = RostersPage(rosters, surroundings)
        qtbot.addWidget(page)
        theme.dress(page)
        page.resize(1366, 720)
        activate(qtbot, page)
        page.enter()
        return page

    return open_page


def _drop(page: RostersPage, *files: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.ui.start.ui.drop.dropEvent(event)


def test_a_file_is_chosen_by_key(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+O asks for a file; Alt+S before it makes it a supplement."""
    rosters = FakeRosters()
    page = opened(rosters)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("/x/roster.xlsx", ""))
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.ui.start.ui.supplement.isChecked)
    QTest.keyClick(page, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(page.ui.plan.isVisible)
    assert rosters.asked == [("plan", "roster.xlsx", FileKind.SUPPLEMENT, False)]


def test_a_dropped_file_is_read(opened: Open) -> None:
    """A file dropped on the card becomes a plan with its figures."""
    page = opened(FakeRosters())
    _drop(page, "/x/roster.xlsx")
    plan = page.ui.plan.ui
    assert (plan.added.text(), plan.changed.text(), plan.removed.text()) == (
        "＋ 512",
        "1,204",
        "－ 66",
    )
    assert plan.change_bar.accessibleName() == "追加 512、変更 1,204、削除 66、変更なし 150,632"
    assert plan.problems.isHidden()


def test_two_dropped_files_are_refused(opened: Open) -> None:
    """One file at a time is said, and nothing is read."""
    rosters = FakeRosters()
    page = opened(rosters)
    _drop(page, "/x/a.xlsx", "/x/b.xlsx")
    assert rosters.asked == []
    assert "1つのファイル" in page.ui.notice.text()


def test_a_plan_with_rejected_rows_waits_for_the_supervisor(qtbot: QtBot, opened: Open) -> None:
    """Tick, reason, Ctrl+Enter: in this order and by keys, and not before."""
    rosters = FakeRosters(plan=make_plan(problems=PROBLEMS))
    page = opened(rosters)
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    plan = page.ui.plan.ui
    assert plan.acknowledge.hasFocus()
    assert not plan.switch_over.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert [asked[0] for asked in rosters.asked] == ["plan"]
    QTest.keyClick(plan.acknowledge, Qt.Key.Key_Space)
    commit(plan.reason, "件数を依頼元と確認")
    assert plan.switch_over.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page.ui.start.isVisible)
    assert rosters.asked[-1] == ("apply", "v3", Approval("件数を依頼元と確認"))


def test_every_rejected_row_is_listed(opened: Open) -> None:
    """The table has a line for each problem, refusals and notes."""
    page = opened(FakeRosters(plan=make_plan(problems=PROBLEMS)))
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    table = page.ui.plan.ui.problems
    assert table.model().rowCount() == len(PROBLEMS)
    assert table.isVisible()


def test_escape_throws_a_plan_away(qtbot: QtBot, opened: Open) -> None:
    """Esc goes back to the first step and leaves the roster as it was."""
    rosters = FakeRosters()
    page = opened(rosters)
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.ui.start.isVisible)
    assert rosters.asked[-1] == ("discard", "v3")
    assert "取りやめました" in page.ui.notice.text()


def test_going_back_asks_for_a_version_and_a_reason(qtbot: QtBot, opened: Open) -> None:
    """The version in use cannot be chosen; another needs a reason."""
    rosters = FakeRosters()
    page = opened(rosters)
    start = page.ui.start.ui
    start.history.selectRow(0)
    assert not start.reason.isEnabled()
    start.history.selectRow(1)
    assert not start.activate.isEnabled()
    commit(start.reason, "誤ったファイル")
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: bool(rosters.asked))
    assert rosters.asked == [("activate", "v1", "誤ったファイル")]
    assert page.ui.notice.text().startswith("選んだ版に切り替えました")


def test_a_bad_file_is_explained_in_place(opened: Open) -> None:
    """The error stands on the page, with the next step, and another file can be chosen."""
    page = opened(FakeRosters(error=RefusedError("file-damaged")))
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    assert page.ui.notice.isVisible()
    assert page.ui.notice.ui.hint.text() != ""
    assert page.ui.start.ui.choose.isEnabled()


def test_the_lock_hides_files_and_history(opened: Open) -> None:
    """A locked window shows no file names; they come back with the password."""
    page = opened(FakeRosters())
    page.lock()
    assert not page.ui.panes.isVisible()
    page.unlock()
    assert page.ui.panes.isVisible()


def test_reading_shows_how_far_it_is(opened: Open) -> None:
    """The bar and the count follow the import."""
    page = opened(FakeRosters())
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    progress = page.ui.progress.ui
    assert (progress.source.text(), progress.count.text()) == ("roster.xlsx", "96,000 / 152,351行")
    assert progress.bar.value() == 630


def test_a_page_that_left_is_not_called_back(
    qtbot: QtBot, surroundings: Surroundings, theme: Theme, tasks: TaskRunner
) -> None:
    """Logging out during an import cancels it, and its reply finds no page to write on."""
    rosters = _SlowRosters()
    page = RostersPage(rosters, replace(surroundings, tasks=tasks))
    theme.dress(page)
    page.presenter.choose(Path("roster.xlsx"), FileKind.FULL)
    qtbot.waitUntil(rosters.began.is_set)
    page.leave()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert rosters.saw_cancel


class _SlowRosters(FakeRosters):
    """Reads until it is cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.began = Event()
        self.saw_cancel = False

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
    ) -> ImportPlan:
        """Tell progress until somebody cancels."""
        del request
        self.began.set()
        deadline = monotonic() + 10
        while not cancelled() and monotonic() < deadline:
            progress(ImportProgress(ImportPhase.READING, 1, 2))
        self.saw_cancel = cancelled()
        code = "import-cancelled"
        raise CancelledError(code)
