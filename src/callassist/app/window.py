"""The window, wired: application, language, colours, background work, crash dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from callassist.app import collecting
from callassist.app import language as translators
from callassist.app import settings as kept
from callassist.app.paths import NAME, Paths
from callassist.app.signals import StopSignals
from callassist.domain.resources import resource
from callassist.gui.crash import CrashReporter
from callassist.gui.page import Page, Surroundings
from callassist.gui.shell import MainWindow
from callassist.gui.tasks import TaskRunner
from callassist.gui.theme import Theme, tokens_of
from callassist.services.workspace import Workspace
from callassist.words.catalogue import catalogue

if TYPE_CHECKING:
    from callassist.services.session import Session


def run(
    workspace: Workspace, language: str, paths: Paths, asked_to_stop: Callable[[], bool]
) -> int:
    """
    Open the window and stay until it closes.

    Args:
        workspace: the profile.
        language: "ja" or "en".
        paths: where the settings are kept.
        asked_to_stop: whether the system asked for the end while the window was made.

    Returns:
        The exit status.
    """
    app = application(language)
    window, tasks = build(app, workspace, language, paths)
    signals = StopSignals(window.stop, app)
    window.show()
    prepare(workspace, tasks)
    if asked_to_stop():
        QTimer.singleShot(0, window.stop)
    try:
        return app.exec()
    finally:
        signals.release()
        window.log_out()
        tasks.shutdown()


def application(language: str) -> QApplication:
    """Return the application, speaking a language."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    app.setWindowIcon(QIcon(str(resource("logo", f"{NAME}.svg"))))
    translators.install(app, language)
    return app


def build(
    app: QApplication, workspace: Workspace, language: str, paths: Paths
) -> tuple[MainWindow, TaskRunner]:
    """
    Put the window together without showing it.

    Args:
        app: the running application.
        workspace: the profile.
        language: "ja" or "en".
        paths: where the settings are kept.

    Returns:
        The window, and the background work that has to be shut down after it.
    """
    words = catalogue(language)
    settings = kept.read(paths.settings, language)
    reporter = CrashReporter(words, Theme(tokens_of(settings.scheme), settings.scale), app)
    reporter.install()
    tasks = TaskRunner(reporter.report, parent=app)
    surroundings = Surroundings(
        words, tasks, settings, partial(kept.write, paths.settings), lambda: datetime.now(UTC)
    )
    window = MainWindow(workspace, surroundings, _pages)
    window.appearance.changed.connect(partial(setattr, reporter, "theme"))
    return window, tasks


def prepare(workspace: Workspace, tasks: TaskRunner) -> None:
    """Load in the background, behind the way in, what comes after it."""

    def load() -> None:
        import callassist.gui.shell.pages  # noqa: F401, PLC0415 - only loaded here

        workspace.prepare()
        collecting.settle()

    # What is wrong with the content is said when somebody logs in, not before.
    tasks.run(load, lambda _: None, failed=lambda _: None, channel="prepare")


def _pages(session: Session, surroundings: Surroundings) -> tuple[Page, ...]:
    from callassist.gui.shell.pages import pages_of  # noqa: PLC0415 - after the way in has painted

    return pages_of(session, surroundings)
