"""What tests of the window share: no screen is needed, and nothing is left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from callassist.gui.page import Surroundings
from callassist.gui.tasks import TaskRunner
from callassist.gui.theme import Theme, apply
from callassist.presenters.shell import ScreenSettings
from callassist.words.catalogue import Catalogue, catalogue
from tests.doubles.tasks import InlineTasks

NOON = datetime(2023, 6, 7, 3, 0, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what the offscreen platform says of itself at every window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("plugin does not support propagateSizeHints"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return the light theme at 100 %, applied."""
    return apply(qapp, "light", 1.0)


@pytest.fixture
def words() -> Catalogue:
    """Return the Japanese catalogue."""
    return catalogue("ja")


@pytest.fixture
def saved() -> list[ScreenSettings]:
    """Return the list that settings are saved to."""
    return []


@pytest.fixture
def surroundings(words: Catalogue, saved: list[ScreenSettings]) -> Surroundings:
    """Return surroundings in which background work happens at once."""
    return Surroundings(
        words, InlineTasks(), ScreenSettings(scheme="light"), saved.append, lambda: NOON
    )


@pytest.fixture
def bugs() -> list[BaseException]:
    """Return the list that unexpected exceptions of background work go to."""
    return []


@pytest.fixture
def tasks(qapp: QApplication, bugs: list[BaseException]) -> Iterator[TaskRunner]:
    """Return a real task runner; its threads end with the test, and no bug goes unseen."""
    runner = TaskRunner(bugs.append, parent=qapp)
    yield runner
    runner.shutdown()
    assert [error for error in bugs if not getattr(error, "expected", False)] == []


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open; pytest-qt has closed those it was given by now."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [type(window).__name__ for window in qapp.topLevelWidgets() if window.isVisible()]
    assert left == []
