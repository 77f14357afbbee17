"""Leads through the steps of an import: which pane stands on the page, and what may follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callassist.domain.errors import CallAssistError, CancelledError
from callassist.domain.rosterfile import FileSurvey
from callassist.presenters.background import Background
from callassist.presenters.rosters.changes import ChangesPresenter, ChangesView
from callassist.presenters.rosters.check import CheckEnds, CheckPresenter, CheckView
from callassist.presenters.rosters.columns import ColumnsPresenter, ColumnsView
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.file import FilePresenter, FileView
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.reading import ProgressView, Reading
from callassist.presenters.rosters.start import StartEnds, StartPresenter, StartView
from callassist.presenters.rosters.steps import Footer, Pane, Remark
from callassist.presenters.rosters.switch import Ends, SwitchPresenter, SwitchView
from callassist.presenters.rosters.wording import remark
from callassist.services.importing.request import ImportPlan, ImportRequest
from callassist.words.catalogue import Catalogue

BEFORE = {
    Pane.COLUMNS: Pane.FILE,
    Pane.CHECK: Pane.COLUMNS,
    Pane.CHANGES: Pane.CHECK,
    Pane.SWITCH: Pane.CHANGES,
}


class Frame(Protocol):
    """What stands around the panes."""

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and put the cursor where work begins."""

    def show_footer(self, footer: Footer) -> None:
        """Say what can be pressed below the pane."""

    def show_remark(self, remark: Remark | None) -> None:
        """Say a line above the pane, or take the last one away."""

    def show_error(self, error: CallAssistError) -> None:
        """Say what went wrong above the pane, and the next step."""


@dataclass(frozen=True, slots=True)
class Views:
    """The panes of the page, and what stands around them."""

    frame: Frame
    start: StartView
    file: FileView
    columns: ColumnsView
    progress: ProgressView
    check: CheckView
    changes: ChangesView
    switch: SwitchView


