"""A bug is told without a row's values."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.gui.crash import CrashDialog, CrashReporter, place_of
from callassist.gui.theme import Theme
from callassist.words.catalogue import Catalogue

SECRET = "山田太郎 A0012345"


def _bug() -> ValueError:
    """Return an exception that carries a row's values, raised in this file."""
    error = ValueError(SECRET)
    try:
        raise error
    except ValueError as raised:
        return raised


@pytest.fixture
def reporter(
    qapp: QApplication, words: Catalogue, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrashReporter]:
    """Return a reporter that is installed for this test only."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashReporter(words, theme, qapp)
    yield made
    made.deleteLater()


def _dialogs(qapp: QApplication) -> list[CrashDialog]:
    return [widget for widget in qapp.topLevelWidgets() if isinstance(widget, CrashDialog)]


def _expect(caplog: pytest.LogCaptureFixture) -> str:
    """Return what was logged, and say that it was expected."""
    for record in caplog.records:
        record.expected = True
    return caplog.text


def test_the_dialog_names_kind_and_place_only(qtbot: QtBot, words: Catalogue, theme: Theme) -> None:
    """The exception's own text, which may be a person's, is not shown."""
    dialog = CrashDialog(words, theme, _bug())
    qtbot.addWidget(dialog)
    shown = dialog.ui.kind.text() + dialog.ui.place.text() + dialog.ui.text.text()
    assert "ValueError" in shown
    assert "test_crash.py" in shown
    assert "山田" not in shown


def test_the_log_holds_no_values(
    qtbot: QtBot, qapp: QApplication, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says where the bug is, and nothing of whom."""
    with caplog.at_level(logging.ERROR):
        reporter.report(_bug())
    qtbot.waitUntil(lambda: bool(_dialogs(qapp)))
    logged = _expect(caplog)
    assert "ValueError at test_crash.py" in logged
    assert "山田" not in logged
    _dialogs(qapp)[0].accept()


def test_bugs_of_any_thread_reach_one_dialog(
    qtbot: QtBot, qapp: QApplication, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    """A second bug does not stack a second dialog on the first."""
    reporter.install()

    def broken() -> None:
        raise _bug()

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    reporter.report(_bug())
    qtbot.waitUntil(lambda: bool(_dialogs(qapp)))
    assert len(_dialogs(qapp)) == 1
    assert _expect(caplog).count("bug: ValueError") == 2
    _dialogs(qapp)[0].accept()


def test_an_exception_never_raised_has_no_place() -> None:
    """Asking for its place is harmless."""
    assert place_of(ValueError(SECRET)) == "-"
