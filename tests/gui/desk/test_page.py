"""The desk, typed into and read as an operator does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.domain.calls import Disposition
from callassist.gui.desk import DeskPage
from callassist.services.views import SearchState, SearchView
from tests.doubles.desk import FOUND, ROSTER, FakeDeskSession
from tests.gui.typing import commit

HIDDEN = "太郎"  # stands behind the dots of the person found


def press(page: DeskPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key wherever the cursor is, shortcuts included."""
    QTest.keyClick(page.window(), key, modifier or Qt.KeyboardModifier.NoModifier)


def test_a_conversion_under_way_searches_nothing(page: DeskPage, session: FakeDeskSession) -> None:
    """Preedit text does nothing; its commit searches once."""
    before = len(session.lookup.asked)
    QCoreApplication.sendEvent(page.fields.ui.name, QInputMethodEvent("やまだ", []))
    assert before == len(session.lookup.asked)
    commit(page.fields.ui.name, "山田")
    assert [("search", "", "山田")] == session.lookup.asked[before:]


def test_enter_of_a_conversion_fires_nothing(page: DeskPage, session: FakeDeskSession) -> None:
    """The Enter that ends a conversion verifies nobody; the next one does."""
    session.lookup.view = FOUND
    field = page.fields.ui.name
    QCoreApplication.sendEvent(field, QInputMethodEvent("やまだ", []))
    _enter(field)
    commit(field, "山田")
    _enter(field)
    assert not _verified(session)
    QCoreApplication.processEvents()
    _enter(field)
    assert _verified(session)


def test_enter_verifies_the_person_whom_the_arrows_chose(
    page: DeskPage, session: FakeDeskSession
) -> None:
    """From the field, ↓ moves in the list and Enter chooses there."""
    second = replace(FOUND.results[0], token="t2")
    session.lookup.view = replace(
        FOUND, state=SearchState.SEVERAL, results=(FOUND.results[0], second), total=2
    )
    QTest.keyClicks(page.fields.ui.number, "A001")
    QTest.keyClick(page.fields.ui.number, Qt.Key.Key_Down)
    QTest.keyClick(page.fields.ui.number, Qt.Key.Key_Return)
    assert ("verify", "t2", "A001", "") in session.lookup.asked


