"""One import on a real profile, from the file as it comes to the undo, on real widgets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from callassist.gui.page import Surroundings
from callassist.gui.rosters.page import RostersPage
from callassist.gui.tasks import TaskRunner
from callassist.gui.theme import Theme
from callassist.presenters.rosters import Pane
from callassist.reports.encrypted import store
from callassist.services import setup, workspace
from callassist.services.importing.request import ImportRequest
from callassist.services.session import Session
from tests.cheap import CHEAP
from tests.gui.typing import activate, commit
from tests.integration.importing.support import person, write_csv

USER, PASSWORD, FILE_PASSWORD = "saeki", "correct horse battery staple", "synthetic-file"
YELLOW = PatternFill("solid", fgColor="FFFF00")
PATIENCE = 60_000  # ms; the children of an import start on a busy machine
CONTROL = Qt.KeyboardModifier.ControlModifier
HEADERS = ("お知らせ番号", "ご本人さま", "カナ", "住所", "TEL")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a supervisor's session on a profile with a roster of forty people."""
    profile = tmp_path / "profile"
    profile.mkdir()
    setup.create(profile, USER, PASSWORD, cost=CHEAP)
    opened = workspace.Workspace(profile).log_in(USER, PASSWORD)
    first = write_csv(tmp_path / "first.csv", (person(one) for one in range(1, 41)))
    opened.rosters.import_file(ImportRequest(first))
    yield opened
    opened.log_out()


@pytest.fixture
def page(
    qtbot: QtBot, session: Session, surroundings: Surroundings, theme: Theme, tasks: TaskRunner
) -> Iterator[RostersPage]:
    """Return the page of that session, shown."""
    shown = RostersPage(session.rosters, replace(surroundings, tasks=tasks))
    qtbot.addWidget(shown)
    theme.dress(shown)
    shown.resize(1366, 720)
    activate(qtbot, shown)
    yield shown
    shown.leave()


def _roster(path: Path) -> Path:
    """
    Write an encrypted workbook as a print house would: two sheets, a title, a coloured row.

    Of the forty people of the profile's roster 39 are in it. The first has another name, the
    second is marked yellow, the third has no name, and one is new; the fortieth is missing.
    """
    book = Workbook()
    low, high = book.active, book.create_sheet("西")
    assert isinstance(low, Worksheet)
    low.title = "東"
    low.append(("お詫びDM 第3便",))
    for sheet, numbers in ((low, range(1, 31)), (high, range(31, 40))):
        sheet.append(HEADERS)
        for number in numbers:
            sheet.append(person(number))
    high.append(person(41))
    low["B3"] = "見本　花子"
    for cell in low[4]:
        cell.fill = YELLOW
    low["B5"] = None
    content = io.BytesIO()
    book.save(content)
    store(path, content.getvalue(), FILE_PASSWORD)
    return path


def _forward(qtbot: QtBot, page: RostersPage, pane: Pane) -> None:
    """Go on by key, as soon as that is possible."""
    qtbot.waitUntil(page.ui.forward.isEnabled, timeout=PATIENCE)
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(
        lambda: page.presenter.pane is pane or bool(page.ui.notice.text()), timeout=PATIENCE
    )
    assert page.ui.notice.text() == ""


