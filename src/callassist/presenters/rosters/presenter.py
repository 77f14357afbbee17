"""Leads through the steps of an import: which pane stands on the page, and what may follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.presenters.background import Background
from callassist.presenters.rosters.changes import ChangesPresenter
from callassist.presenters.rosters.check import CheckEnds, CheckPresenter
from callassist.presenters.rosters.columns import ColumnsPresenter
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.file import FilePresenter
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.reading import Reading
from callassist.presenters.rosters.scene import Scene
from callassist.presenters.rosters.start import StartEnds, StartPresenter
from callassist.presenters.rosters.steps import Footer, Pane, Remark
from callassist.presenters.rosters.switch import Ends, SwitchPresenter
from callassist.presenters.rosters.taking import Steps, Taking
from callassist.presenters.rosters.views import Views
from callassist.presenters.rosters.wording import remark
from callassist.services.importing.request import ImportRequest
from callassist.words.catalogue import Catalogue

BEFORE = {
    Pane.COLUMNS: Pane.FILE,
    Pane.CHECK: Pane.COLUMNS,
    Pane.CHANGES: Pane.CHECK,
    Pane.SWITCH: Pane.CHANGES,
}


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
        self._views, self._words, self._switched = views, words, switched
        self._scene = scene = Scene(views.frame)
        self._reading = Reading(views.progress, tasks, words)
        self.start = StartPresenter(
            views.start,
            rosters,
            tasks,
            words,
            StartEnds(
                self._start_again, self._went_back, views.frame.show_remark, views.frame.show_error
            ),
        )
        said = CheckEnds(scene.offer, views.frame.show_error, self._ask_password)
        ends = Ends(self._was_switched, self._not_switched)
        self.file = FilePresenter(views.file, words, scene.offer)
        self.columns = ColumnsPresenter(views.columns, words, self._look_again)
        self.check = CheckPresenter(views.check, rosters, tasks, words, said)
        self.changes = ChangesPresenter(views.changes, rosters, tasks, words, scene.offer)
        self.switching = SwitchPresenter(views.switch, rosters, tasks, words, ends)
        steps = Steps(self.file, self.columns, self.check, self.changes, self.switching)
        self._taking = Taking(scene, steps, rosters, self._reading, tasks, words, self._start_again)
        scene.furnish(steps.shows(), self._footer)

    @property
    def pane(self) -> Pane:
        """What stands on the page."""
        return self._scene.pane

    @property
    def busy(self) -> bool:
        """Whether a file is in hand, so that no other one is taken."""
        return self._reading.building or self.switching.busy

    def open(self) -> None:
        """Show what waits, and the history."""
        self._scene.turn(Pane.START)
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
        self._views.frame.show_remark(None)
        self._scene.draft = draft = Draft(ImportRequest(path))
        self._taking.begin(draft)

    def open_with(self, password: str) -> None:
        """Read an encrypted file once more, with its password."""
        if self._scene.draft is not None and password:
            self._views.frame.show_remark(None)
            self._taking.open_with(self._scene.draft, password)

    def _ask_password(self, wrong: bool) -> None:  # noqa: FBT001 - the answer of the step
        self._taking.unlock(wrong=wrong)

    def resume(self, plan: str, source: str) -> None:
        """Go on with a plan that waits."""
        if not self.busy:
            self._views.frame.show_remark(None)
            self._taking.resume(plan, source)

    # steps

    def forward(self) -> None:
        """Go on to the next step, if this one is done."""
        draft, pane = self._scene.draft, self.pane
        if draft is None or not self._footer().ready:
            return
        self._views.frame.show_remark(None)
        if pane is Pane.FILE:
            self._enter_columns(draft)
        elif pane is Pane.COLUMNS:
            self._taking.build(draft)
        elif pane is Pane.CHECK:
            self.check.settle(lambda: self._scene.turn(Pane.CHANGES))
        elif pane is Pane.CHANGES:
            self.switching.begin(draft)
            self._scene.turn(Pane.SWITCH)
        elif pane is Pane.SWITCH:
            self.switching.switch(self.changes.approval)
            self._scene.offer()

    def back(self) -> None:
        """Go back a step; what was typed stays."""
        draft = self._scene.draft
        if draft is None or not self._footer().back:
            return
        self._views.frame.show_remark(None)
        if self.pane is Pane.CHECK:
            self.check.settle()
        if draft.survey is None:  # a plan that was resumed: its file was never looked at
            self._taking.begin(draft)
        else:
            self._scene.turn(BEFORE[self.pane])

    def cancel(self) -> None:
        """Stop reading; nothing is left behind."""
        self._reading.cancel()

    def discard(self) -> None:
        """Drop the file and what was built of it; the active roster and plans that wait stay."""
        draft = self._scene.draft
        if draft is not None and not self.busy:
            self._let_go()
            self._start_again(None if draft.waiting else remark(self._words, "info", "discarded"))

    def another(self) -> None:
        """Begin with another file after the switch."""
        if self.switching.done:
            self._scene.draft = None
            self._start_again(None)

    # the session

    def lock(self) -> None:
        """Take persons off the screen; what is being read goes on."""
        self._scene.locked = True
        self.changes.stop()
        self._views.columns.clear()
        self._views.changes.clear()

    def unlock(self) -> None:
        """Show the step again as it was."""
        self._scene.locked = False
        self._scene.turn(self.pane)

    def close(self) -> None:
        """Stop what runs; a plan that is ready waits for the next time."""
        self._reading.stop()
        self.start.stop()
        self.changes.stop()
        self._scene.draft = None

    # inside

    def _enter_columns(self, draft: Draft) -> None:
        self.columns.begin(draft)
        self._scene.turn(Pane.COLUMNS)
        if draft.survey_is_old:
            self._taking.look()

    def _look_again(self) -> None:
        self._scene.offer()
        self._taking.look()

    def _went_back(self, said: Remark) -> None:
        self._start_again(said)
        self._switched()

    def _was_switched(self) -> None:
        self._scene.offer()
        self.start.refresh()
        self._switched()

    def _not_switched(self, error: CallAssistError) -> None:
        self._scene.offer()
        self._views.frame.show_error(error)

    def _let_go(self) -> None:
        """Drop the file in hand, and the plan that nobody will switch to."""
        draft, self._scene.draft = self._scene.draft, None
        self.changes.stop()
        if draft is not None and not self.switching.done:
            self._taking.forget_plan(draft)

    def _start_again(self, said: Remark | None) -> None:
        for pane in (self._views.file, self._views.columns, self._views.changes):
            pane.clear()
        self._scene.turn(Pane.START)
        self._views.frame.show_remark(said)
        self.start.refresh()

    def _footer(self) -> Footer:
        pane, draft = self.pane, self._scene.draft
        over = pane is Pane.SWITCH and self.switching.done
        if over or pane in {Pane.START, Pane.PROGRESS}:
            return Footer(over=over)
        ready = draft is not None and {
            Pane.FILE: draft.survey is not None and self.file.ready,
            Pane.COLUMNS: self.columns.ready and not draft.survey_is_old,
            Pane.CHECK: self.check.ready,
            Pane.CHANGES: self.changes.ready,
            Pane.SWITCH: not self.switching.busy,
        }.get(pane, False)
        return Footer(
            forward=self._words.text(f"rosters.forward.{pane.value}"),
            ready=ready,
            back=pane in BEFORE and not self.busy,
            calm=self._words.text(f"rosters.calm.{self._calm(ready=ready)}"),
        )

    def _calm(self, *, ready: bool) -> str:
        return "nothing" if self.pane is Pane.CHECK and not ready else self.pane.value
