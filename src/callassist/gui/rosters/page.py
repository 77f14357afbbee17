"""The rosters page: passive; its presenter decides what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters import Ui_RostersPage
from callassist.domain.errors import CallAssistError, UsageError
from callassist.domain.rosterfile import FileKind, Mark
from callassist.gui.page import Page, Surroundings
from callassist.gui.rosters.files import ask_open, ask_save
from callassist.presenters.rosters import (
    Footer,
    Pane,
    Remark,
    Rosters,
    RostersPresenter,
    Step,
    Views,
)
from callassist.presenters.rosters.steps import STEP_OF


class _Pane(Protocol):
    """What every pane answers to."""

    def first(self) -> QWidget:
        """Return where the cursor begins."""


class RostersPage(Page):
    """
    Imports a roster in five steps, switches to it and back.

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
        ui = self.ui
        self.ui.steps.set_steps(tuple(words.text(f"rosters.step.{step}") for step in Step))
        self._panes: dict[Pane, _Pane] = {
            Pane.START: self.ui.start,
            Pane.FILE: self.ui.file,
            Pane.COLUMNS: self.ui.columns,
            Pane.PROGRESS: self.ui.progress,
            Pane.CHECK: self.ui.check,
            Pane.CHANGES: self.ui.changes,
            Pane.SWITCH: self.ui.switching,
        }
        for pane in (ui.start, ui.file, ui.columns, ui.check, ui.changes, ui.switching):
            pane.begin(words)
        self.presenter = RostersPresenter(
            self._views(), rosters, surroundings.tasks, words, self.switched.emit
        )
        self._source = Path()
        self._connect()
        self.presenter.open()

    def enter(self) -> None:
        """Put the cursor where the next key is expected."""
        self._panes[self.presenter.pane].first().setFocus()

    def lock(self) -> None:
        """Hide the page: file names and rosters are not for whoever walks by."""
        self.presenter.lock()
        self.ui.check.forget_password()
        self._show_all(shown=False)
        self.ui.notice.show_line("info", self._words.text("rosters.hidden"))

    def unlock(self) -> None:
        """Show the step again as it was."""
        self.ui.notice.clear()
        self._show_all(shown=True)
        self.presenter.unlock()

    def roster_switched(self) -> None:
        """Read the history again."""
        self.presenter.refresh()

    def leave(self) -> None:
        """Stop what runs: the session ends."""
        self.presenter.close()

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and put the cursor where work begins."""
        self.ui.panes.setCurrentIndex(tuple(Pane).index(pane))
        self.ui.steps.show_step(tuple(Step).index(STEP_OF[pane]))
        if self.isVisible():
            self.enter()

    def show_footer(self, footer: Footer) -> None:
        """Say what can be pressed below the pane."""
        self.ui.footer.setVisible(bool(footer.forward) and not self.ui.panes.isHidden())
        if footer.over:
            self.ui.steps.show_step(len(Step))
        self.ui.forward.setText(footer.forward)
        self.ui.forward.setAccessibleName(f"{footer.forward} {self.ui.forward.key()}")
        self.ui.forward.setEnabled(footer.ready)
        self.ui.back.setVisible(footer.back)
        self.ui.calm.setText(footer.calm)

    def show_remark(self, remark: Remark | None) -> None:
        """Say a line above the pane, or take the last one away."""
        if remark is None:
            self.ui.notice.clear()
        else:
            self.ui.notice.show_line(remark.kind, remark.message, remark.hint)

    def show_error(self, error: CallAssistError) -> None:
        """Say what went wrong above the pane."""
        self.ui.notice.show_error(self._words, error)

    def _views(self) -> Views:
        ui = self.ui
        return Views(
            self, ui.start, ui.file, ui.columns, ui.progress, ui.check, ui.changes, ui.switching
        )

    def _connect(self) -> None:
        self._connect_start()
        self._connect_reading()
        self._connect_deciding()
        self.ui.back.clicked.connect(self.presenter.back)
        self.ui.discard.clicked.connect(self.presenter.discard)
        self.ui.forward.clicked.connect(self.presenter.forward)

    def _connect_start(self) -> None:
        start, presenter = self.ui.start, self.presenter
        start.ui.choose.clicked.connect(self._ask_file)
        start.ui.drop.dropped.connect(self._take_files)
        start.ui.undo.clicked.connect(presenter.start.undo)
        start.chosen_back.connect(presenter.start.activate)
        start.report_asked.connect(self._ask_report)
        start.resumed.connect(presenter.resume)
        start.dropped_plan.connect(presenter.start.drop)

    def _connect_reading(self) -> None:
        file, columns, presenter = self.ui.file, self.ui.columns, self.presenter
        file.ui.other.clicked.connect(self._ask_file)
        file.password_given.connect(presenter.open_with)
        file.kind_chosen.connect(lambda kind: presenter.file.choose_kind(FileKind(kind)))
        file.sheet_toggled.connect(
            lambda name, chosen: presenter.file.choose_sheet(name, chosen=chosen)
        )
        file.mark_decided.connect(self._decide)
        columns.column_chosen.connect(presenter.columns.choose)
        columns.sheet_chosen.connect(presenter.columns.look_at)
        columns.header_row_chosen.connect(presenter.columns.choose_header_row)
        columns.encoding_chosen.connect(presenter.columns.choose_encoding)
        self.ui.progress.ui.cancel.clicked.connect(presenter.cancel)

    def _connect_deciding(self) -> None:
        check, changes, presenter = self.ui.check, self.ui.changes, self.presenter
        check.expected_typed.connect(presenter.check.expect)
        check.expected_settled.connect(presenter.check.settle)
        check.write_asked.connect(self._ask_rejected_target)
        changes.narrowed.connect(presenter.changes.narrow)
        changes.more_wanted.connect(presenter.changes.more)
        changes.approval_changed.connect(self._approve)
        switching = self.ui.switching.ui
        switching.undo.clicked.connect(presenter.switching.undo)
        switching.another.clicked.connect(presenter.another)
        switching.xlsx.clicked.connect(lambda: self._ask_own_report("xlsx"))
        switching.pdf.clicked.connect(lambda: self._ask_own_report("pdf"))

    def _ask_file(self) -> None:
        text = self._words.text
        title, wanted = text("rosters.file.title"), text("rosters.file.filter")
        ask_open(self, title, wanted, lambda path: self._take_files([path]))

    def _take_files(self, files: list[Path]) -> None:
        if len(files) == 1:
            self._source = files[0]
            self.presenter.choose(files[0])
        elif files:
            self.show_error(UsageError("one-file"))

    def _decide(self, mark: Mark, detail: str, choice: str) -> None:
        self.presenter.file.decide(mark, detail, choice)

    def _ask_rejected_target(self, password: str, again: str) -> None:
        name = self._words.text("rosters.save.rejected-name", stem=self._source.stem)
        ask_save(
            self,
            self._words.text("rosters.save.rejected-title"),
            self._source.parent / name,
            self._words.text("rosters.save.filter", ending="xlsx"),
            lambda path: self.presenter.check.write(path, password, again),
        )

    def _ask_own_report(self, ending: str) -> None:
        self._ask_report_target(ending, self._source.stem, self.presenter.switching.write_report)

    def _ask_report(self, version: str, source: str, ending: str) -> None:
        self._ask_report_target(
            ending,
            Path(source).stem,
            lambda path: self.presenter.start.write_report(version, path),
        )

    def _ask_report_target(self, ending: str, stem: str, chosen: Callable[[Path], None]) -> None:
        name = self._words.text("rosters.save.report-name", stem=stem, ending=ending)
        ask_save(
            self,
            self._words.text("rosters.save.report-title"),
            self._source.parent / name,
            self._words.text("rosters.save.filter", ending=ending),
            chosen,
        )

    def _approve(self) -> None:
        changes = self.ui.changes
        self.presenter.changes.approve(acknowledged=changes.acknowledged(), reason=changes.reason())

    def _show_all(self, *, shown: bool) -> None:
        for part in (self.ui.panes, self.ui.side, self.ui.footer):
            part.setVisible(shown)
