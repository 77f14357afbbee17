"""The rosters page: passive; its presenter decides what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from callassist._generated.forms.rosters import Ui_RostersPage
from callassist.domain.errors import CallAssistError, UsageError
from callassist.domain.rosterfile import FileKind
from callassist.gui.page import Page, Surroundings
from callassist.presenters.rosters import (
    HistoryLine,
    PlanSheet,
    ProgressLine,
    Remark,
    Rosters,
    RostersPresenter,
    Step,
)


class RostersPage(Page):
    """
    Imports a roster, shows what it changes, switches to it and back.

    Args:
        rosters: the roster service of the session.
        surroundings: words and background work.
        parent: owner.
    """

    def __init__(
        self, rosters: Rosters, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__("rosters", parent)
        self.ui = Ui_RostersPage()
        self.ui.setupUi(self)
        self._words = words = surroundings.words
        self.presenter = RostersPresenter(
            self, rosters, surroundings.tasks, words, self.switched.emit
        )
        self.ui.steps.set_steps(tuple(words.text(f"shell.rosters.step.{step}") for step in Step))
        self._panes = {
            Step.FILE: self.ui.start,
            Step.READ: self.ui.progress,
            Step.CHANGES: self.ui.plan,
            Step.SWITCH: self.ui.plan,
        }
        self.ui.start.begin(words)
        self.ui.plan.begin(words)
        self._connect()
        self.presenter.open()

    def enter(self) -> None:
        """Put the cursor where the next key is expected."""
        pane = self.ui.panes.currentWidget()
        if pane is self.ui.start:
            self.ui.start.ui.choose.setFocus()

    def lock(self) -> None:
        """Hide the page: file names and rosters are not for whoever walks by."""
        self.ui.panes.hide()
        self.ui.side.hide()
        self.ui.notice.show_line("info", self._words.text("shell.rosters.hidden"))

    def unlock(self) -> None:
        """Show the page as it was."""
        self.ui.notice.clear()
        self.ui.panes.show()
        self.ui.side.show()

    def roster_switched(self) -> None:
        """Read the history again."""
        self.presenter.refresh()

    def leave(self) -> None:
        """Stop what runs: the session ends."""
        self.presenter.close()

    def show_step(self, step: Step, *, busy: bool) -> None:
        """Show the pane of a step; while it is busy only cancelling is possible."""
        pane = self._panes[step]
        self.ui.panes.setCurrentWidget(pane)
        self.ui.steps.show_step(tuple(Step).index(step))
        pane.setEnabled(not busy or step is Step.READ)
        if step is Step.CHANGES:
            self._focus_plan()

    def show_active(self, sentence: str) -> None:
        """Say which roster searches use."""
        self.ui.start.ui.active.setText(sentence)

    def show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        """Replace the list of versions."""
        self.ui.start.show_history(lines)

    def show_source(self, name: str) -> None:
        """Name the file being read."""
        self.ui.progress.begin(name)

    def show_progress(self, line: ProgressLine) -> None:
        """Say how far the import is."""
        self.ui.progress.show_progress(line)

    def show_plan(self, sheet: PlanSheet) -> None:
        """Show what the file would change."""
        self.ui.plan.show_plan(sheet)

    def show_remark(self, remark: Remark | None) -> None:
        """Say a line above the pane, or take the last one away."""
        if remark is None:
            self.ui.notice.clear()
        else:
            self.ui.notice.show_line(remark.kind, remark.message, remark.hint)

    def show_error(self, error: CallAssistError) -> None:
        """Say what went wrong above the pane."""
        self.ui.notice.show_error(self._words, error)

    def allow_switch(self, *, allowed: bool) -> None:
        """Let the switch be pressed, or not yet."""
        self.ui.plan.ui.switch_over.setEnabled(allowed)

    def _connect(self) -> None:
        start, plan = self.ui.start, self.ui.plan
        start.ui.choose.clicked.connect(self._ask_file)
        start.ui.drop.dropped.connect(self._take_files)
        start.chosen_back.connect(self.presenter.activate)
        self.ui.progress.ui.cancel.clicked.connect(self.presenter.cancel)
        plan.approval_changed.connect(self._approve)
        plan.ui.switch_over.clicked.connect(self._switch)
        plan.ui.discard.clicked.connect(self.presenter.discard)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self._words.text("shell.rosters.file.title"),
            "",
            self._words.text("shell.rosters.file.filter"),
        )
        if name:
            self._take_files([Path(name)])

    def _take_files(self, files: list[Path]) -> None:
        if len(files) == 1:
            more = self.ui.start.ui.supplement.isChecked()
            self.presenter.choose(files[0], FileKind.SUPPLEMENT if more else FileKind.FULL)
        elif files:
            self.show_error(UsageError("one-file"))

    def _approve(self) -> None:
        self.presenter.approve(
            acknowledged=self.ui.plan.acknowledged(), reason=self.ui.plan.reason()
        )

    def _switch(self) -> None:
        self.presenter.switch_over(
            acknowledged=self.ui.plan.acknowledged(), reason=self.ui.plan.reason()
        )

    def _focus_plan(self) -> None:
        needs = not self.ui.plan.ui.approval.isHidden()
        plan = self.ui.plan.ui
        (plan.acknowledge if needs else plan.switch_over).setFocus()
