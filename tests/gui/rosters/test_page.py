"""The rosters page on real widgets, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.domain.changes import ChangeFilter, ChangeKind, RowChange
from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.domain.rosterfile import FileKind, FileSurvey, Mark, Meaning
from callassist.gui.page import Surroundings
from callassist.gui.rosters.page import RostersPage
from callassist.gui.tasks import TaskRunner
from callassist.gui.theme import Theme
from callassist.presenters.rosters import Pane
from callassist.presenters.rosters.changes import PAGE
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest
from tests.doubles.rosters import (
    CHANGES,
    INTERRUPTED,
    MARKS,
    PROBLEMS,
    READY,
    SHEET,
    SURVEY,
    FakeRosters,
    make_plan,
)
from tests.gui.typing import activate, commit

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
FILE = Path("/x/roster.xlsx")
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


def _press(qtbot: QtBot, page: RostersPage, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    """Press a button by its key; Qt shows it pressed for a moment before it is clicked."""
    QTest.keyClick(page, key, with_)
    buttons = page.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: not any(button.isDown() for button in buttons))


def _forward(qtbot: QtBot, page: RostersPage, times: int = 1) -> None:
    for _ in range(times):
        _press(qtbot, page, Qt.Key.Key_Return, CONTROL)


def _at(page: RostersPage, steps: int) -> RostersPage:
    page.presenter.choose(FILE)
    for _ in range(steps):
        page.presenter.forward()
    return page


def _texts(page: RostersPage) -> str:
    """Return everything that stands in the page's tables, seen or not."""
    tables = (page.ui.columns.ui.columns, page.ui.columns.ui.preview, page.ui.changes.ui.changes)
    models = [table.model() for table in tables if table.model() is not None]
    return "\n".join(
        str(model.index(row, column).data())
        for model in models
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def _passwords(page: RostersPage) -> list[str]:
    secret = QLineEdit.EchoMode.Password
    return [field.text() for field in page.findChildren(QLineEdit) if field.echoMode() is secret]


def test_keys_alone_lead_from_the_file_to_the_switch(qtbot: QtBot, opened: Open) -> None:
    """Ctrl+Enter goes on, Alt+Left back; the last one switches."""
    rosters = FakeRosters()
    page = opened(rosters)
    with qtbot.waitSignal(page.switched):
        _at(page, 3)
        _press(qtbot, page, Qt.Key.Key_Left, ALT)
        _forward(qtbot, page, 3)
    assert page.presenter.pane is Pane.SWITCH
    assert [asked[0] for asked in rosters.asked if asked[0] in {"plan", "apply"}] == [
        "plan",
        "apply",
    ]


def test_escape_is_harmless(qtbot: QtBot, opened: Open) -> None:
    """Esc leaves every step as it is."""
    page = opened(FakeRosters())
    page.presenter.choose(FILE)
    for pane in (Pane.FILE, Pane.COLUMNS, Pane.CHECK, Pane.CHANGES, Pane.SWITCH):
        assert page.presenter.pane is pane
        focus = QApplication.focusWidget() or page
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert page.presenter.pane is pane
        _forward(qtbot, page)


def test_a_file_is_asked_for_beside_the_page(qtbot: QtBot, opened: Open) -> None:
    """Ctrl+O asks for a file without locking the page; what is chosen is looked at."""
    rosters = FakeRosters()
    page = opened(rosters)
    _press(qtbot, page, Qt.Key.Key_O, CONTROL)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert not dialog.isModal()
    dialog.fileSelected.emit("/x/roster.xlsx")
    dialog.close()
    qtbot.waitUntil(page.ui.file.isVisible)
    assert rosters.asked == [("survey", "roster.xlsx", (), None)]


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_E, "report.xlsx"), (Qt.Key.Key_P, "report.pdf")]
)
def test_the_report_of_an_earlier_import_is_written(
    qtbot: QtBot, opened: Open, key: Qt.Key, name: str
) -> None:
    """The line that is chosen in the history, by the keys of the last step."""
    rosters = FakeRosters()
    page = opened(rosters)
    start = page.ui.start.ui
    assert not start.xlsx.isEnabled()
    start.history.selectRow(1)
    _press(qtbot, page, key, ALT)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(f"/x/{name}")
    dialog.close()
    assert rosters.asked[-1] == ("report", "v1", name, "ja")
    assert name in page.ui.notice.text()


