"""The supervisor's rosters page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.domain.rosterfile import FileKind
from callassist.gui.rosters.page import RostersPage
from callassist.presenters.rosters import Step
from callassist.presenters.rosters.wording import progress_line
from tests.doubles.rosters import PROBLEMS, FakeRosters, make_plan
from tests.gallery.stage import Stage, State

FILE = Path("お詫びDM_第3便.xlsx")


def _page(stage: Stage, rosters: FakeRosters) -> RostersPage:
    return RostersPage(rosters, stage.surroundings())


def first_start(stage: Stage) -> QWidget:
    """Return the page before any roster."""
    return _page(stage, FakeRosters(stamps=()))


def history(stage: Stage) -> QWidget:
    """Return the page with two versions, the older one chosen."""
    page = _page(stage, FakeRosters())
    page.ui.start.ui.history.selectRow(1)
    return page


def reading(stage: Stage) -> QWidget:
    """Return the page while a file is read."""
    page = _page(stage, FakeRosters())
    page.show_source(FILE.name)
    progress = ImportProgress(ImportPhase.READING, 96_000, 152_351)
    page.show_progress(progress_line(stage.words, progress))
    page.show_step(Step.READ, busy=True)
    return page


def plan(stage: Stage) -> QWidget:
    """Return a plan that needs no approval."""
    page = _page(stage, FakeRosters())
    page.presenter.choose(FILE, FileKind.FULL)
    return page


def plan_with_problems(stage: Stage) -> QWidget:
    """Return a plan with rejected rows and a large removal."""
    page = _page(stage, FakeRosters(plan=make_plan(problems=PROBLEMS, removed=8_120)))
    page.presenter.choose(FILE, FileKind.FULL)
    return page


def applied(stage: Stage) -> QWidget:
    """Return the page after the switch."""
    page = _page(stage, FakeRosters())
    page.presenter.choose(FILE, FileKind.FULL)
    page.presenter.switch_over(acknowledged=False, reason="")
    return page


def bad_file(stage: Stage) -> QWidget:
    """Return the page after a file that is no roster."""
    page = _page(stage, FakeRosters(error=RefusedError("file-damaged")))
    page.presenter.choose(FILE, FileKind.FULL)
    return page


def cancelled(stage: Stage) -> QWidget:
    """Return the page after an import was stopped."""
    page = _page(stage, FakeRosters(error=CancelledError("import-cancelled")))
    page.presenter.choose(FILE, FileKind.FULL)
    return page


STATES: dict[str, State] = {
    "rosters-first-start": first_start,
    "rosters-history": history,
    "rosters-reading": reading,
    "rosters-plan": plan,
    "rosters-plan-problems": plan_with_problems,
    "rosters-applied": applied,
    "rosters-bad-file": bad_file,
    "rosters-cancelled": cancelled,
}
