"""The whole window, as the people of each role see it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from callassist.domain.accounts import Role
from callassist.gui.page import Page, Surroundings
from callassist.gui.rosters.page import RostersPage
from callassist.gui.shell.auditor import AuditorPage
from callassist.gui.shell.window import MainWindow
from callassist.services.session import Session
from callassist.services.workspace import Workspace
from tests.doubles.rosters import PROBLEMS, FakeRosters, make_plan
from tests.doubles.session import PASSWORD, FakeSession, FakeWorkspace
from tests.gallery.stage import Stage, State

FILE = Path("お詫びDM_第3便.xlsx")


def _window(stage: Stage, session: FakeSession) -> MainWindow:
    """Return the window of someone who has logged in."""
    workspace = FakeWorkspace(Path(), session)
    window = MainWindow(cast("Workspace", workspace), stage.surroundings(), _pages)
    window.unlock_page.submitted.emit(session.user, PASSWORD)
    return window


def _pages(session: Session, surroundings: Surroundings) -> tuple[Page, ...]:
    if session.role is Role.AUDITOR:
        return (AuditorPage(),)
    return (RostersPage(session.rosters, surroundings),)


def supervisor(stage: Stage) -> QWidget:
    """Return a supervisor's window on a plan that must be approved."""
    plan = make_plan(problems=PROBLEMS, removed=8_120)
    window = _window(stage, FakeSession(rosters=FakeRosters(made=plan)))
    window.show_page("rosters")
    page = cast("RostersPage", window.page("rosters"))
    page.presenter.choose(FILE)
    for _step in range(3):
        page.presenter.forward()
    return window


def locked(stage: Stage) -> QWidget:
    """Return a locked window."""
    window = _window(stage, FakeSession())
    window.show_page("rosters")
    window.lock()
    return window


def locked_wrong(stage: Stage) -> QWidget:
    """Return a locked window after a wrong password."""
    window = locked(stage)
    assert isinstance(window, MainWindow)
    window.ui.lock_bar.submitted.emit("wrong")
    return window


def auditor(stage: Stage) -> QWidget:
    """Return an auditor's window."""
    return _window(stage, FakeSession(user="kanda", role=Role.AUDITOR))


STATES: dict[str, State] = {
    "window-supervisor": supervisor,
    "window-locked": locked,
    "window-locked-wrong-password": locked_wrong,
    "window-auditor": auditor,
}