def test_the_password_of_a_file_that_waits_is_typed_in_the_page(opened: Open) -> None:
    """The same field as for a new file, with the cursor in it; a wrong one is said below."""
    rosters = FakeRosters(plans=(INTERRUPTED,), password="synthetic")
    page = opened(rosters)
    page.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    pane = page.ui.file.ui
    assert pane.password.hasFocus()
    for typed, then in (("wrong", Pane.FILE), ("synthetic", Pane.CHECK)):
        QTest.keyClicks(pane.password, typed)
        QTest.keyClick(pane.password, Qt.Key.Key_Return)
        assert page.presenter.pane is then
    assert _passwords(page) == ["", "", ""]


def test_a_dropped_file_is_looked_at(opened: Open) -> None:
    """A file dropped on the card becomes the first step."""
    page = opened(FakeRosters())
    _drop(page, "/x/roster.xlsx")
    assert page.ui.file.isVisible()
    assert "roster.xlsx" in page.ui.file.ui.source.text()


def test_two_dropped_files_are_refused(opened: Open) -> None:
    """One file at a time is said, and nothing is read."""
    rosters = FakeRosters()
    page = opened(rosters)
    _drop(page, "/x/a.xlsx", "/x/b.xlsx")
    assert rosters.asked == []
    assert "1つのファイル" in page.ui.notice.text()


def test_the_password_is_asked_for_in_the_page_and_stays_nowhere(opened: Open) -> None:
    """Typed and sent by Enter; a wrong one is said; no field keeps either."""
    page = opened(FakeRosters(password="synthetic"))
    page.presenter.choose(FILE)
    pane = page.ui.file.ui
    assert pane.password.hasFocus()
    for typed in ("wrong", "synthetic"):
        QTest.keyClicks(pane.password, typed)
        QTest.keyClick(pane.password, Qt.Key.Key_Return)
        assert _passwords(page) == ["", "", ""]
        assert pane.found.isVisible() == (typed == "synthetic")
        assert pane.secret_wrong.isVisible() == (typed == "wrong")
    assert pane.other.hasFocus()  # and not the button that gives up


def test_sheets_are_ticked_with_the_space_key(opened: Open) -> None:
    """The table of sheets is worked by arrows and Space."""
    sheets = (SHEET, replace(SHEET, name="高圧"))
    page = opened(FakeRosters(seen=replace(SURVEY, sheets=sheets)))
    page.presenter.choose(FILE)
    table = page.ui.file.ui.sheets
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    states = [
        Qt.CheckState(table.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole))
        for row in range(2)
    ]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]


def test_a_mark_is_decided_by_key(opened: Open) -> None:
    """A choice beside the mark says what its rows are."""
    page = opened(FakeRosters(seen=replace(SURVEY, sheets=(replace(SHEET, marks=MARKS[:1]),))))
    page.presenter.choose(FILE)
    (row,) = page.ui.file._rows.values()
    button = row.ui.choice._buttons["leave-out"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    draft = page.presenter.file._draft
    assert draft is not None
    assert draft.request.meanings == (Meaning(Mark.FILLED, "FFFF00", leave_out=True),)


def test_a_column_is_corrected_and_keeps_the_cursor(opened: Open) -> None:
    """Another column is chosen in its box; the box stays where the hand is."""
    rosters = FakeRosters()
    page = _at(opened(rosters), 1)
    box = page.ui.columns.ui.columns.box("name")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert {("", "宛名1"), ("name", "カナ")} <= set(_mapping(rosters))
    assert page.ui.columns.ui.columns.box("name").hasFocus()


def test_a_turning_wheel_changes_no_column(opened: Open) -> None:
    """Scrolling over a box leaves the mapping alone."""
    rosters = FakeRosters()
    page = _at(opened(rosters), 1)
    box = page.ui.columns.ui.columns.box("name")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by place only
    )
    QCoreApplication.sendEvent(box, wheel)
    assert (box.currentText(), len(rosters.asked)) == ("宛名1", 1)


def _mapping(rosters: FakeRosters) -> tuple[tuple[str, str], ...]:
    mapping: tuple[tuple[str, str], ...] = next(
        asked[2] for asked in reversed(rosters.asked) if asked[0] == "survey"
    )
    return mapping


def test_every_box_says_whose_column_it_is(opened: Open) -> None:
    """A screen reader has a name for every box of the table."""
    page = _at(opened(FakeRosters()), 1)
    table = page.ui.columns.ui.columns
    assert table.box("name").accessibleName() == "契約名義の列"
    assert all(table.box(field).accessibleName() for field in table._boxes)