class RostersPresenter:
    """
    One import at a time: a file is looked at, read into a plan, shown, and switched to.

    Args:
        views: the page.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        switched: called after another roster became active.
    """

    def __init__(
        self,
        views: Views,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        switched: Callable[[], None],
    ) -> None:
        self._views, self._rosters, self._tasks = views, rosters, tasks
        self._words, self._switched = words, switched
        self._frame = views.frame
        self._draft: Draft | None = None
        self._pane = Pane.START
        self._locked = False
        self._reading = Reading(views.progress, tasks, words)
        self.start = StartPresenter(
            views.start,
            rosters,
            tasks,
            words,
            StartEnds(self._start_again, self._went_back, views.frame.show_error),
        )
        self.file = FilePresenter(views.file, words, self._offer)
        self.columns = ColumnsPresenter(views.columns, words, self._look_again)
        said = CheckEnds(self._offer, views.frame.show_error)
        self.check = CheckPresenter(views.check, rosters, tasks, words, said)
        self.changes = ChangesPresenter(views.changes, rosters, tasks, words, self._offer)
        ends = Ends(self._was_switched, self._not_switched)
        self.switching = SwitchPresenter(views.switch, rosters, tasks, words, ends)
        self._shows = {
            Pane.FILE: self.file.show,
            Pane.COLUMNS: self.columns.show,
            Pane.CHECK: self.check.show,
            Pane.CHANGES: self.changes.show,
            Pane.SWITCH: self.switching.show,
        }

    @property
    def pane(self) -> Pane:
        """What stands on the page."""
        return self._pane

    @property
    def busy(self) -> bool:
        """Whether a file is in hand, so that no other one is taken."""
        return self._reading.building or self.switching.busy

    def open(self) -> None:
        """Show what waits, and the history."""
        self._turn(Pane.START)
        self.start.refresh()

    def refresh(self) -> None:
        """Read what waits and the history again: another roster became active."""
        self.start.refresh()

    # a file

    def choose(self, path: Path) -> None:
        """Look at a file; ignored while another one is being read."""
        if self.busy:
            return
        self._let_go()
        self._frame.show_remark(None)
        self._draft = Draft(ImportRequest(path))
        self._begin_file(self._draft)

    def open_with(self, password: str) -> None:
        """Look at an encrypted file once more, with its password."""
        if self._draft is not None and password:
            self._draft.change(password=password)
            self._frame.show_remark(None)
            self._look()

    # steps

    def forward(self) -> None:
        """Go on to the next step, if this one is done."""
        if self._draft is None or not self._footer().ready:
            return
        self._frame.show_remark(None)
        if self._pane is Pane.FILE:
            self._enter_columns()
        elif self._pane is Pane.COLUMNS:
            self._enter_check()
        elif self._pane is Pane.CHECK:
            self.check.settle(lambda: self._turn(Pane.CHANGES))
        elif self._pane is Pane.CHANGES:
            self.switching.begin(self._draft)
            self._turn(Pane.SWITCH)
        elif self._pane is Pane.SWITCH:
            self.switching.switch(self.changes.approval)
            self._offer()

    def back(self) -> None:
        """Go back a step; what was typed stays."""
        if self._draft is None or not self._footer().back:
            return
        self._frame.show_remark(None)
        if self._pane is Pane.CHECK:
            self.check.settle()
        if self._draft.survey is None:  # a plan that was resumed: its file was never looked at
            self._begin_file(self._draft)
        else:
            self._turn(BEFORE[self._pane])

    def cancel(self) -> None:
        """Stop reading; nothing is left behind."""
        self._reading.cancel()

    def discard(self) -> None:
        """Drop the file and what was built of it; the active roster stays."""
        if self._draft is not None and not self.busy:
            self._let_go()
            self._start_again(remark(self._words, "info", "discarded"))

    def another(self) -> None:
        """Begin with another file after the switch."""
        if self.switching.done:
            self._draft = None
            self._start_again(None)

    # what waits

    def resume(self, plan: str, source: str) -> None:
        """Go on with a plan that waits."""
        if self.busy:
            return
        self._frame.show_remark(None)
        self._turn(Pane.PROGRESS)
        self._reading.build(
            source,
            lambda progress, cancelled: self._rosters.resume(plan, progress, cancelled),
            self._resumed,
            self._not_resumed,
        )

    # the session

    def lock(self) -> None:
        """Take persons off the screen; what is being read goes on."""
        self._locked = True
        self.changes.stop()
        self._views.columns.clear()
        self._views.changes.clear()

    def unlock(self) -> None:
        """Show the step again as it was."""
        self._locked = False
        self._turn(self._pane)

    def close(self) -> None:
        """Stop what runs; a plan that is ready waits for the next time."""
        self._reading.stop()
        self.start.stop()
        self.changes.stop()
        self._draft = None

    # inside

    def _begin_file(self, draft: Draft) -> None:
        self.file.begin(draft)
        self._turn(Pane.FILE)
        self._look()

    def _look(self) -> None:
        draft = self._draft
        if draft is None:
            return
        request = draft.request

        def look(cancelled: Callable[[], bool]) -> tuple[FileSurvey, datetime | None]:
            survey = self._rosters.survey(request, cancelled)
            return survey, self._rosters.imported_at(survey.sha256)

        def seen(found: tuple[FileSurvey, datetime | None]) -> None:
            draft.surveyed(request, found[0])
            self._looked(found[1])

        self._reading.look(look, seen, self._not_seen)

    def _looked(self, before: datetime | None) -> None:
        if self._pane is Pane.FILE:
            self.file.found(before)
        elif self._pane is Pane.COLUMNS and not self._locked:
            self.columns.show()
        self._offer()

    def _not_seen(self, error: CallAssistError) -> None:
        if isinstance(error, CancelledError):
            return
        if error.code.endswith("password-wrong"):
            self.file.ask_password(wrong=True)
        elif asks_password(error):
            self.file.ask_password(wrong=False)
        elif self._pane is Pane.COLUMNS:
            self._views.columns.show_refreshing(busy=False)
            self._frame.show_error(error)
        else:
            self._draft = None
            self._start_again(None)
            self._frame.show_error(error)

    def _look_again(self) -> None:
        self._offer()
        self._look()

    def _enter_columns(self) -> None:
        if self._draft is not None:
            self.columns.begin(self._draft)
            self._turn(Pane.COLUMNS)
            if self._draft.survey_is_old:
                self._look()

    def _enter_check(self) -> None:
        draft = self._draft
        if draft is None:
            return
        if not draft.plan_is_old:
            self._turn(Pane.CHECK)
            return
        self._forget_plan(draft)
        request = draft.agreed()
        self._turn(Pane.PROGRESS)
        self._reading.build(
            request.path.name,
            lambda progress, cancelled: self._rosters.plan(request, progress, cancelled),
            lambda plan: self._planned(draft, plan),
            self._not_planned,
        )

    def _planned(self, draft: Draft, plan: ImportPlan) -> None:
        draft.plan = plan
        self.check.begin(draft)
        self.changes.begin(draft)
        self._turn(Pane.CHECK)

    def _not_planned(self, error: CallAssistError) -> None:
        self._turn(Pane.COLUMNS)
        if isinstance(error, CancelledError):
            self._frame.show_remark(remark(self._words, "info", "cancelled"))
        else:
            self._frame.show_error(error)

    def _resumed(self, plan: ImportPlan) -> None:
        self._draft = Draft(plan.request)
        self._planned(self._draft, plan)

    def _not_resumed(self, error: CallAssistError) -> None:
        self._start_again(None)
        if isinstance(error, CancelledError):
            self._frame.show_remark(remark(self._words, "info", "cancelled"))
        else:
            self._frame.show_error(error)

    def _went_back(self, said: Remark) -> None:
        self._start_again(said)
        self._switched()

    def _was_switched(self) -> None:
        self._offer()
        self.start.refresh()
        self._switched()

    def _not_switched(self, error: CallAssistError) -> None:
        self._offer()
        self._frame.show_error(error)

    def _let_go(self) -> None:
        """Drop the file in hand, and the plan that nobody will switch to."""
        draft, self._draft = self._draft, None
        self.changes.stop()
        if draft is not None and not self.switching.done:
            self._forget_plan(draft)

    def _forget_plan(self, draft: Draft) -> None:
        plan, draft.plan = draft.plan, None
        if plan is not None:
            self._tasks.run(lambda: self._rosters.discard(plan), lambda _none: None)

    def _start_again(self, said: Remark | None) -> None:
        self._views.file.clear()
        self._views.columns.clear()
        self._views.changes.clear()
        self._turn(Pane.START)
        self._frame.show_remark(said)
        self.start.refresh()

    def _turn(self, pane: Pane) -> None:
        """Show a pane with what it holds; nothing personal while the window is locked."""
        self._pane = pane
        if not self._locked:
            self._shows.get(pane, _nothing)()
        self._frame.show_pane(pane)
        self._offer()

    def _offer(self) -> None:
        self._frame.show_footer(self._footer())

    def _footer(self) -> Footer:
        over = self._pane is Pane.SWITCH and self.switching.done
        if over or self._pane in {Pane.START, Pane.PROGRESS}:
            return Footer(over=over)
        draft = self._draft
        ready = draft is not None and {
            Pane.FILE: draft.survey is not None and self.file.ready,
            Pane.COLUMNS: self.columns.ready and not draft.survey_is_old,
            Pane.CHECK: self.check.ready,
            Pane.CHANGES: self.changes.ready,
            Pane.SWITCH: not self.switching.busy,
        }.get(self._pane, False)
        return Footer(
            forward=self._words.text(f"rosters.forward.{self._pane.value}"),
            ready=ready,
            back=self._pane in BEFORE and not self.busy,
            calm=self._words.text(f"rosters.calm.{self._pane.value}"),
        )


def _nothing() -> None:
    """Show a pane that holds nothing of its own."""


def asks_password(error: CallAssistError) -> bool:
    """Return whether a file only needs its password to be read."""
    return error.code.endswith("-encrypted")