def _column(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_an_import_from_the_file_to_the_undo(
    qtbot: QtBot, page: RostersPage, session: Session, tmp_path: Path
) -> None:
    """Password, sheets, marks, columns, check, rejected rows, changes, switch, report, undo."""
    before = session.rosters.active()
    assert before is not None
    _look_at_the_file(qtbot, page, _roster(tmp_path / "お詫びDM_第3便.xlsx"))
    _correct_the_columns(qtbot, page)
    _check(qtbot, page, tmp_path)
    _acknowledge(qtbot, page)
    _forward(qtbot, page, Pane.SWITCH)
    _switch_and_report(qtbot, page, tmp_path)
    active = session.rosters.active()
    assert active is not None
    assert (active.source, active.rows) == ("お詫びDM_第3便.xlsx", 38)
    with qtbot.waitSignal(page.switched, timeout=PATIENCE):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert session.rosters.active() == before


def _look_at_the_file(qtbot: QtBot, page: RostersPage, path: Path) -> None:
    page.presenter.choose(path)
    file = page.ui.file.ui
    qtbot.waitUntil(file.secret.isVisible, timeout=PATIENCE)
    QTest.keyClicks(file.password, FILE_PASSWORD)
    QTest.keyClick(file.password, Qt.Key.Key_Return)
    qtbot.waitUntil(file.found.isVisible, timeout=PATIENCE)
    assert _column(file.sheets, 0) == ["東", "西"]
    (mark,) = page.ui.file._rows.values()
    assert mark.ui.what.text() == "塗りつぶした行"
    mark.ui.choice._buttons["leave-out"].click()


def _correct_the_columns(qtbot: QtBot, page: RostersPage) -> None:
    """Nobody can know ご本人さま by its header: on each sheet it is agreed to, or else chosen."""
    _forward(qtbot, page, Pane.COLUMNS)
    table = page.ui.columns.ui.columns
    box = table.box("name")
    if box.currentText() != "ご本人さま":
        box.setCurrentIndex(box.findText("ご本人さま"))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(page.ui.forward.isEnabled, timeout=PATIENCE)
    assert table.box("name").currentText() == "ご本人さま"
    assert "見本　花子" in "".join(_column(page.ui.columns.ui.preview, 2))


def _check(qtbot: QtBot, page: RostersPage, folder: Path) -> None:
    _forward(qtbot, page, Pane.CHECK)
    check = page.ui.check.ui
    figures = (check.rows.text(), check.accepted.text(), check.rejected.text())
    assert figures == ("39", "38", "1")
    QTest.keyClicks(check.expected, "39")
    assert check.verdict.property("role") == "match"
    target = folder / "rejected.xlsx"
    page.presenter.check.write(target, FILE_PASSWORD, FILE_PASSWORD)
    qtbot.waitUntil(check.written.isVisible, timeout=PATIENCE)
    opened = io.BytesIO()
    with target.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        office.load_key(FILE_PASSWORD)
        office.decrypt(opened)
    values = [cell for sheet in load_workbook(opened) for row in sheet.values for cell in row]
    assert person(3)[0] in values


def _acknowledge(qtbot: QtBot, page: RostersPage) -> None:
    _forward(qtbot, page, Pane.CHANGES)
    changes = page.ui.changes.ui
    qtbot.waitUntil(lambda: changes.changes.model().rowCount() > 0, timeout=PATIENCE)
    told = set(zip(_column(changes.changes, 0), _column(changes.changes, 1), strict=True))
    assert told == {
        ("追加", "A0000041"),
        ("削除", "A0000002"),
        ("削除", "A0000040"),
        ("失われる", "A0000003"),
        ("変更", "A0000001"),
    }
    assert not page.ui.forward.isEnabled()
    changes.acknowledge.setChecked(True)
    commit(changes.reason, "依頼元に確認")


def _switch_and_report(qtbot: QtBot, page: RostersPage, folder: Path) -> None:
    qtbot.waitUntil(page.ui.forward.isEnabled, timeout=PATIENCE)
    with qtbot.waitSignal(page.switched, timeout=PATIENCE):
        QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    switching = page.ui.switching.ui
    for name in ("report.xlsx", "report.pdf"):
        page.presenter.switching.write_report(folder / name)
        qtbot.waitUntil((folder / name).exists, timeout=PATIENCE)
    qtbot.waitUntil(switching.saved.isVisible, timeout=PATIENCE)


def test_a_ready_plan_survives_the_session(
    qtbot: QtBot, page: RostersPage, session: Session, tmp_path: Path
) -> None:
    """A plan that nobody decided on is offered next time, and is gone on with from its check."""
    path = write_csv(tmp_path / "second.csv", (person(one, "見本　花子") for one in range(1, 41)))
    page.presenter.choose(path)
    for pane in (Pane.COLUMNS, Pane.CHECK):
        _forward(qtbot, page, pane)
    page.leave()
    page.presenter.open()
    start = page.ui.start.ui
    qtbot.waitUntil(start.waiting_card.isVisible, timeout=PATIENCE)
    assert _column(start.waiting, 1) == ["second.csv"]
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.presenter.pane is Pane.CHECK, timeout=PATIENCE)
    assert page.ui.check.ui.accepted.text() == "40"
    (waiting,) = session.rosters.waiting()
    assert waiting.source == "second.csv"