def test_the_clients_figure_is_typed_where_the_cursor_is(opened: Open) -> None:
    """The check begins in its field; the verdict follows every key."""
    page = _at(opened(FakeRosters()), 2)
    pane = page.ui.check.ui
    assert pane.expected.hasFocus()
    QTest.keyClicks(pane.expected, "152348")
    assert (pane.verdict.property("role"), pane.verdict.text()) == (
        "match",
        "ファイルのデータ行と一致します。",
    )


def test_the_clients_figure_is_kept_when_its_field_is_left(opened: Open) -> None:
    """Enter or Tab settles it; nobody needs to go on for it to stand in the report."""
    rosters = FakeRosters()
    page = _at(opened(rosters), 2)
    QTest.keyClicks(page.ui.check.ui.expected, "152351")
    assert "expect" not in [one[0] for one in rosters.asked]
    QTest.keyClick(page.ui.check.ui.expected, Qt.Key.Key_Tab)
    assert ("expect", "v3", 152_351) in rosters.asked


def test_rejected_rows_are_written_from_the_page(qtbot: QtBot, opened: Open) -> None:
    """Two fields, Alt+W, a name: written; the password stays in no field."""
    rosters = FakeRosters(made=make_plan(problems=PROBLEMS))
    page = _at(opened(rosters), 2)
    pane = page.ui.check.ui
    for field in (pane.password, pane.again):
        QTest.keyClicks(field, "synthetic")
    _press(qtbot, page, Qt.Key.Key_W, ALT)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit("/x/rows.xlsx")
    dialog.close()
    qtbot.waitUntil(pane.written.isVisible)
    assert rosters.asked[-1] == ("rejected", "v3", "rows.xlsx", "synthetic", None)
    assert _passwords(page) == ["", "", ""]


def test_two_passwords_that_differ_are_said(opened: Open) -> None:
    """Nothing is asked further and nothing written."""
    rosters = FakeRosters(made=make_plan(problems=PROBLEMS))
    page = _at(opened(rosters), 2)
    page.presenter.check.write(Path("/x/rows.xlsx"), "one", "other")
    assert "一致しません" in page.ui.check.ui.written.text()
    assert rosters.asked[-1][0] == "plan"


def test_a_plan_that_needs_it_waits_for_the_supervisor(qtbot: QtBot, opened: Open) -> None:
    """Tick, reason, Ctrl+Enter: in this order and by keys, and not before."""
    rosters = FakeRosters(made=make_plan(problems=PROBLEMS))
    page = _at(opened(rosters), 3)
    pane = page.ui.changes.ui
    assert pane.acknowledge.hasFocus()
    assert not page.ui.forward.isEnabled()
    _press(qtbot, page, Qt.Key.Key_K, ALT)
    commit(pane.reason, "件数を依頼元と確認")
    assert page.ui.forward.isEnabled()
    _forward(qtbot, page, 2)
    assert rosters.asked[-1] == ("apply", "v3", Approval("件数を依頼元と確認"))


def test_going_back_keeps_acknowledgement_and_reason(qtbot: QtBot, opened: Open) -> None:
    """What was typed for a plan is there again, as long as it is the same plan."""
    page = _at(opened(FakeRosters(made=make_plan(problems=PROBLEMS))), 3)
    pane = page.ui.changes.ui
    pane.acknowledge.setChecked(True)
    commit(pane.reason, "確認")
    _press(qtbot, page, Qt.Key.Key_Left, ALT)
    _forward(qtbot, page)
    assert (pane.acknowledge.isChecked(), pane.reason.text()) == (True, "確認")
    assert page.ui.forward.isEnabled()


def test_another_plan_is_acknowledged_anew(opened: Open) -> None:
    """A tick for one file is none for the next."""
    page = _at(opened(FakeRosters(made=make_plan(problems=PROBLEMS))), 3)
    page.ui.changes.ui.acknowledge.setChecked(True)
    commit(page.ui.changes.ui.reason, "確認")
    _at(page, 3)
    assert not page.ui.changes.ui.acknowledge.isChecked()
    assert page.ui.changes.ui.reason.text() == ""
    assert not page.ui.forward.isEnabled()


def test_figures_and_bar_say_the_same(opened: Open) -> None:
    """Five figures are printed; the bar tells them to a screen reader."""
    pane = _at(opened(FakeRosters()), 3).ui.changes.ui
    assert (pane.added.text(), pane.changed.text(), pane.removed.text()) == (
        "＋ 512",
        "1,204",
        "－ 66",
    )
    assert pane.change_bar.accessibleName() == "追加 512、変更 1,204、削除 66、変更なし 150,632"