def test_the_whole_call_by_keyboard(page: DeskPage, session: FakeDeskSession) -> None:
    """Number, name, verification, steps, an answer and the disposition need no mouse."""
    session.lookup.view = FOUND
    QTest.keyClicks(page.fields.ui.number, "A0012345")
    press(page, Qt.Key.Key_F4)
    commit(page.fields.ui.name, "山田")
    press(page, Qt.Key.Key_F6)
    assert "段階1 · この方の項目をご案内できます" == page.who.ui.stage_text.text()
    press(page, Qt.Key.Key_F12)
    step = page.say.ui.say_text.plain()
    press(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.say.ui.query.hasFocus()
    commit(page.say.ui.query, "手紙は本物")
    QCoreApplication.processEvents()
    QTest.keyClick(page.say.ui.query, Qt.Key.Key_Return)
    assert step != page.say.ui.say_text.plain()
    QTest.keyClick(page.fields.ui.number, Qt.Key.Key_Escape)
    assert step == page.say.ui.say_text.plain()
    press(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert [Disposition.CALLBACK] == [one[0] for one in session.calls.kept]
    assert ("", "") == (page.fields.ui.number.text(), page.fields.ui.name.text())


def test_an_incident_opens_by_one_key(page: DeskPage) -> None:
    """Alt+B shows B and what is not included, without any number."""
    press(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    model = page.what.ui.incident.ui.items.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "電力取引報での不適切な取扱い" == page.what.ui.incident.ui.title.text()
    assert "× 住所" in shown


def test_an_item_is_explained_where_the_legend_stands(page: DeskPage) -> None:
    """F1 walks onto the items; the sentence of each takes the legend's place and gives it back."""
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    legend = page.what.ui.incident.ui.legend
    before = legend.text()
    press(page, Qt.Key.Key_F1)
    assert legend.text().startswith("契約名義：")
    press(page, Qt.Key.Key_F3)
    assert before == legend.text()


def test_nothing_behind_the_dots_is_anywhere(page: DeskPage, session: FakeDeskSession) -> None:
    """What is masked is in no text, tooltip, accessible text or clipboard of the page."""
    session.lookup.view = FOUND
    commit(page.fields.ui.name, "山田")
    model = page.who.ui.candidates.model()
    every = [str(model.index(0, 0).data(role)) for role in Qt.ItemDataRole]
    for widget in page.findChildren(QWidget):
        every += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    every.append(QGuiApplication.clipboard().text())
    assert HIDDEN not in "".join(every)
    assert "A 001-2345　山田・・　一致 · 番号・名義" == model.index(0, 0).data()


def test_undo_brings_no_caller_back(page: DeskPage, session: FakeDeskSession) -> None:
    """After a call neither field nor note can be undone to the last caller."""
    session.lookup.view = FOUND
    commit(page.fields.ui.name, "山田")
    page.note.ui.note.insertPlainText("synthetic")
    page.note.ui.explained.click()
    assert not page.fields.ui.name.isUndoAvailable()
    assert not page.note.ui.note.document().isUndoAvailable()


def test_the_clipboard_is_cleared_with_the_lock(page: DeskPage) -> None:
    """What was copied from a field does not outlive the lock."""
    QTest.keyClicks(page.fields.ui.number, "A001")
    page.fields.ui.number.selectAll()
    page.fields.ui.number.copy()
    assert "A001" == QGuiApplication.clipboard().text()
    page.lock()
    assert "" == QGuiApplication.clipboard().text()


def test_the_lock_covers_the_draft_and_keeps_it(page: DeskPage, session: FakeDeskSession) -> None:
    """While locked the note is not seen; afterwards it is there again."""
    session.lookup.view = FOUND
    commit(page.fields.ui.name, "山田")
    page.note.ui.note.setPlainText("synthetic")
    page.lock()
    assert not page.note.ui.note.isVisible()
    assert "" == page.fields.ui.name.text()
    page.unlock()
    assert "synthetic" == page.note.ui.note.toPlainText()


def test_one_warm_block(page: DeskPage) -> None:
    """Whatever is shown, only one frame is warm."""
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    warm = [one for one in page.findChildren(QWidget) if one.property("role") == "say"]
    assert 1 == len(warm)


def test_every_control_says_its_name(page: DeskPage) -> None:
    """No button, list or field is silent to who listens to the screen."""
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    silent = [
        one.objectName()
        for kind in kinds
        for one in page.findChildren(kind)
        if one.isVisibleTo(page) and not one.accessibleName()
    ]
    assert [] == silent


def test_a_long_search_says_so_and_a_short_one_does_not(page: DeskPage, qtbot: QtBot) -> None:
    """The words for a running search come after 200 ms, not before."""
    page.who.await_candidates()
    assert "検索中…" != page.who.ui.heading.text()
    qtbot.waitUntil(lambda: page.who.ui.heading.text() == "検索中…")
    page.who.show_candidates("候補", ())
    assert "候補" == page.who.ui.heading.text()


def test_a_state_is_a_line_where_the_eye_is(page: DeskPage, session: FakeDeskSession) -> None:
    """Not found stands below the heading of the list, in words."""
    session.lookup.view = SearchView(SearchState.NOT_FOUND, prefix="A", roster=ROSTER)
    commit(page.fields.ui.number, "A9999999")
    expected = ("2023年6月5日(月)時点の名簿では確認できませんでした",)
    assert expected == page.who.ui.lines.texts()


def test_new_words_are_whole_at_once(
    qtbot: QtBot, page: DeskPage, session: FakeDeskSession
) -> None:
    """On a running page, each step's words take the room they need; no item is cut or spread."""
    session.lookup.view = FOUND
    page.resize(1366, 1000)
    commit(page.fields.ui.number, "A0012345")
    press(page, Qt.Key.Key_F6)
    for _ in range(6):
        press(page, Qt.Key.Key_F12)
        qtbot.waitUntil(lambda: page.say.ui.scroll.verticalScrollBar().maximum() == 0)
    items = page.what.ui.incident.ui.items
    assert items.heightForWidth(items.width()) == items.height()


def _enter(field: QWidget) -> None:
    """Press Enter without letting the event loop turn."""
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
    )
    QCoreApplication.sendEvent(field, event)


def _verified(session: FakeDeskSession) -> bool:
    return any(one[0] == "verify" for one in session.lookup.asked)