def test_changes_are_filtered_by_key(qtbot: QtBot, opened: Open) -> None:
    """Ctrl+F goes to the number, Alt+T shows those already told."""
    rosters = FakeRosters()
    page = _at(opened(rosters), 3)
    pane = page.ui.changes.ui
    _press(qtbot, page, Qt.Key.Key_F, CONTROL)
    assert pane.reference.hasFocus()
    QTest.keyClicks(pane.reference, "C")
    assert pane.shown.text() == "1件を表示"
    _press(qtbot, page, Qt.Key.Key_T, ALT)
    assert rosters.asked[-1] == ("changes", ChangeFilter(reference="C", told=True), "")


def test_the_next_changes_come_as_the_table_is_scrolled(qtbot: QtBot, opened: Open) -> None:
    """No more than a page is in the table until its end is reached."""
    many = tuple(
        RowChange(ChangeKind.ADDED, f"A{number:07}", "山田 太郎") for number in range(3 * PAGE)
    )
    page = _at(opened(FakeRosters(found=many)), 3)
    table = page.ui.changes.ui.changes
    assert table.model().rowCount() == PAGE
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.model().rowCount() == 2 * PAGE)
    assert page.ui.changes.ui.shown.text().startswith("400件")


def test_the_switch_is_taken_back_by_one_key(qtbot: QtBot, opened: Open) -> None:
    """After the switch Alt+Z goes back; the line says so."""
    rosters = FakeRosters()
    page = _at(opened(rosters), 5)
    assert page.ui.switching.ui.done.isVisible()
    with qtbot.waitSignal(page.switched):
        _press(qtbot, page, Qt.Key.Key_Z, ALT)
    assert "戻しました" in page.ui.switching.ui.done.text()
    assert not page.ui.switching.ui.undo.isEnabled()


def test_the_history_takes_the_last_switch_back(qtbot: QtBot, opened: Open) -> None:
    """One press on the first page, without a reason."""
    rosters = FakeRosters()
    page = opened(rosters)
    with qtbot.waitSignal(page.switched):
        _press(qtbot, page, Qt.Key.Key_Z, ALT)
    assert rosters.asked == [("undo", "", "v2")]


def test_a_version_is_chosen_with_a_reason(qtbot: QtBot, opened: Open) -> None:
    """The version in use cannot be chosen; another needs a reason."""
    rosters = FakeRosters()
    page = opened(rosters)
    start = page.ui.start.ui
    start.history.selectRow(0)
    assert not start.reason.isEnabled()
    start.history.selectRow(1)
    assert not start.activate.isEnabled()
    commit(start.reason, "誤ったファイル")
    _press(qtbot, page, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: bool(rosters.asked))
    assert rosters.asked == [("activate", "v1", "誤ったファイル")]
    assert page.ui.notice.text().startswith("名簿を切り替えました")


def test_a_waiting_plan_is_offered_first(qtbot: QtBot, opened: Open) -> None:
    """It stands above the file, chosen; Alt+R goes on with it, Alt+D throws it away."""
    rosters = FakeRosters(plans=(READY, INTERRUPTED))
    page = opened(rosters)
    assert page.ui.start.ui.waiting.hasFocus()
    _press(qtbot, page, Qt.Key.Key_R, ALT)
    assert page.presenter.pane is Pane.CHECK
    _press(qtbot, page, Qt.Key.Key_Q, ALT)
    _press(qtbot, page, Qt.Key.Key_D, ALT)
    assert not page.ui.start.ui.waiting_card.isVisible()
    assert rosters.asked == [("resume", "v3"), ("discard", "v3"), ("discard", "v4")]


def test_a_bad_file_is_explained_in_place(opened: Open) -> None:
    """The error stands on the page, with the next step, and another file can be chosen."""
    page = opened(FakeRosters(look_error=RefusedError("file-damaged")))
    page.presenter.choose(FILE)
    assert page.ui.notice.isVisible()
    assert page.ui.notice.ui.hint.text() != ""
    assert page.ui.start.ui.choose.isEnabled()


@pytest.mark.parametrize("steps", [1, 3])
def test_the_lock_takes_persons_off_the_screen(opened: Open, steps: int) -> None:
    """Neither a sample nor a change stays in any table; both come back with the password."""
    page = _at(opened(FakeRosters()), steps)
    name = CHANGES[0].name
    assert name in _texts(page)
    page.lock()
    assert (name in _texts(page), page.ui.panes.isVisible(), page.ui.footer.isVisible()) == (
        False,
        False,
        False,
    )
    page.unlock()
    assert name in _texts(page)
    assert (page.ui.panes.isVisible(), page.ui.footer.isVisible()) == (True, True)


def test_reading_shows_how_far_it_is(opened: Open) -> None:
    """Bar, count, rate and what is left follow the import."""
    page = _at(opened(FakeRosters()), 2)
    progress = page.ui.progress.ui
    assert (progress.source.text(), progress.count.text()) == ("roster.xlsx", "96,000 / 152,351行")
    assert (progress.rate.text(), progress.left.text()) == ("毎秒 41,200行", "残り 約30秒")
    assert progress.bar.value() == 630


def test_a_page_that_left_is_not_called_back(
    qtbot: QtBot, surroundings: Surroundings, theme: Theme, tasks: TaskRunner
) -> None:
    """Logging out during an import cancels it, and its reply finds no page to write on."""
    rosters = _SlowRosters()
    page = RostersPage(rosters, replace(surroundings, tasks=tasks))
    theme.dress(page)
    _begin_reading(qtbot, page)
    qtbot.waitUntil(rosters.began.is_set)
    page.leave()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert rosters.saw_cancel


def test_a_page_that_leaves_while_looking_at_a_file_lets_go(
    qtbot: QtBot, surroundings: Surroundings, theme: Theme, tasks: TaskRunner
) -> None:
    """The look at a file is cancelled within a second, too."""
    rosters = _SlowRosters(slow_look=True)
    page = RostersPage(rosters, replace(surroundings, tasks=tasks))
    theme.dress(page)
    page.presenter.choose(FILE)
    qtbot.waitUntil(rosters.began.is_set)
    page.leave()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: tasks.pending == 0, timeout=1000)
    assert rosters.saw_cancel


def test_reading_is_stopped_by_key(
    qtbot: QtBot, surroundings: Surroundings, theme: Theme, tasks: TaskRunner
) -> None:
    """Alt+C cancels within a second; the columns are there again."""
    rosters = _SlowRosters()
    page = RostersPage(rosters, replace(surroundings, tasks=tasks))
    qtbot.addWidget(page)
    theme.dress(page)
    activate(qtbot, page)
    _begin_reading(qtbot, page)
    qtbot.waitUntil(rosters.began.is_set)
    _press(qtbot, page, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(page.ui.columns.isVisible, timeout=1000)
    assert "やめました" in page.ui.notice.text()


def test_no_key_means_two_things_on_one_page(qtbot: QtBot, opened: Open) -> None:
    """On every pane each key belongs to one control that can be seen."""
    page = opened(FakeRosters(plans=(READY,), made=make_plan(problems=PROBLEMS)))
    seen: dict[Pane, list[str]] = {Pane.START: _keys(page)}
    page.presenter.choose(FILE)
    for _ in range(5):
        seen[page.presenter.pane] = _keys(page)
        page.presenter.changes.approve(acknowledged=True, reason="確認")
        _forward(qtbot, page)
    doubled = {pane: keys for pane, keys in seen.items() if len(keys) != len(set(keys))}
    assert doubled == {}


def _keys(page: RostersPage) -> list[str]:
    found = []
    for widget in page.findChildren(QWidget):
        shortcut = getattr(widget, "shortcut", None)
        if widget.isVisible() and shortcut is not None and not shortcut().isEmpty():
            found.append(shortcut().toString())
    return found


def _begin_reading(qtbot: QtBot, page: RostersPage) -> None:
    page.presenter.choose(FILE)
    qtbot.waitUntil(page.ui.forward.isEnabled)
    page.presenter.forward()
    page.presenter.forward()


class _SlowRosters(FakeRosters):
    """Reads until it is cancelled."""

    def __init__(self, *, slow_look: bool = False) -> None:
        super().__init__()
        self.began = Event()
        self.saw_cancel = False
        self._slow_look = slow_look

    def survey(self, request: ImportRequest, cancelled: Callable[[], bool]) -> FileSurvey:
        """Look until somebody cancels, if so told."""
        if not self._slow_look:
            return super().survey(request, cancelled)
        self.began.set()
        return self._wait(cancelled, lambda: None)

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
    ) -> ImportPlan:
        """Tell progress until somebody cancels."""
        assert request.kind is FileKind.FULL
        self.began.set()
        self._wait(cancelled, lambda: progress(ImportProgress(ImportPhase.READING, 1, 2)))

    def _wait(self, cancelled: Callable[[], bool], tell: Callable[[], None]) -> NoReturn:
        deadline = monotonic() + 10
        while not cancelled() and monotonic() < deadline:
            tell()
        self.saw_cancel = cancelled()
        code = "import-cancelled"
        raise CancelledError(code)
